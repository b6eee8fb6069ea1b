//! Places as calendars write them, taken apart: `Berlin, Germany`, `Online event`, `Austin, TX`, street addresses.

use super::clean;
use crate::archive::Older;
use crate::issue::address::is_web;
use crate::issue::{Attendance, read_place};
use crate::profile::{Profile, tables};
use std::collections::HashMap;

/// The countries whose places name a state, the one first that is meant where a code belongs to several.
const WITH_STATES: [&str; 3] = ["US", "CA", "AU"];

/// Where something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) city: String,
    pub(super) state: String,
    pub(super) country: String,
}

/// A place of an event as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Location {
    pub(super) attendance: Attendance,
    pub(super) spot: Spot,
}

/// Cities of past events, by their names in small letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Gazetteer(HashMap<String, Spot>);

impl Gazetteer {
    /// The cities in which organisers of past issues met, the last place first.
    pub(super) fn of(older: Option<&Older<'_>>, profile: &Profile) -> Self {
        let mut cities = HashMap::new();
        let organizers = older.map(Older::organizers).unwrap_or_default();
        for organizer in organizers {
            let place = read_place(organizer.place, &profile.events);
            let is_known = !place.city.is_empty() && tables().country(&place.country).is_some();
            if is_known {
                let spot = Spot {
                    city: place.city,
                    state: place.state,
                    country: place.country,
                };
                cities.entry(spot.city.to_lowercase()).or_insert(spot);
            }
        }
        Self(cities)
    }

    fn city(&self, name: &str) -> Option<&Spot> {
        self.0.get(&name.to_lowercase())
    }
}

/// Reads `text`; the spot is empty where no country can be told from it.
pub(super) fn read(text: &str, profile: &Profile, known: &Gazetteer) -> Location {
    let is_address = is_web(text.trim());
    let attendance = if is_address {
        Attendance::Virtual
    } else {
        read_place(text, &profile.events).attendance
    };
    let inner = match attendance {
        Attendance::InPerson => text.to_owned(),
        _ if is_address => String::new(),
        _ => inside(text).to_owned(),
    };
    Location {
        attendance,
        spot: spot(&inner, known).unwrap_or_default(),
    }
}

/// What stands in the last parentheses of `text`, else all of it.
fn inside(text: &str) -> &str {
    match (text.rfind('('), text.rfind(')')) {
        (Some(open), Some(close)) if open < close => &text[open + 1..close],
        _ => text,
    }
}

fn spot(text: &str, known: &Gazetteer) -> Option<Spot> {
    let pieces = text.split([',', ';', '\n', '|', '·', '•']);
    let parts: Vec<Part> = pieces
        .map(Part::of)
        .filter(|part| !part.is_empty())
        .collect();
    let (last, before) = parts.split_last()?;
    let in_states = |country: &'static str| state(last, country).map(|code| (country, code));
    let as_state = WITH_STATES.into_iter().find_map(in_states);
    let country = tables().country(&last.text);
    if let (Some((code, state)), Some(city)) = (as_state, city(before)) {
        let by_city = known.city(&city).is_some_and(|spot| spot.state == state);
        if country.is_none() || by_city || (last.has_digits && code == "US") {
            return Some(Spot {
                city,
                state,
                country: code.to_owned(),
            });
        }
    }
    let Some(country) = country else {
        return known
            .city(&last.text)
            .or_else(|| known.city(&city(&parts)?))
            .cloned();
    };
    let code = country.code.clone();
    let state = before.last().and_then(|part| state(part, &code));
    let before = if state.is_some() {
        &before[..before.len() - 1]
    } else {
        before
    };
    Some(Spot {
        city: city(before).unwrap_or_default(),
        state: state.unwrap_or_default(),
        country: code,
    })
}

/// One part of an address, without its postal code.
struct Part {
    text: String,
    has_digits: bool,
}

impl Part {
    fn of(text: &str) -> Self {
        let text = clean::place(text);
        let is_code = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let has_digits = words.iter().any(is_code);
        // `1012 AB Amsterdam`
        let is_dutch = words.len() > 2
            && words[0].len() == 4
            && words[0].bytes().all(|b| b.is_ascii_digit())
            && words[1].len() == 2
            && words[1].bytes().all(|b| b.is_ascii_uppercase());
        if is_dutch {
            words.drain(..2);
        }
        words.retain(|word| !is_code(word));
        Self {
            text: words.join(" "),
            has_digits,
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The last of `parts` is the city.
fn city(parts: &[Part]) -> Option<String> {
    parts.last().map(|part| part.text.clone())
}

/// The code of the state of `country` that `part` names.
fn state(part: &Part, country: &str) -> Option<String> {
    let mut all = tables().states(country)?.iter();
    let fits = |(code, name): &(&String, &String)| {
        **code == part.text || name.eq_ignore_ascii_case(&part.text)
    };
    all.find(fits).map(|(code, _)| code.clone())
}
