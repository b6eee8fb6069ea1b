//! Who organised events before: for completion, and to tell what differs this time.

use super::buckets::At;
use super::{Older, PastEvent};
use jiff::civil::Date;

/// An organiser of past events, as they stood last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organizer<'a> {
    /// The name.
    pub name: &'a str,
    /// The address as written; empty where there is none.
    pub url: &'a str,
    /// The place of their last event, as written.
    pub place: &'a str,
    /// The role of the region where it stood.
    pub role: Option<&'a str>,
    /// The first day of their latest event.
    pub last_seen: Date,
    /// How many events of theirs were listed.
    pub events: usize,
}

impl<'a> Older<'a> {
    /// Everybody who organised an event, whose last one stood in the newest issue first. An organiser is known by the
    /// address, or by the name where there is none.
    pub fn organizers(&self) -> Vec<Organizer<'a>> {
        let mut found: Vec<(At, Organizer<'a>)> = Vec::new();
        for events in self.events_by_organizer() {
            let count = events.partition_point(|at| (at.issue as usize) < self.issues().len());
            let Some(&last) = events[..count].last() else {
                continue;
            };
            if let Some(event) = self.event(last) {
                found.push((last, Organizer::of(event, count)));
            }
        }
        found.sort_by_key(|(at, _)| std::cmp::Reverse((at.issue, at.row)));
        found.into_iter().map(|(_, organizer)| organizer).collect()
    }

    /// Organisers whose names complete `text`, whatever the case: those that begin with it, then those that hold it, the
    /// most recent first. None for an empty text.
    pub fn organizers_like(&self, text: &str) -> Vec<Organizer<'a>> {
        let wanted = text.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let place = |organizer: &Organizer<'_>| organizer.name.to_lowercase().find(&wanted);
        let mut found = self.organizers();
        found.retain(|organizer| place(organizer).is_some());
        found.sort_by_key(|organizer| place(organizer) != Some(0));
        found
    }

    /// The first of [`Older::organizers_like`].
    pub fn organizer_like(&self, text: &str) -> Option<Organizer<'a>> {
        self.organizers_like(text).into_iter().next()
    }
}

impl<'a> Organizer<'a> {
    const fn of(event: PastEvent<'a>, events: usize) -> Self {
        Self {
            name: event.organizer,
            url: event.url,
            place: event.place,
            role: event.role,
            last_seen: event.date,
            events,
        }
    }
}
