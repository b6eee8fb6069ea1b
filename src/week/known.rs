//! What is known of an organiser, and what an event gets from it.

use super::organizer;
use crate::issue::Place;
use crate::ops::{EventFields, NamedUrl};

/// What is known of an organiser.
pub(super) struct Known {
    pub(super) organizer: NamedUrl,
    pub(super) place: Place,
}

impl Known {
    /// Gives the first organiser of `fields` the name and address that is known, and the event the place where it has
    /// none. The note that the latter needs.
    pub(super) fn complete(self, fields: &mut EventFields) -> Option<String> {
        let own = fields.organizers.first_mut()?;
        own.name = self.organizer.name;
        if own.url.is_empty() || organizer::home(&own.url) == organizer::home(&self.organizer.url) {
            own.url = self.organizer.url;
        }
        let is_placed = !fields.country.is_empty() || !fields.city.is_empty();
        if is_placed || self.place.country.is_empty() {
            return None;
        }
        let parts = [&self.place.city, &self.place.state, &self.place.country];
        let named = parts.into_iter().filter(|part| !part.is_empty());
        let named: Vec<&str> = named.map(String::as_str).collect();
        let note = format!(
            "its place is that of the organiser's last event, {}",
            named.join(", ")
        );
        fields.city = self.place.city;
        fields.state = self.place.state;
        fields.country = self.place.country;
        Some(note)
    }
}
