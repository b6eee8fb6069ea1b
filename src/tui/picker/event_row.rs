//! A row of a list that is about an event: day, place, organiser, title; and the lines of a change to it.

use super::row::Row;
use crate::cells;
use crate::issue::Issue;
use crate::ops::EventFields;
use crate::profile::DateFormat;
use crate::text::Transaction;
use crate::tui::problems::{differing, touched};
use crate::tui::wrap::Ink;
use jiff::civil::Date;

/// Columns of the place.
const PLACE: usize = 20;

/// The row of the event that `fields` describe.
pub(super) fn event_row(fields: &EventFields, issue: &Issue) -> Row {
    let profile = issue.profile();
    let format: DateFormat = profile.events.dates.first().copied().unwrap_or_default();
    let write = |date: Option<Date>| date.map(|date| format.write(date));
    let first = write(fields.date).unwrap_or_else(|| "no date".to_owned());
    let days = match write(fields.end_date.filter(|end| Some(*end) != fields.date)) {
        Some(last) => format!("{first} - {last}"),
        None => first,
    };
    let organizers: Vec<&str> = fields.organizers.iter().map(|one| &*one.name).collect();
    let place = fields.place(profile);
    let place = cells::pad(&cells::visible(&place), PLACE);
    let title = fields.talks.first().map_or("", |talk| &talk.name);
    Row::new(&format!("{days:10} {place} {}", organizers.join(" + "))).more(title)
}

/// What `change` takes out of `issue` and what it brings, line by line.
pub(super) fn changed_lines(issue: &Issue, change: &Transaction) -> Vec<(Ink, String)> {
    let parts = touched(issue, change).into_iter();
    parts
        .flat_map(|(before, after)| differing(&before, &after))
        .collect()
}
