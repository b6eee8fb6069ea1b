page! {
    //! An organiser is not written as the last times.
    //!
    //! **What it finds.** A name, an address or a place unlike that of the organiser's newest events in past issues: a warning
    //! where the country or state is another one, or where the name is the same but for a slip or its case;
    //! else a suggestion, since groups move and are renamed.
    //!
    //! **Why it hurts.** Readers follow a group by its name, tools by its address.
    //!
    //! **Example.** `[Rust Berln](https://berline.rs/)`, after five events of `[Rust Berlin](https://berline.rs/)`.
    //!
    //! **The fix** writes it as last time.
}

use crate::archive::{Older, PastEvent, PastIssue};
use crate::issue::{Issue, NamedLink, Place, address, read_place};
use crate::profile::tables;
use crate::rules::shared::events::{self, Row, folded};
use crate::rules::shared::{page, past, places};
use crate::rules::{Diagnostic, Facts, Fix, PastPlace, Rule, Severity};
use crate::text::{Edit, Span};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "organizer-differs",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// So many of the newest events must agree.
const AGREEING: usize = 5;

/// How long, in days, what an organiser did before counts: a yearly conference may have another name this time.
const LONG_AGO: i32 = 200;

/// A past event and its issue.
type Past<'a> = (&'a PastIssue, PastEvent<'a>);

/// The past issues that count.
#[derive(Clone, Copy)]
struct Recent<'a> {
    older: Older<'a>,
    since: Date,
}

impl<'a> Recent<'a> {
    fn of(issue: &Issue, facts: &'a Facts) -> Option<Self> {
        let older = facts.older(issue)?;
        let days = jiff::Span::new().try_days(LONG_AGO).ok()?;
        let since = older.newest()?.date.checked_sub(days).ok()?;
        Some(Self { older, since })
    }

    fn events_of(self, name: &str, url: &str) -> impl Iterator<Item = Past<'a>> + use<'a> {
        let newest_first = self.older.events_of(name, url);
        newest_first.take_while(move |(past, _)| past.date >= self.since)
    }
}

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(past) = Recent::of(issue, facts) else {
        return;
    };
    for row in events::all(issue) {
        for organizer in &row.event.organizers {
            let (name, url) = past::parts(issue, organizer);
            if name.is_empty() || url.is_empty() {
                continue;
            }
            let recent: Vec<Past<'_>> = past.events_of(name, url).take(AGREEING).collect();
            found.extend(other_name(issue, organizer, &recent));
            if recent.is_empty() {
                found.extend(other_address(issue, past, organizer));
            }
        }
        found.extend(other_place(issue, past, &row));
    }
}

