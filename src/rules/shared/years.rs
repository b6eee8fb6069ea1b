//! Days that would be right in another year: what is left of last year's issue, or mistyped in January.

use crate::issue::{CfpEntry, EventDate, Issue};
use crate::profile::DateFormat;
use crate::rules::shared::events::{self, Row};
use crate::text::{Edit, Span};
use jiff::civil::Date;

/// Days off from which a date is taken for one of another year.
const FAR: i32 = 180;

/// How long a call may stay open, and how long behind its end an event may lie, in days.
const YEAR: i32 = 366;

/// A date and the day that was meant.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Slip {
    /// As it stands there.
    pub(in crate::rules) date: EventDate,
    /// In the right year.
    pub(in crate::rules) right: Date,
}

impl Slip {
    /// Writes the right year.
    pub(in crate::rules) fn edit(&self) -> Edit {
        let span = self.date.span;
        let year = match self.date.found.format {
            DateFormat::Iso => Span::new(span.start, span.start + 4),
            DateFormat::DayFirst => Span::new(span.end - 4, span.end),
        };
        Edit::replace(year, format!("{:04}", self.right.year()))
    }
}

/// `date` in a year in which it lies between `first` and `last`, where it is far from `first` as written.
fn in_other_year(date: Date, first: Date, last: Date) -> Option<Date> {
    let is_far = days(first, date)?.abs() > FAR;
    let mut years = first.year()..=last.year();
    let there = |year| date.with().year(year).build().ok();
    let found = years.find_map(|year| there(year).filter(|day| (first..=last).contains(day)));
    found.filter(|day| is_far && *day != date)
}

fn days(from: Date, to: Date) -> Option<i32> {
    Some(from.until(to).ok()?.get_days())
}

fn later(date: Date, days: i32) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

fn slip(date: EventDate, first: Date, last: Date) -> Option<Slip> {
    let is_whole = date.span.len() >= 8;
    let right = in_other_year(date.date.filter(|_| is_whole)?, first, last)?;
    Some(Slip { date, right })
}

/// The first day of a row, where it falls into the issue's window in another year.
pub(in crate::rules) fn of_row(issue: &Issue, row: &Row<'_>) -> Option<Slip> {
    let (first, last) = events::window(issue)?;
    slip(row.event.start?, first, last)
}

/// The last day of a row that begins on `start`, where it is far before or behind it but not in another year.
pub(in crate::rules) fn of_end(row: &Row<'_>, start: Date) -> Option<Slip> {
    slip(row.event.end?, start, later(start, 31)?)
}

/// The day on which a call closes, where it is long past and would lie before the event in another year.
pub(in crate::rules) fn of_closing(call: &CfpEntry, today: Date) -> Option<Slip> {
    let event = call.start.and_then(|start| start.date);
    let last = event.filter(|day| *day >= today).or(later(today, YEAR))?;
    slip(call.closes?, today, last)
}

/// The days of the event of a call, where they lie before its end and behind it in another year.
pub(in crate::rules) fn of_call(call: &CfpEntry) -> Vec<Slip> {
    let closes = call.closes.and_then(|closes| closes.date);
    let Some((closes, last)) = closes.and_then(|day| Some((day, later(day, YEAR)?))) else {
        return Vec::new();
    };
    let dates = [call.start, call.end].into_iter().flatten();
    dates.filter_map(|date| slip(date, closes, last)).collect()
}
