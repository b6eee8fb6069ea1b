page! {
    //! A date of an event is not written as the newsletter writes dates, or no calendar has it.
    //!
    //! **What it finds.** Slashes and dots, single digits, the order of another newsletter, and days like 2026-02-30. A
    //! profile may allow several orders; an issue that keeps to one of them is fine, a mixture is not.
    //!
    //! **Why it hurts.** Tools that sort and drop events read one form only, and readers mistake the day for the month.
    //!
    //! **Example.** `* 2026-1-7 | …`, `* 07-01-2026 | …` among `* 2026-01-08 | …`.
    //!
    //! **The fix** writes the same day in the house style. It is safe where day and month cannot be confused.
}

use crate::issue::{Entry, EventDate, Issue};
use crate::profile::DateFormat;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "malformed-date",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let dates = dates(issue);
    let style = style(issue, &dates);
    found.extend(
        dates
            .iter()
            .filter_map(|date| diagnostic(issue, style, date)),
    );
}

/// Dates of events and calls. A shortened date (`& 05-20`) hangs on the one before it and is left alone.
fn dates(issue: &Issue) -> Vec<EventDate> {
    let mut dates = Vec::new();
    for item in &issue.outline().items {
        match &item.entry {
            Entry::Event(event) => dates.extend([event.start, event.end]),
            Entry::CfpEvent(call) => dates.extend([call.closes, call.start, call.end]),
            _ => {}
        }
    }
    let whole = |date: &EventDate| date.span.len() >= 8;
    let mut dates: Vec<EventDate> = dates.into_iter().flatten().filter(whole).collect();
    dates.sort_by_key(|date| date.span);
    dates.dedup_by_key(|date| date.span);
    dates
}

/// The one allowed order to which the whole issue keeps, else the house style.
fn style(issue: &Issue, dates: &[EventDate]) -> DateFormat {
    let allowed = &issue.profile().events.dates;
    let house = allowed.first().copied().unwrap_or_default();
    let mut formats = dates.iter().map(|date| date.found.format);
    match formats.next() {
        Some(first) if allowed.contains(&first) && formats.all(|other| other == first) => first,
        _ => house,
    }
}

fn diagnostic(issue: &Issue, style: DateFormat, date: &EventDate) -> Option<Diagnostic> {
    let source = issue.source();
    let written = date.span.of(source);
    let Some(day) = date.date else {
        let message = format!("No calendar has the day {written}");
        return Some(RULE.found(date.span, message));
    };
    if date.found.is_canonical && date.found.format == style {
        return None;
    }
    let right = style.write(day);
    let message = format!("The date {written} is written {right} here");
    let edits = vec![Edit::replace(date.span, right.as_str())];
    let label = format!("Write {right}");
    let fix = if is_clear(issue, date) {
        Fix::safe(label, source, edits)
    } else {
        Fix::look(label, source, edits)
    };
    Some(RULE.found(date.span, message).fixed_by(fix))
}

/// True where day and month cannot be confused: the year leads, the profile knows the order, or the day is past twelve.
fn is_clear(issue: &Issue, date: &EventDate) -> bool {
    let known = issue.profile().events.dates.contains(&date.found.format);
    date.found.format == DateFormat::Iso || known || date.date.is_some_and(|day| day.day() > 12)
}
