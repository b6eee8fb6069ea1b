//! Dates as they are typed into a form: `2026-01-07`, `07-01-2026`, `07/01/2026`, or `+7`, days from the date.

use crate::profile::{DateFormat, Profile, read_date};
use jiff::ToSpan;
use jiff::civil::Date;

/// How a date may be typed, for messages.
pub(super) const HOW: &str = "YYYY-MM-DD, DD-MM-YYYY or +7 (days from the issue's date)";

/// The date that `text` says; `from` is the issue's. `None` where it says none.
pub(super) fn read(text: &str, from: Option<Date>) -> Option<Date> {
    let text = text.trim();
    if let Some(days) = text.strip_prefix('+') {
        let days: i32 = days.trim().parse().ok()?;
        return from?.checked_add(days.days()).ok();
    }
    let found = read_date(text).filter(|found| found.len == text.len())?;
    found.date
}

/// `date` in the house style of the newsletter's events.
pub(super) fn write(date: Date, profile: &Profile) -> String {
    let format: DateFormat = profile.events.dates.first().copied().unwrap_or_default();
    format.write(date)
}

/// What stands behind a date field: the day in full, or how to type one.
pub(super) fn note(text: &str, from: Option<Date>) -> String {
    match (text.trim(), read(text, from)) {
        ("", _) => String::new(),
        (_, Some(date)) => format!("{} {date}", weekday(date)),
        _ => format!("no date: {HOW}"),
    }
}

/// The weekday of `date`, three letters.
pub(super) fn weekday(date: Date) -> String {
    date.strftime("%a").to_string()
}
