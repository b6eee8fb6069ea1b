//! Organisers that the issue's events name already, to complete from.

use crate::issue::Issue;
use crate::ops::{EventFields, NamedUrl};

/// An organiser and an event of theirs, the last in the issue.
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
}

/// The organiser that best completes `text`: the first whose name begins with it, else the first that holds it.
pub(super) fn completion(issue: &Issue, text: &str) -> Option<Known> {
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
