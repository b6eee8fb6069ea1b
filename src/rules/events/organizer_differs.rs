page! {
    //! An organiser is named, placed or linked otherwise than in the last issues.
    //!
    //! **What it finds.** With past issues at hand, what stood the same way at an organiser's last events: a name that is now
    //! cut or misspelt, an address that is nearly the old one, another country, a city that is misspelt, an online event
    //! whose city is not named any more. Other changes are suggestions, since groups move and are renamed.
    //!
    //! **Why it hurts.** Rows are copied from neighbours: Copenhagen stands in Germany. Readers follow a group by its name,
    //! tools by its address.
    //!
    //! **Example.** `2026-01-26 | Copenhagen, DE | [Copenhagen Rust](…)`, which was `Copenhagen, DK` eight times.
    //!
    //! **The fix** writes what stood there last. Look whether they have moved.
}

use crate::archive::PastEvent;
use crate::issue::address::{Address, key};
use crate::issue::{Attendance, Issue, NamedLink, Place, read_place};
use crate::rules::shared::events::{self, Row, folded};
use crate::rules::shared::past::{self, Sighting, sightings};
use crate::rules::shared::{labels, page, places};
use crate::rules::{Diagnostic, Facts, Fix, PastPlace, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "organizer-differs",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Events that make a habit.
const HABIT: usize = 3;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(older) = facts.older(issue) else {
        return;
    };
    for row in events::all(issue) {
        for organizer in &row.event.organizers {
            let (name, url) = past::parts(issue, organizer);
            let Some(url_span) = organizer.url_span.filter(|_| !name.is_empty()) else {
                continue;
            };
            let mut known = sightings(older, row.event.date(), name, url);
            found.extend(name_differs(issue, organizer, &known));
            if known.is_empty() {
                known = sightings(older, row.event.date(), name, "");
                found.extend(url_differs(issue, url_span, &known));
            }
            if row.event.organizers.len() == 1 {
                found.extend(place_differs(issue, &row, &known));
            }
        }
    }
}

/// The sightings that are not as it stands here, where that was rare: at less than a third of the events.
fn others<'a, 'b>(
    seen: &'b [Sighting<'a>],
    is_same: impl Fn(&PastEvent<'a>) -> bool,
) -> Option<Vec<&'b Sighting<'a>>> {
    let others: Vec<&Sighting<'_>> = seen.iter().filter(|(_, event)| !is_same(event)).collect();
    let same = seen.len() - others.len();
    (!others.is_empty() && same * 3 < seen.len()).then_some(others)
}

