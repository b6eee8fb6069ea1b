//! Organisers that the events of this issue or of past ones name, to complete from.

use crate::archive::Organizer;
use crate::issue::{Issue, read_place};
use crate::ops::{EventFields, NamedUrl};
use crate::session::Session;

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

    /// What the past issues know of `organizer`.
    fn of(organizer: &Organizer<'_>, issue: &Issue) -> Self {
        let place = read_place(organizer.place, &issue.profile().events);
        let named = NamedUrl {
            name: organizer.name.to_owned(),
            url: organizer.url.to_owned(),
        };
        let event = EventFields {
            attendance: place.attendance,
            city: place.city,
            state: place.state,
            country: place.country,
            ..EventFields::default()
        };
        Self {
            organizer: named,
            event,
        }
    }
}

/// The organiser that best completes `text`: of this issue, else of past ones.
pub(super) fn completion(session: &Session, text: &str) -> Option<Known> {
    let issue = session.issue();
    completion_here(issue, text).or_else(|| {
        let organizer = session.facts().older(issue)?.organizer_like(text)?;
        Some(Known::of(&organizer, issue))
    })
}

/// The organiser of `issue` that best completes `text`: the last whose name begins with it, else the last that holds
/// it.
fn completion_here(issue: &Issue, text: &str) -> Option<Known> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let mut second = None;
    for item in (0..issue.outline().items.len()).rev() {
        let Some(event) = EventFields::of(issue, item) else {
            continue;
        };
        for organizer in &event.organizers {
            let name = organizer.name.to_lowercase();
            let known = || Known {
                organizer: organizer.clone(),
                event: event.clone(),
            };
            if name.starts_with(&wanted) {
                return Some(known());
            }
            if second.is_none() && name.contains(&wanted) {
                second = Some(known());
            }
        }
    }
    second
}
