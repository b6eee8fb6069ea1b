//! Events as other programs write them: calendars, JSON, tables, rows of Markdown.
//!
//! A text that cannot be read at all is refused in a sentence; an event in it that cannot be read is a candidate with a
//! flaw, so that nothing disappears unsaid.

mod csv;
mod ics;
mod json;
mod moment;
mod occurrences;
mod recur;
mod rows;

use super::candidate::Candidate;
use super::window::Window;
use crate::ops::Refusal;
use crate::profile::Profile;
use std::sync::Arc;

/// Larger sources are not read, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// More events of one source, those outside of the window left out, are not taken.
const MAX_EVENTS: usize = 500;

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// iCalendar (RFC 5545).
    Calendar,
    /// `{region: [{name, location, date, url, virtual, organizer_name, organizer_url}]}`, or only the list.
    Json,
    /// A table with a row of headings.
    Csv,
    /// Rows as they stand in an issue.
    Rows,
}

impl Format {
    /// What `text` looks like.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let starts = |word: &str| {
            let start = text.get(..word.len());
            start.is_some_and(|own| own.eq_ignore_ascii_case(word))
        };
        if starts("BEGIN:") {
            Self::Calendar
        } else if text.starts_with(['{', '[']) && !text.starts_with("[*") {
            Self::Json
        } else if text.lines().any(rows::is_row) {
            Self::Rows
        } else {
            Self::Csv
        }
    }
}

/// The events in `text`, those that recur once for each day in `window`.
///
/// # Errors
/// Where the text is too large, is broken, holds no events or too many.
pub fn read(text: &str, window: Window, profile: &Arc<Profile>) -> Result<Vec<Candidate>, Refusal> {
    if text.len() > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        return Err(Refusal::new(format!("it is larger than {limit} MiB")));
    }
    let found = match Format::of(text) {
        Format::Calendar => ics::read(text, window)?,
        Format::Json => json::read(text)?,
        Format::Csv => csv::read(text)?,
        Format::Rows => rows::read(text, profile),
    };
    let in_window = |one: &&Candidate| {
        let last = one.fields.end_date.or(one.fields.date);
        let days = one.fields.date.zip(last);
        days.is_none_or(|(first, last)| window.touches(first, last))
    };
    match found.iter().filter(in_window).count() {
        0 if found.is_empty() => Err(Refusal::new("it holds no events")),
        count if count > MAX_EVENTS => Err(Refusal::new(format!(
            "it holds {count} events; at most {MAX_EVENTS} are taken at once"
        ))),
        _ => Ok(found),
    }
}
