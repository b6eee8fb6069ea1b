page! {
    //! One event stands twice in its region.
    //!
    //! **What it finds.** Two rows of one organiser on the same day at the same place. Two rows with the same talk are
    //! `duplicate-link`; rows whose talks have different names are a suggestion only, since a group may meet twice a day.
    //!
    //! **Why it hurts.** Calendars that are made from the list show the event twice.
    //!
    //! **Example.** A group's meeting once with the page of its calendar and once with the page of its ticket office.
    //!
    //! **The fix** removes this row; look which of the two has the better page.
}

use crate::issue::{Issue, address};
use crate::rules::shared::events::{self, Row, folded};
use crate::rules::shared::moves::removal;
use crate::rules::shared::{page, past};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;
use jiff::civil::Date;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-event",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// What makes two rows one event: the day, the place, the address or name of the first organiser.
type Mark = (Date, String, String);

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in events::sections(issue) {
        let mut met: HashMap<Mark, Vec<Row<'_>>> = HashMap::new();
        for row in events::rows(issue, section) {
            if let Some(mark) = mark(issue, &row) {
                met.entry(mark).or_default().push(row);
            }
        }
        for rows in met.values() {
            let Some((first, later)) = rows.split_first() else {
                continue;
            };
            let copies = later.iter().filter(|row| !shares_talk(issue, first, row));
            found.extend(copies.map(|row| diagnostic(issue, first, row)));
        }
    }
}

fn mark(issue: &Issue, row: &Row<'_>) -> Option<Mark> {
    let (name, url) = past::parts(issue, row.event.organizers.first()?);
    let organizer = if url.is_empty() {
        name.to_lowercase()
    } else {
        address::key(url)
    };
    let place = folded(&row.place.city);
    (!organizer.is_empty()).then_some((row.event.date()?, place, organizer))
}

fn shares_talk(issue: &Issue, first: &Row<'_>, other: &Row<'_>) -> bool {
    let keys = |row: &Row<'_>| -> Vec<String> {
        let talks = row.event.talks.iter();
        let urls = talks.map(|talk| past::parts(issue, talk).1);
        urls.filter(|url| !url.is_empty())
            .map(address::key)
            .collect()
    };
    let own = keys(first);
    keys(other).iter().any(|key| own.contains(key))
}

fn shares_title(issue: &Issue, first: &Row<'_>, other: &Row<'_>) -> bool {
    let titles = |row: &Row<'_>| -> Vec<String> {
        let talks = row.event.talks.iter();
        talks
            .map(|talk| folded(past::parts(issue, talk).0))
            .collect()
    };
    let own = titles(first);
    titles(other).iter().any(|title| own.contains(title))
}

fn diagnostic(issue: &Issue, first: &Row<'_>, row: &Row<'_>) -> Diagnostic {
    let line = issue.lines().line_of(first.item.span.start) + 1;
    let message = format!("The same organiser, day and place stand in line {line}");
    let edits = vec![removal(issue, row.item)];
    let fix = Fix::look("Remove this copy", issue.source(), edits);
    let span = row.item.header_span;
    let text = span.of(issue.source()).trim_end();
    let from = row.item.content_at - span.start;
    let span = Span::new(span.start + from.min(text.len()), span.start + text.len());
    let found = RULE
        .found(span, message)
        .related_to(first.item.header_span)
        .fixed_by(fix);
    if shares_title(issue, first, row) {
        found
    } else {
        found.into_hint()
    }
}
