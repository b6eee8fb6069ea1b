//! Organisers that the events of this issue or of past ones name, to complete from.

use crate::archive::PastEvent;
use crate::issue::{Issue, read_place};
use crate::ops::{EventFields, NamedUrl};
use crate::session::Session;
use crate::week;

/// An organiser and an event of theirs, the last one known.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The organiser.
    pub(super) organizer: NamedUrl,
    /// Where they met.
    pub(super) event: EventFields,
}

impl Known {
    /// Their place in a few words.
    pub(super) fn place(&self) -> String {
        let parts = [&self.event.city, &self.event.state, &self.event.country];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }

    /// What past issues know of the organiser called `name`.
    fn past(name: &str, url: &str, place: &str, issue: &Issue) -> Self {
        let place = read_place(place, &issue.profile().events);
        Self {
            organizer: NamedUrl {
                name: name.to_owned(),
                url: url.to_owned(),
            },
            event: EventFields {
                attendance: place.attendance,
                city: place.city,
                state: place.state,
                country: place.country,
                ..EventFields::default()
            },
        }
    }
}

/// Organisers whose names complete `text`: those that begin with it, then those that hold it; of this issue before those
/// of past ones, each name once.
pub(super) fn completions(session: &Session, text: &str) -> Vec<Known> {
    let issue = session.issue();
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let name = |known: &Known| known.organizer.name.to_lowercase();
    let mut found = here(issue);
    found.retain(|known| name(known).contains(&wanted));
    let older = session.facts().older(issue);
    let past = older.map_or_else(Vec::new, |older| older.organizers_like(text));
    found.extend(
        past.iter()
            .map(|one| Known::past(one.name, one.url, one.place, issue)),
    );
    found.sort_by_key(|known| !name(known).starts_with(&wanted));
    let mut seen = Vec::new();
    found.retain(|known| {
        let is_new = !seen.contains(&name(known));
        seen.push(name(known));
        is_new
    });
    found
}

/// The organiser to whose list of events the page `url` belongs.
pub(super) fn of_page(session: &Session, url: &str) -> Option<Known> {
    let issue = session.issue();
    let mut known = here(issue).into_iter();
    known
        .find(|known| week::is_page_of(url, &known.organizer))
        .or_else(|| {
            let older = session.facts().older(issue)?;
            let PastEvent {
                organizer,
                url,
                place,
                ..
            } = week::last_on_page(&older, url)?;
            Some(Known::past(organizer, url, place, issue))
        })
}

/// Everybody who organises an event of `issue`, the last row first.
fn here(issue: &Issue) -> Vec<Known> {
    let items = (0..issue.outline().items.len()).rev();
    let events = items.filter_map(|item| EventFields::of(issue, item));
    let all = events.flat_map(|event| {
        let organizers = event.organizers.clone().into_iter();
        organizers.map(move |organizer| Known {
            organizer,
            event: event.clone(),
        })
    });
    all.collect()
}
