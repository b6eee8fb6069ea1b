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

/// The days that a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// `D`.
    One(Date),
    /// `D - D`: all from the first to the last.
    Range(Date, Date),
    /// `D & D`, `D, D`: these, in order, at least two.
    Single(Vec<Date>),
}

/// The days that `text` says; of those behind the first, year and month may be left out: `2026-01-07 & 09`.
pub(super) fn read_days(text: &str, from: Option<Date>) -> Option<Days> {
    if let Some(date) = read(text, from) {
        return Some(Days::One(date));
    }
    let ends: Vec<&str> = [" - ", "–", "—"]
        .iter()
        .find(|joiner| text.contains(**joiner))
        .map(|joiner| text.split(joiner).collect())
        .unwrap_or_default();
    if let [first, last] = ends[..] {
        let first = read(first, from)?;
        return Some(Days::Range(first, read_after(last, first, from)?));
    }
    let mut days: Vec<Date> = Vec::new();
    for piece in text.split(['&', ',', ';']) {
        let day = match days.last() {
            None => read(piece, from),
            Some(&before) => read_after(piece, before, from),
        };
        days.push(day?);
    }
    days.sort_unstable();
    days.dedup();
    (days.len() > 1).then_some(Days::Single(days))
}

/// A day behind `before`: whole, or without its year, or its number alone.
fn read_after(text: &str, before: Date, from: Option<Date>) -> Option<Date> {
    let text = text.trim();
    let (year, month) = (before.year(), before.month());
    read(text, from)
        .or_else(|| read(&format!("{year}-{text}"), from))
        .or_else(|| read(&format!("{year}-{month}-{text}"), from))
}

/// What stands behind a field of days: each with its weekday, or how to type them.
pub(super) fn days_note(text: &str, from: Option<Date>) -> String {
    let day = |date: &Date| format!("{} {date}", weekday(*date));
    match (text.trim(), read_days(text, from)) {
        ("", _) => "or +7, or several: D - D, D & D".to_owned(),
        (_, None | Some(Days::One(_))) => note(text, from),
        (_, Some(Days::Range(first, last))) => format!("{} to {}", day(&first), day(&last)),
        (_, Some(Days::Single(days))) => {
            let days: Vec<String> = days.iter().map(day).collect();
            days.join(", ")
        }
    }
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
