//! The fields of an event in their order: seven of the event itself, then pairs of name and address for organisers
//! and for talks, of which there may be several.

use super::dates;
use super::sheet::{Sheet, Slot};
use crate::issue::Attendance;
use crate::ops::{EventFields, NamedUrl};
use crate::profile::Profile;
use std::ops::Range;

pub(super) const DATE: usize = 0;
pub(super) const END: usize = 1;
pub(super) const ATTENDANCE: usize = 2;
pub(super) const CITY: usize = 3;
pub(super) const STATE: usize = 4;
pub(super) const COUNTRY: usize = 5;
/// The first field of the first pair.
pub(super) const FIRST_NAMED: usize = 6;

const ATTENDANCES: [(Attendance, &str); 3] = [
    (Attendance::InPerson, "in person"),
    (Attendance::Virtual, "virtual"),
    (Attendance::Hybrid, "hybrid"),
];

/// How many pairs there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    organizers: usize,
    talks: usize,
}

/// The fields for `event`, at least one pair of each kind.
pub(super) fn slots(event: &EventFields, profile: &Profile) -> (Vec<Slot>, Rows) {
    let date = |date: Option<_>| date.map_or(String::new(), |date| dates::write(date, profile));
    let is_list = !event.single_days().is_empty();
    let first = if is_list {
        event.dates(profile)
    } else {
        date(event.date)
    };
    let end = event.end_date.filter(|_| !is_list);
    let options = ATTENDANCES.map(|(_, name)| name.to_owned()).to_vec();
    let mut slots = vec![
        Slot::text("Date", first),
        Slot::text("End date", date(end)),
        Slot::choice("Attendance", options, number(event.attendance)),
        Slot::text("City", event.city.clone()),
        Slot::text("State", event.state.clone()),
        Slot::text("Country", event.country.clone()),
    ];
    let empty = [NamedUrl::default()];
    let or_empty = |all: &[NamedUrl]| {
        if all.is_empty() {
            empty.to_vec()
        } else {
            all.to_vec()
        }
    };
    let (organizers, talks) = (or_empty(&event.organizers), or_empty(&event.talks));
    slots.extend(organizers.iter().flat_map(|one| pair("Organizer", one)));
    slots.extend(talks.iter().flat_map(|one| pair("Talk", one)));
    let rows = Rows {
        organizers: organizers.len(),
        talks: talks.len(),
    };
    (slots, rows)
}

fn pair(label: &str, named: &NamedUrl) -> [Slot; 2] {
    [
        Slot::text(label, named.name.clone()),
        Slot::text("  URL", named.url.clone()),
    ]
}

/// Number of `attendance` among the options.
pub(super) fn number(attendance: Attendance) -> usize {
    let found = ATTENDANCES.iter().position(|(own, _)| *own == attendance);
    found.unwrap_or(0)
}

/// The attendance that is chosen.
pub(super) fn attendance(sheet: &Sheet) -> Attendance {
    ATTENDANCES
        .get(sheet.chosen(ATTENDANCE))
        .map_or(Attendance::default(), |(attendance, _)| *attendance)
}

/// The pairs in the fields of `range` that are not empty.
pub(super) fn pairs(sheet: &Sheet, range: Range<usize>) -> Vec<NamedUrl> {
    let text = |at: usize| {
        if sheet.is_touched(at) {
            sheet.trimmed(at).to_owned()
        } else {
            sheet.value(at).to_owned()
        }
    };
    range
        .step_by(2)
        .map(|at| NamedUrl {
            name: text(at),
            url: text(at + 1),
        })
        .filter(|named| !named.name.is_empty() || !named.url.is_empty())
        .collect()
}

impl Rows {
    /// Fields of organisers.
    pub(super) fn organizers(self) -> Range<usize> {
        FIRST_NAMED..FIRST_NAMED + 2 * self.organizers
    }

    /// Fields of talks.
    pub(super) fn talks(self) -> Range<usize> {
        let start = self.organizers().end;
        start..start + 2 * self.talks
    }

    /// Every field that holds a name.
    pub(super) fn named(self) -> impl Iterator<Item = usize> {
        (FIRST_NAMED..self.talks().end).step_by(2)
    }

    /// True where field `at` holds the name of an organiser.
    pub(super) fn is_organizer_name(self, at: usize) -> bool {
        self.organizers().contains(&at) && (at - FIRST_NAMED).is_multiple_of(2)
    }

    /// The name field of the pair to which field `at` belongs.
    pub(super) fn pair_of(self, at: usize) -> Option<usize> {
        let inside = (FIRST_NAMED..self.talks().end).contains(&at);
        inside.then(|| at - (at - FIRST_NAMED) % 2)
    }

    /// The first name field that is empty though its address is not.
    pub(super) fn nameless(self, sheet: &Sheet) -> Option<usize> {
        self.named().find(|&at| {
            sheet.trimmed(at).is_empty()
                && !sheet.trimmed(at + 1).is_empty()
                && (sheet.is_touched(at) || sheet.is_touched(at + 1))
        })
    }

    /// Adds a pair: an organiser where the focus is on one, a talk otherwise.
    pub(super) fn add(&mut self, sheet: &mut Sheet) {
        let empty = NamedUrl::default();
        if self.organizers().contains(&sheet.focus()) {
            sheet.insert(self.organizers().end, pair("Organizer", &empty).to_vec());
            self.organizers += 1;
        } else {
            sheet.insert(self.talks().end, pair("Talk", &empty).to_vec());
            self.talks += 1;
        }
    }
}