/// The same address under another name than always.
fn other_name(issue: &Issue, organizer: &NamedLink, recent: &[Past<'_>]) -> Option<Diagnostic> {
    let (name, _) = past::parts(issue, organizer);
    let (past, event) = agreeing(recent, |a, b| a.organizer == b.organizer)?;
    if event.organizer == name || event.organizer.is_empty() {
        return None;
    }
    let message = format!(
        "The organiser was called “{}” the last times",
        event.organizer
    );
    let found = finding(
        issue,
        organizer.name_span,
        event.organizer,
        (past, event),
        message,
    );
    Some(weighed(found, name, event.organizer))
}

/// The same name with another address than always.
fn other_address(issue: &Issue, past: Recent<'_>, organizer: &NamedLink) -> Option<Diagnostic> {
    let (name, url) = past::parts(issue, organizer);
    let recent: Vec<Past<'_>> = past.events_of(name, "").take(AGREEING).collect();
    let (past, event) = agreeing(&recent, |a, b| address::key(a.url) == address::key(b.url))?;
    if event.url.is_empty() || event.organizer != name {
        return None;
    }
    let message = format!("“{name}” had the address {} the last times", event.url);
    let found = finding(
        issue,
        organizer.url_span?,
        event.url,
        (past, event),
        message,
    );
    Some(weighed(found, &address::key(url), &address::key(event.url)))
}

/// Another country or state than always: of the same city, or of all that the organiser did.
fn other_place(issue: &Issue, past: Recent<'_>, row: &Row<'_>) -> Option<Diagnostic> {
    let (name, url) = past::parts(issue, row.event.organizers.first()?);
    let own = row.place;
    if own.city.is_empty() || own.country.is_empty() || url.is_empty() {
        return None;
    }
    let events = &issue.profile().events;
    let place = |event: &PastEvent<'_>| read_place(event.place, events);
    let recent = past.events_of(name, url).take(AGREEING * 4);
    let city = folded(&own.city);
    let placed = recent.filter(|(_, event)| !place(event).country.is_empty());
    let (here, elsewhere): (Vec<Past<'_>>, Vec<Past<'_>>) =
        placed.partition(|(_, event)| folded(&place(event).city) == city);
    let recent = match here.get(..AGREEING) {
        Some(here) => here,
        None if here.is_empty() => elsewhere.get(..AGREEING * 2)?,
        None => return None,
    };
    let (past, event) = agreeing(recent, |a, b| is_same_end(issue, &place(a), &place(b)))?;
    let before = place(&event);
    let is_abroad = !is_same_country(issue, own, &before);
    let differs = if here.is_empty() || own.state.is_empty() {
        is_abroad
    } else {
        !is_same_end(issue, own, &before)
    };
    differs
        .then(|| moved(issue, row, &before, (past, event)))
        .flatten()
}

fn is_same_end(issue: &Issue, one: &Place, other: &Place) -> bool {
    let is_divided = |place: &Place| {
        let country = places::country_code(issue.profile(), place);
        country.is_some_and(|code| tables().states(code).is_some())
    };
    is_same_country(issue, one, other) && (one.state == other.state || !is_divided(one))
}

fn is_same_country(issue: &Issue, one: &Place, other: &Place) -> bool {
    let country = |place: &Place| places::country_code(issue.profile(), place);
    country(one) == country(other)
}

fn moved(issue: &Issue, row: &Row<'_>, before: &Place, past: Past<'_>) -> Option<Diagnostic> {
    let city = places::part(issue, row, &row.place.city)?;
    let country = places::part(issue, row, &row.place.country)?;
    let parts = [&before.city, &before.state, &before.country].into_iter();
    let parts: Vec<&str> = parts
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let right = parts.join(", ");
    let span = Span::new(city.start.min(country.start), country.end);
    let message = format!("This organiser's events stood in {right} the last times");
    Some(finding(issue, span, &right, past, message))
}

/// The newest of `recent`, where there are enough and all are `alike`.
fn agreeing<'a>(
    recent: &[Past<'a>],
    alike: impl Fn(&PastEvent<'a>, &PastEvent<'a>) -> bool,
) -> Option<Past<'a>> {
    let (first, rest) = recent.split_first()?;
    let all_alike = rest.iter().all(|(_, event)| alike(&first.1, event));
    (recent.len() >= AGREEING && all_alike).then_some(*first)
}

/// A suggestion only, where two spellings differ by more than a slip.
fn weighed(found: Diagnostic, one: &str, other: &str) -> Diagnostic {
    let (one, other) = (folded(one), folded(other));
    let len = one.len().max(other.len());
    let is_slip = len < 200 && strsim::osa_distance(&one, &other) <= 1 + len / 12;
    if is_slip { found } else { found.into_hint() }
}

fn finding(
    issue: &Issue,
    span: Span,
    right: &str,
    (past, event): Past<'_>,
    message: String,
) -> Diagnostic {
    let edits = vec![Edit::replace(span, right)];
    let fix = Fix::look("Write it as last time", issue.source(), edits);
    let place = PastPlace {
        path: past.path.clone(),
        line: event.line,
    };
    RULE.found(span, message).seen_in(place).fixed_by(fix)
}
