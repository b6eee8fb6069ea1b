//! iCalendar. Each event is read for itself, so that a broken one does not take the others along; what recurs becomes one
//! candidate for each day in the window.

use super::moment::{self, Moment};
use super::recur;
use crate::ops::Refusal;
use crate::week::candidate::Candidate;
use crate::week::clean;
use crate::week::window::Window;
use icalendar::parser::{Component, Property, unfold};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};

/// Components inside an event (alarms) that are read; the parser goes one level down for each.
const NESTED: usize = 20;
/// Days on which events recur, all together.
const DAYS: usize = 5000;

/// A calendar while its events are read.
pub(super) struct Calendar {
    pub(super) head: Head,
    pub(super) moved: Moved,
    /// Periods of recurrences that may still be looked at.
    pub(super) fuel: usize,
}

/// What the calendar says of itself.
#[derive(Default)]
pub(super) struct Head {
    name: String,
    zone: Option<TimeZone>,
    /// Its zone is not known here.
    pub(super) unknown_zone: bool,
}

/// The events in `text`.
pub(super) fn read(text: &str, window: Window) -> Result<Vec<Candidate>, Refusal> {
    let plain = unfold(text.trim_start_matches('\u{feff}'))
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let (blocks, rest) = blocks(&plain)?;
    let head = head(&rest);
    let mut events = Vec::new();
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let from = format!("event {}", at + 1);
        if let Some(event) = Event::read(block) {
            events.push((from, event));
        } else {
            let mut broken = Candidate::at(from);
            broken.refuse("it cannot be read: a line of it is broken");
            found.push(broken);
        }
    }
    let mut calendar = Calendar {
        moved: moved(&events, &head),
        head,
        fuel: recur::ALL_PERIODS,
    };
    for (from, event) in &events {
        let candidate = event.candidate(from, &calendar.head);
        found.extend(event.on_days(candidate, window, &mut calendar));
        if found.len() > blocks.len() + DAYS {
            return Err(Refusal::new(format!(
                "its events recur on more than {DAYS} days"
            )));
        }
    }
    Ok(found)
}

/// The lines of each event, and the lines that belong to none.
fn blocks(text: &str) -> Result<(Vec<String>, Vec<&str>), Refusal> {
    let (mut blocks, mut rest) = (Vec::new(), Vec::new());
    let mut open: Option<String> = None;
    for line in text.lines() {
        let is = |word: &str| line.trim_end().eq_ignore_ascii_case(word);
        if is("BEGIN:VEVENT") && open.is_some() {
            return Err(Refusal::new(
                "it is broken: an event begins inside of another",
            ));
        } else if is("BEGIN:VEVENT") {
            open = Some("BEGIN:VEVENT\n".to_owned());
        } else if is("END:VEVENT") {
            let block = open
                .take()
                .ok_or_else(|| Refusal::new("it is broken: an event ends that never began"))?;
            blocks.push(block + "END:VEVENT\n");
        } else if let Some(block) = &mut open {
            if !line.trim().is_empty() {
                block.push_str(line.trim_end());
                block.push('\n');
            }
        } else {
            rest.push(line);
        }
    }
    match open {
        Some(_) => Err(Refusal::new(
            "it is broken: it ends in the middle of an event",
        )),
        None => Ok((blocks, rest)),
    }
}

fn head(lines: &[&str]) -> Head {
    let value = |key: &str| {
        lines.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let name = name.split(';').next().unwrap_or(name);
            name.eq_ignore_ascii_case(key).then_some(value.trim())
        })
    };
    let wanted = value("X-WR-TIMEZONE").or_else(|| value("TZID"));
    let zone = wanted.and_then(|name| TimeZone::get(name).ok());
    Head {
        name: value("X-WR-CALNAME")
            .unwrap_or_default()
            .replace("\\,", ","),
        unknown_zone: wanted.is_some() && zone.is_none(),
        zone,
    }
}

/// Days of a series that were moved or dropped, by the identity of the series.
pub(super) type Moved = HashMap<String, HashSet<Date>>;

fn moved(events: &[(String, Event<'_>)], head: &Head) -> Moved {
    let mut moved = Moved::new();
    for (_, event) in events {
        let day = event
            .value("RECURRENCE-ID")
            .and_then(|text| head.moment(text).ok());
        if let (Some(id), Some(day)) = (event.value("UID"), day) {
            moved.entry(id.to_owned()).or_default().insert(day.date);
        }
    }
    moved
}

impl Head {
    pub(super) fn moment(&self, text: &str) -> Result<Moment, String> {
        moment::read(text, self.zone.as_ref())
    }
}

/// An event as it is written.
pub(super) struct Event<'a>(Component<'a>);

impl<'a> Event<'a> {
    /// The event of `block`; `None` where a line of it is broken.
    fn read(block: &'a str) -> Option<Self> {
        let starts = |line: &str| {
            line.get(..6)
                .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:"))
        };
        if block.lines().filter(|line| starts(line)).count() > NESTED {
            return None;
        }
        Component::try_from(block).ok().map(Self)
    }

    pub(super) fn properties(&self, name: &str) -> impl Iterator<Item = &Property<'a>> {
        let all = self.0.properties.iter();
        all.filter(move |own| own.name.as_str().eq_ignore_ascii_case(name))
    }

    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let value = self.properties(name).next()?.val.as_str().trim();
        (!value.is_empty()).then_some(value)
    }

    /// All but its days.
    fn candidate(&self, from: &str, head: &Head) -> Candidate {
        let mut found = Candidate::at(from.to_owned());
        let location = self.value("LOCATION").unwrap_or_default();
        location.clone_into(&mut found.location);
        let own = found.address("its address", self.value("URL").unwrap_or_default());
        let url = Some(own).filter(|own| !own.is_empty());
        let text = || self.value("DESCRIPTION").and_then(clean::first_address);
        let url = url.or_else(text).or_else(|| clean::first_address(location));
        found.talk(
            self.value("SUMMARY").unwrap_or_default(),
            &url.clone().unwrap_or_default(),
        );
        let organizer = self.organizer();
        let name = if organizer.is_empty() {
            &head.name
        } else {
            &organizer
        };
        found.organizer(name, &group(url.as_deref().unwrap_or_default()));
        if self
            .value("STATUS")
            .is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED"))
        {
            found.refuse("it is cancelled");
        }
        found
    }

    fn organizer(&self) -> String {
        let property = self.properties("ORGANIZER").next();
        let name = property.and_then(|property| {
            let mut all = property.params.iter();
            all.find(|own| own.key.as_str().eq_ignore_ascii_case("CN"))?
                .val
                .as_ref()
        });
        name.map(|name| name.as_str().trim_matches('"').to_owned())
            .unwrap_or_default()
    }
}

/// The page of the group whose event has the address `url`, on hosts where it is the first part of the path.
fn group(url: &str) -> String {
    crate::week::organizer::page_of(url).unwrap_or_default()
}
