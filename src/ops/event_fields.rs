//! An event as fields of a form, and back as Markdown.

use super::{escape, shape};
use crate::issue::{Attendance, Entry, EventEntry, Issue, NamedLink, Place, read_place};
use crate::profile::{DateFormat, Profile, tables};
use jiff::civil::Date;

/// A name and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedUrl {
    /// The name, without emphasis.
    pub name: String,
    /// The address; may be empty.
    pub url: String,
}

/// What an event says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFields {
    /// First day.
    pub date: Option<Date>,
    /// Last day, where it is another one.
    pub end_date: Option<Date>,
    /// Its days where it takes place on some between the first and the last and not on all: see
    /// [`EventFields::single_days`].
    pub days: Vec<Date>,
    /// How it is attended.
    pub attendance: Attendance,
    /// City.
    pub city: String,
    /// State, where the country's places have one.
    pub state: String,
    /// Country.
    pub country: String,
    /// Organisers.
    pub organizers: Vec<NamedUrl>,
    /// Talks, one row each.
    pub talks: Vec<NamedUrl>,
}

impl EventFields {
    /// The fields of item `item`; `None` where it is no event.
    pub fn of(issue: &Issue, item: usize) -> Option<Self> {
        match &issue.outline().items.get(item)?.entry {
            Entry::Event(event) => Some(Self::read(issue, event)),
            _ => None,
        }
    }

    fn read(issue: &Issue, event: &EventEntry) -> Self {
        let source = issue.source();
        let place = read_place(event.place(source), &issue.profile().events);
        let all = |links: &[NamedLink]| links.iter().map(|link| named(source, link)).collect();
        Self {
            date: event.date(),
            end_date: event.end.and_then(|end| end.date),
            days: event.days.iter().filter_map(|day| day.date).collect(),
            attendance: place.attendance,
            city: place.city,
            state: place.state,
            country: place.country,
            organizers: all(&event.organizers),
            talks: all(&event.talks),
        }
    }

    /// One item's text without its marker; the talks' rows are indented as elsewhere in `issue`.
    pub fn markdown(&self, issue: &Issue) -> String {
        self.write(issue, &shape::row_lead(issue))
    }

    pub(super) fn write(&self, issue: &Issue, row_lead: &str) -> String {
        let organizers: Vec<String> = self.organizers.iter().map(organizer).collect();
        let columns = [
            self.dates(issue.profile()),
            self.place(issue.profile()),
            organizers.join(" + "),
        ];
        let end = if columns[2].is_empty() { 2 } else { 3 };
        let mut text = columns[..end].join(" | ");
        for talk in &self.talks {
            text.push('\n');
            text.push_str(row_lead);
            text.push_str(&self::talk(talk));
        }
        text
    }

    /// First, last, and those between the first and last of [`EventFields::days`], in order; empty where it takes place on
    /// one day, or on all days of a range.
    pub fn single_days(&self) -> Vec<Date> {
        let (Some(first), Some(last)) = (self.date, self.end_date) else {
            return Vec::new();
        };
        if self.days.is_empty() || first >= last {
            return Vec::new();
        }
        let mut written = self.days.clone();
        written.sort_unstable();
        let between = written.get(1..written.len() - 1).unwrap_or_default();
        let mut days = vec![first];
        days.extend(between.iter().filter(|day| first < **day && **day < last));
        days.push(last);
        days.dedup();
        days
    }

    /// The days in the house style: `D`, `D - D`, `D & D` or `D, D & D`.
    pub fn dates(&self, profile: &Profile) -> String {
        let format: DateFormat = profile.events.dates.first().copied().unwrap_or_default();
        let write = |date: Option<Date>| date.map(|date| format.write(date)).unwrap_or_default();
        if let [before @ .., last] = self.single_days().as_slice() {
            let before: Vec<String> = before.iter().map(|day| format.write(*day)).collect();
            return format!("{} & {}", before.join(", "), format.write(*last));
        }
        match self.end_date.filter(|end| Some(*end) != self.date) {
            Some(end) => format!("{} - {}", write(self.date), write(Some(end))),
            None => write(self.date),
        }
    }

    /// The place in the house style.
    pub fn place(&self, profile: &Profile) -> String {
        let place = Place {
            attendance: self.attendance,
            city: escape::one_line(&self.city),
            state: state(&self.state, &self.country),
            country: country(&self.country, profile),
        };
        place.write(&profile.events)
    }

    /// The roles of all sections it belongs to: of a hybrid event its region's first, then the online one.
    pub fn regions<'a>(&self, profile: &'a Profile) -> Vec<&'a str> {
        let online = profile
            .virtual_role()
            .filter(|_| self.attendance == Attendance::Hybrid);
        let mut roles: Vec<&str> = self.region(profile).into_iter().chain(online).collect();
        roles.dedup();
        roles
    }

    /// The role of the section it belongs to: the online one, or that of its country's continent. A hybrid event
    /// without a country is filed as an online one.
    pub fn region<'a>(&self, profile: &'a Profile) -> Option<&'a str> {
        let continent = tables()
            .country(&self.country)
            .map(|c| c.continent.as_str());
        let region = continent.and_then(|continent| profile.region_role(continent));
        match self.attendance {
            Attendance::Virtual => profile.virtual_role(),
            Attendance::Hybrid => region.or_else(|| profile.virtual_role()),
            Attendance::InPerson => region,
        }
    }
}

fn named(source: &str, link: &NamedLink) -> NamedUrl {
    NamedUrl {
        name: escape::read_title(link.name_span.of(source)),
        url: link
            .url_span
            .map(|url| url.of(source).to_owned())
            .unwrap_or_default(),
    }
}

/// An organiser as it is written.
pub(super) fn organizer(organizer: &NamedUrl) -> String {
    if organizer.url.trim().is_empty() {
        escape::one_line(&organizer.name)
    } else {
        super::link_fields::named_link(&organizer.name, &organizer.url)
    }
}

/// A talk as it is written, behind the marker of its row.
pub(super) fn talk(talk: &NamedUrl) -> String {
    let title = escape::title(&talk.name);
    if talk.url.trim().is_empty() {
        format!("**{title}**")
    } else {
        format!("[**{title}**]({})", escape::url(&talk.url))
    }
}

/// A country as the newsletter spells it: its own name for it; the code where it keeps no names.
fn country(text: &str, profile: &Profile) -> String {
    let text = escape::one_line(text);
    let names = &profile.events.country_names;
    match tables().country(&text) {
        Some(known) if !names.is_empty() => names.get(&known.code).cloned().unwrap_or(text),
        Some(known) if !profile.events.regions.is_empty() => known.code.clone(),
        _ => text,
    }
}

/// The code of a state, where `country` has states and this is the name of one.
fn state(text: &str, country: &str) -> String {
    let text = escape::one_line(text);
    let states = tables()
        .country(country)
        .and_then(|country| tables().states(&country.code));
    let code = states.and_then(|states| {
        let mut all = states.iter();
        all.find(|(_, name)| name.eq_ignore_ascii_case(&text))
    });
    code.map_or(text, |(code, _)| code.clone())
}
