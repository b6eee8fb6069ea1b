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

/// Where the list of events stands in a template.
pub const EVENTS_LIST: &str = "$twir_events_list";

/// The variables that are replaced by a day or a number.
const VARIABLES: [&str; 5] = [
    "$twir_issue_date",
    "$twir_issue_day",
    "$twir_events_end_date",
    "$twir_events_end_day",
    "$twir_issue_number",
];

/// `template` for an issue without events, see [`fill_with`].
pub fn fill(template: &str, number: i64, date: Date, window_days: i32) -> String {
    fill_with(template, number, date, window_days, "")
}

/// `template` for an issue: its `$twir_…` variables replaced, with the Markdown `events`, which may be empty, and the
/// window `window_days` long.
///
/// `$twir_issue_date` and `$twir_events_end_date` are ISO dates, `$twir_issue_day` and `$twir_events_end_day` the same
/// with the day first.
pub fn fill_with(
    template: &str,
    number: i64,
    date: Date,
    window_days: i32,
    events: &str,
) -> String {
    let end = date.saturating_add(window_days.days());
    let values = [
        DateFormat::Iso.write(date),
        DateFormat::DayFirst.write(date),
        DateFormat::Iso.write(end),
        DateFormat::DayFirst.write(end),
        number.to_string(),
    ];
    let with_dates = VARIABLES
        .iter()
        .zip(values)
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(name, &value)
        });
    if !events.is_empty() {
        return with_dates.replace(EVENTS_LIST, events);
    }
    ["\n", "\r\n"]
        .iter()
        .flat_map(|eol| {
            [
                format!("{EVENTS_LIST}{eol}{eol}"),
                format!("{eol}{eol}{EVENTS_LIST}"),
            ]
        })
        .fold(with_dates, |text, list| text.replace(&list, ""))
        .replace(EVENTS_LIST, "")
}

/// The variables of `template` that nothing is known to stand for, each once, in order: `$` and a word in small letters.
pub fn unknown_variables(template: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let mut unknown = Vec::new();
    for (at, _) in template.match_indices('$') {
        let rest = &template[at + 1..];
        let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let name = &template[at..=at + len];
        let is_known = VARIABLES.contains(&name) || name == EVENTS_LIST;
        let is_variable = rest.starts_with(|c: char| c.is_ascii_lowercase());
        if is_variable && !is_known && !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    unknown
}
