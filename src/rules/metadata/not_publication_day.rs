page! {
    //! The issue's date is not a day on which the newsletter appears.
    //!
    //! **What it finds.** A date on another weekday than the profile's. Where the file is named for the right day, the
    //! mismatch of the two is found instead.
    //!
    //! **Why it hurts.** Number, window of events and closing days are all counted from the date.
    //!
    //! **Example.** `Date: 2026-01-13`, a Tuesday, in a newsletter that appears on Wednesdays.
    //!
    //! **The fix** sets the nearest publication day. Look first: an issue may be late on purpose.
}

use crate::issue::Issue;
use crate::profile::read_date;
use crate::rules::shared::metadata::{field, inner_span, named_date};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use jiff::ToSpan;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "not-publication-day",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    found.extend(wrong_day(issue, named_date(issue, facts)));
}

fn wrong_day(issue: &Issue, named: Option<Date>) -> Option<Diagnostic> {
    let metadata = &issue.profile().metadata;
    let field = field(issue, &metadata.date)?;
    let inner = inner_span(issue, field);
    let read = read_date(inner.of(issue.source()))?;
    let date = read.date?;
    let appears = |date: Date| weekday(date).eq_ignore_ascii_case(&metadata.weekday);
    if metadata.weekday.is_empty() || appears(date) || named.is_some_and(appears) {
        return None;
    }
    let span = Span::new(inner.start, inner.start + read.len);
    let message = format!(
        "{date} is a {}; the newsletter appears on {}s",
        weekday(date),
        metadata.weekday
    );
    let fix = nearest(date, appears)
        .filter(|_| named.is_none())
        .and_then(|day| {
            let edit = Edit::replace(span, read.format.write(day));
            Fix::look(format!("Set the date to {day}"), issue.source(), vec![edit])
        });
    Some(RULE.found(span, message).fixed_by(fix))
}

fn weekday(date: Date) -> String {
    date.strftime("%A").to_string()
}

/// The day nearest to `date` that `fits`, the later of two.
fn nearest(date: Date, fits: impl Fn(Date) -> bool) -> Option<Date> {
    let days = [1, -1, 2, -2, 3, -3];
    let near = days
        .into_iter()
        .filter_map(|days| date.checked_add(days.days()).ok());
    near.into_iter().find(|&day| fits(day))
}