fn name_differs(issue: &Issue, organizer: &NamedLink, seen: &[Sighting<'_>]) -> Option<Diagnostic> {
    let span = organizer.name_span;
    let name = span.of(issue.source());
    let others = others(seen, |event| event.organizer == name)?;
    let (_, last) = others[0];
    let usual = last.organizer;
    let is_slip = usual.contains(name) || labels::is_near(usual, name);
    let is_habit = is_slip
        && others.len() >= HABIT
        && others.iter().all(|(_, event)| event.organizer == usual);
    let message = format!("This address was “{usual}”, not “{name}”");
    let found = differs(issue, span, &message, usual, others[0]);
    Some(if is_habit { found } else { found.into_hint() })
}

/// Another address under a known name: an address that is new.
fn url_differs(issue: &Issue, span: Span, seen: &[Sighting<'_>]) -> Option<Diagnostic> {
    let url = span.of(issue.source());
    let own = page_of(url);
    let others = others(seen, |event| {
        event.url.is_empty() || page_of(event.url) == own
    })?;
    let (_, last) = others[0];
    let theirs = page_of(last.url);
    let is_habit = others.len() >= HABIT
        && others.iter().all(|(_, event)| page_of(event.url) == theirs)
        && is_slip(&own, &theirs);
    let message = format!("“{}” linked to {} before", last.organizer, last.url);
    let found = differs(issue, span, &message, last.url, others[0]);
    Some(if is_habit { found } else { found.into_hint() })
}

/// An organiser's page: their list of events is the same one.
fn page_of(url: &str) -> String {
    let key = key(url).to_lowercase();
    key.strip_suffix("/events")
        .map_or(key.clone(), str::to_owned)
}

/// True for addresses of one host that are alike at both ends, letters put in or left out between them.
fn is_slip(one: &str, other: &str) -> bool {
    let alike =
        |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut one.bytes().zip(other.bytes()));
    let tail = alike(&mut one.bytes().rev().zip(other.bytes().rev()));
    let host = Address::of(other).host.len();
    let shorter = one.len().min(other.len());
    head > host + 3 && (head + tail) * 10 >= shorter * 9
}

fn place_differs(issue: &Issue, row: &Row<'_>, seen: &[Sighting<'_>]) -> Option<Diagnostic> {
    let span = row.event.place_span?;
    let text = span.of(issue.source()).trim();
    let known = seen.iter().filter(|(_, event)| event.place == text).count();
    if text.is_empty() || seen.is_empty() || known * 3 >= seen.len() {
        return None;
    }
    let read = |event: &PastEvent<'_>| read_place(event.place, &issue.profile().events);
    let alike: Vec<(&Sighting<'_>, Place)> = seen
        .iter()
        .map(|sighting| (sighting, read(&sighting.1)))
        .filter(|(_, place)| is_online(place) == is_online(row.place))
        .collect();
    let is_same = |place: &Place| same_place(issue, place, row.place);
    let same = alike.iter().filter(|(_, place)| is_same(place)).count();
    let (sighting, home) = alike.iter().find(|(_, place)| !is_same(place))?;
    if same * 3 >= alike.len() {
        return None;
    }
    let others = alike.len() - same;
    let all = alike
        .iter()
        .all(|(_, place)| is_same(place) || same_place(issue, place, home));
    let is_habit = all && others >= HABIT && is_mistake(issue, row.place, home);
    let usual = sighting.1.place;
    let message = format!("The last place of this organiser was “{usual}”, not “{text}”");
    let found = differs(issue, span, &message, usual, sighting);
    Some(if is_habit { found } else { found.into_hint() })
}

fn is_online(place: &Place) -> bool {
    place.attendance == Attendance::Virtual
}

/// City and country, however they are spelled.
fn same_place(issue: &Issue, one: &Place, other: &Place) -> bool {
    same_country(issue, one, other) && same_city(&one.city, &other.city)
}

fn same_country(issue: &Issue, one: &Place, other: &Place) -> bool {
    let country = |place: &Place| places::country_code(issue.profile(), place);
    match (country(one), country(other)) {
        (Some(one), Some(other)) => one == other,
        // What no table knows proves nothing.
        _ => true,
    }
}

/// True for one city: with two names (`München/Munich`), or with more behind its name (`Tel Aviv-Yafo`).
fn same_city(one: &str, other: &str) -> bool {
    let names = |city: &str| -> Vec<String> {
        city.split(['/', '('])
            .map(|name| folded(name).trim().to_owned())
            .collect()
    };
    let (one, other) = (names(one), names(other));
    let is_same = |a: &String, b: &String| {
        a == b || (!a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a)))
    };
    one.iter().any(|a| other.iter().any(|b| is_same(a, b)))
}

/// True where `here` is a mistake for `home` rather than a move: the country, the city's letters, or no city at all.
fn is_mistake(issue: &Issue, here: &Place, home: &Place) -> bool {
    let (city, usual) = (folded(&here.city), folded(&home.city));
    if !home.country.is_empty() && !same_country(issue, here, home) {
        return true;
    }
    !home.city.is_empty() && (city.is_empty() || labels::is_near(&city, &usual))
}

fn differs(
    issue: &Issue,
    span: Span,
    message: &str,
    right: &str,
    (past, event): &Sighting<'_>,
) -> Diagnostic {
    let edits = vec![Edit::replace(span, right)];
    let fix = Fix::look(format!("Write {right}"), issue.source(), edits);
    let place = PastPlace {
        path: past.path.clone(),
        line: event.line,
    };
    RULE.found(span, message).seen_in(place).fixed_by(fix)
}
