//! What past issues say of the organiser of an event.

use crate::archive::{Older, PastEvent, PastIssue};
use crate::issue::{Issue, NamedLink, Place, read_place};
use crate::rules::Facts;
use crate::rules::shared::events::{Row, folded};
use jiff::civil::Date;

/// Events of one organiser that are looked at, the newest first.
const RECENT: usize = 24;

/// How many events of an organiser tell a habit, and in how many listings they are looked for: one event stands in
/// about four issues.
const EVENTS: usize = 6;
const LISTINGS: usize = 40;

/// A past event and its issue.
pub(in crate::rules) type Sighting<'a> = (&'a PastIssue, PastEvent<'a>);

/// The last events of an organiser on other days than `today`, each once, the newest first. Listings of the same day
/// prove nothing: they are where the row was copied from.
pub(in crate::rules) fn sightings<'a>(
    older: Older<'a>,
    today: Option<Date>,
    name: &str,
    url: &str,
) -> Vec<Sighting<'a>> {
    let mut seen: Vec<Sighting<'a>> = Vec::with_capacity(EVENTS);
    let listings = older.events_of(name, url).take(LISTINGS);
    for (issue, event) in listings.filter(|(_, event)| Some(event.date) != today) {
        if seen.iter().all(|(_, known)| known.date != event.date) {
            seen.push((issue, event));
        }
        if seen.len() == EVENTS {
            break;
        }
    }
    seen
}

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

/// True where an earlier event of an organiser of `row` stood in the same place, to the letter, and editors left it.
pub(in crate::rules) fn is_usual_place(issue: &Issue, facts: &Facts, row: &Row<'_>) -> bool {
    let (Some(older), place) = (facts.older(issue), row.event.place(issue.source())) else {
        return false;
    };
    row.event.organizers.iter().any(|organizer| {
        let (name, url) = parts(issue, organizer);
        let seen = sightings(older, row.event.date(), name, url);
        seen.iter().any(|(_, event)| event.place == place)
    })
}
