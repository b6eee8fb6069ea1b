//! Where an event takes place: attendance, city, state, country.

use crate::profile::{Events, tables};

/// How an event is attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// On the spot.
    #[default]
    InPerson,
    /// Online.
    Virtual,
    /// Both.
    Hybrid,
}

impl Attendance {
    /// As in OPS.md: `in-person`, `virtual`, `hybrid`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Virtual => "virtual",
            Self::Hybrid => "hybrid",
        }
    }

    /// The attendance that [`Attendance::as_str`] calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        [Self::InPerson, Self::Virtual, Self::Hybrid]
            .into_iter()
            .find(|attendance| attendance.as_str() == name)
    }
}

/// A place, taken apart; parts that are missing are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How it is attended.
    pub attendance: Attendance,
    /// City.
    pub city: String,
    /// State, where the country's places have one.
    pub state: String,
    /// Country as written.
    pub country: String,
}

impl Place {
    /// The place in the house style of `events`: `City, ST, CC`, `Virtual (City, CC)`, `Hybrid (City, CC)`, `Virtual`.
    pub fn write(&self, events: &Events) -> String {
        let parts = [&self.city, &self.state, &self.country];
        let location: Vec<&str> = parts
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        let location = location.join(", ");
        let word = match self.attendance {
            Attendance::InPerson => return location,
            Attendance::Virtual => events.virtual_words.first(),
            Attendance::Hybrid => events.hybrid.first(),
        };
        let word = word.map_or(self.attendance.as_str(), String::as_str);
        if location.is_empty() {
            word.to_owned()
        } else {
            format!("{word} ({location})")
        }
    }
}

/// Reads a place as written: `City, ST, CC`, `Virtual (…)`, `Hybrid - City, CC`, `Virtual + In Person (…)`.
pub fn read_place(text: &str, events: &Events) -> Place {
    let attendance = attendance(text, events);
    let location = match attendance {
        Attendance::InPerson => text.to_owned(),
        _ => location(text, events),
    };
    let first = first_of(&location);
    let parts: Vec<&str> = first
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut place = Place {
        attendance,
        ..Place::default()
    };
    match parts.as_slice() {
        [] => {}
        [only] if tables().country(only).is_some() => (*only).clone_into(&mut place.country),
        [only] => (*only).clone_into(&mut place.city),
        [city, country] => {
            (*city).clone_into(&mut place.city);
            (*country).clone_into(&mut place.country);
        }
        [city @ .., state, country] => {
            place.city = city.join(", ");
            (*state).clone_into(&mut place.state);
            (*country).clone_into(&mut place.country);
        }
    }
    place
}

/// A place as rows of one day are sorted by it: its letters without case and accents, as editors sort them.
pub fn place_key(place: &str) -> String {
    let letters = place.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    letters.flat_map(char::to_lowercase).map(plain).collect()
}

/// A letter without its accent, for the Latin letters that place names have.
const fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ą' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ś' | 'š' => 's',
        'ù'..='ü' | 'ū' | 'ű' | 'ů' => 'u',
        'ý' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ł' => 'l',
        _ => c,
    }
}

/// The first of several places; one city with two names (`München/Munich, DE`) is one place.
fn first_of(location: &str) -> &str {
    let first = location.split([';', '/']).next().unwrap_or_default();
    let is_name = !first.contains(',') && location.contains(',') && !location.contains(';');
    if is_name { location } else { first }
}

fn attendance(text: &str, events: &Events) -> Attendance {
    let lower = text.to_lowercase();
    let has = |words: &[String]| {
        words
            .iter()
            .any(|word| contains_word(&lower, &word.to_lowercase()))
    };
    let online = has(&events.virtual_words);
    if has(&events.hybrid) || (online && has(&events.in_person)) {
        Attendance::Hybrid
    } else if !online {
        Attendance::InPerson
    } else if beside_a_place(&lower, events) {
        Attendance::Hybrid
    } else {
        Attendance::Virtual
    }
}

/// `City, CC + Virtual` or `Virtual + City, CC`.
fn beside_a_place(lower: &str, events: &Events) -> bool {
    lower.split('+').count() == 2
        && lower.split('+').any(|side| {
            let side = side.trim();
            !side.is_empty()
                && events
                    .virtual_words
                    .iter()
                    .all(|word| !contains_word(side, &word.to_lowercase()))
        })
}

fn contains_word(text: &str, word: &str) -> bool {
    let boundary = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        boundary(text[..at].chars().next_back()) && boundary(text[at + word.len()..].chars().next())
    })
}

/// What an online or hybrid place says besides its word: inside its last parentheses, or around the word.
fn location(text: &str, events: &Events) -> String {
    if let (Some(open), Some(close)) = (text.rfind('('), text.rfind(')')) {
        let behind = text.get(close + 1..).unwrap_or_default().trim();
        if open < close && behind.is_empty() {
            return text[open + 1..close].to_owned();
        }
        if !behind.is_empty() {
            return behind.to_owned();
        }
    }
    let words = [&events.hybrid, &events.virtual_words, &events.in_person];
    let mut rest = text.to_owned();
    for word in words.into_iter().flatten() {
        if let Some(at) = rest.to_lowercase().find(&word.to_lowercase())
            && rest.is_char_boundary(at)
            && rest.is_char_boundary(at + word.len())
        {
            rest.replace_range(at..at + word.len(), "");
        }
    }
    let joiners = |c: char| c.is_whitespace() || matches!(c, '+' | '-' | ':' | '(' | ')');
    rest.trim_matches(joiners).to_owned()
}
