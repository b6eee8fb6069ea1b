//! Templates that a new issue is made from where the checkout has none of its own.
//!
//! They have the newsletter's headings, markers and definitions, and prose of ours. A test holds them against the
//! built-in profiles.

use super::DateFormat;
use jiff::ToSpan;
use jiff::civil::Date;

const TEMPLATES: &[(&str, &str)] = &[
    (
        "this-week-in-rust",
        include_str!("../../assets/templates/this-week-in-rust.md"),
    ),
    (
        "esta-semana-en-rust",
        include_str!("../../assets/templates/esta-semana-en-rust.md"),
    ),
    ("generic", include_str!("../../assets/templates/generic.md")),
];

/// The embedded template of the built-in profile called `profile_name`.
pub fn template(profile_name: &str) -> Option<&'static str> {
    let found = TEMPLATES.iter().find(|(name, _)| *name == profile_name)?;
    Some(found.1)
}

/// `template` for an issue: its `$twir_…` variables replaced, with no events and the window `window_days` long.
///
/// `$twir_issue_date` and `$twir_events_end_date` are ISO dates, `$twir_issue_day` and `$twir_events_end_day` the same
/// with the day first.
pub fn fill(template: &str, number: i64, date: Date, window_days: i32) -> String {
    let end = date.saturating_add(window_days.days());
    let with_dates = [
        ("$twir_issue_date", DateFormat::Iso.write(date)),
        ("$twir_issue_day", DateFormat::DayFirst.write(date)),
        ("$twir_events_end_date", DateFormat::Iso.write(end)),
        ("$twir_events_end_day", DateFormat::DayFirst.write(end)),
        ("$twir_issue_number", number.to_string()),
    ]
    .iter()
    .fold(template.to_owned(), |text, (name, value)| {
        text.replace(name, value)
    });
    with_dates
        .replace("$twir_events_list\n\n", "")
        .replace("\n\n$twir_events_list", "")
        .replace("$twir_events_list", "")
}
