//! Dates as newsletters write them: read in any order that a profile knows, written in the house style.

use jiff::civil::Date;
use serde::Deserialize;

/// An order of year, month and day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum DateFormat {
    /// `2026-01-07`.
    #[default]
    #[serde(rename = "YYYY-MM-DD")]
    Iso,
    /// `07-01-2026`.
    #[serde(rename = "DD-MM-YYYY")]
    DayFirst,
}

impl DateFormat {
    /// `date` in this order, with hyphens.
    pub fn write(self, date: Date) -> String {
        match self {
            Self::Iso => date.strftime("%Y-%m-%d").to_string(),
            Self::DayFirst => date.strftime("%d-%m-%Y").to_string(),
        }
    }
}

/// What stands at the start of a text that looks like a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// The day, or `None` where no calendar has it (`2026-02-30`).
    pub date: Option<Date>,
    /// Its order.
    pub format: DateFormat,
    /// Written with two-digit month and day and hyphens.
    pub is_canonical: bool,
    /// Bytes that it takes.
    pub len: usize,
}

/// Reads a date at the very start of `text`: `2026-01-07`, `2026/1/7`, `2026.01.07`, `07-01-2026`, `07/01/2026`.
/// `None` where the text does not begin with one.
pub fn read_date(text: &str) -> Option<FoundDate> {
    let bytes = text.as_bytes();
    let (first, at) = digits(bytes, 0)?;
    let separator = *bytes.get(at).filter(|b| matches!(b, b'-' | b'/' | b'.'))?;
    let (second, at) = digits(bytes, at + 1)?;
    if bytes.get(at) != Some(&separator) {
        return None;
    }
    let (third, len) = digits(bytes, at + 1)?;
    let (format, [year, month, day]) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => (DateFormat::Iso, [first, second, third]),
        (1..=2, 1..=2, 4) => (DateFormat::DayFirst, [third, second, first]),
        _ => return None,
    };
    Some(FoundDate {
        date: civil(year, month, day),
        format,
        is_canonical: separator == b'-' && month.len() == 2 && day.len() == 2,
        len,
    })
}

fn digits(bytes: &[u8], from: usize) -> Option<(&[u8], usize)> {
    let rest = bytes.get(from..)?;
    let len = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=4).contains(&len).then(|| (&rest[..len], from + len))
}

fn civil(year: &[u8], month: &[u8], day: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| {
        digits
            .iter()
            .fold(0i16, |n, b| n * 10 + i16::from(b - b'0'))
    };
    let small = |digits: &[u8]| i8::try_from(number(digits)).ok();
    Date::new(number(year), small(month)?, small(day)?).ok()
}
