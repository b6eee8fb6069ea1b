//! What past issues say of the organiser of an event.

use crate::issue::{Issue, NamedLink, Place, read_place};
use crate::rules::Facts;
use crate::rules::shared::events::{Row, folded};

/// Events of one organiser that are looked at, the newest first.
const RECENT: usize = 24;

/// Name and address of `organizer`; the address is empty where there is none.
pub(in crate::rules) fn parts<'a>(issue: &'a Issue, organizer: &NamedLink) -> (&'a str, &'a str) {
    let source = issue.source();
    let url = organizer.url_span.map_or("", |span| span.of(source));
    (organizer.name_span.of(source).trim(), url)
}

/// The place of the newest event of the first organiser of `row` in the same city.
pub(in crate::rules) fn place_in(issue: &Issue, facts: &Facts, row: &Row<'_>) -> Option<Place> {
    let older = facts.older(issue)?;
    let (name, url) = parts(issue, row.event.organizers.first()?);
    let city = folded(&row.place.city);
    let recent = older.events_of(name, url).take(RECENT);
    let mut places = recent.map(|(_, event)| read_place(event.place, &issue.profile().events));
    places.find(|place| folded(&place.city) == city && !place.country.is_empty())
}
