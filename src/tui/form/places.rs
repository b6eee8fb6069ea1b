//! Countries and states as they are typed: what a code stands for, and what a beginning may become.

use crate::profile::{Country, Profile, tables};

/// What stands behind a country field: its name, or a suggestion.
pub(super) fn country_note(text: &str, profile: &Profile) -> String {
    let text = text.trim();
    if let Some(country) = tables().country(text) {
        let name = country.names.first().map_or("", String::as_str);
        return if name.eq_ignore_ascii_case(text) {
            spelled(country, profile).to_owned()
        } else {
            name.to_owned()
        };
    }
    match (text, suggested_country(text)) {
        ("", _) => String::new(),
        (_, None) => "no country that is known".to_owned(),
        (_, Some(country)) => {
            let name = country.names.first().map_or("", String::as_str);
            format!("→ {} {name}", spelled(country, profile))
        }
    }
}

/// The completion of a country field: the house spelling.
pub(super) fn complete_country(text: &str, profile: &Profile) -> Option<String> {
    let text = text.trim();
    let country = tables().country(text).or_else(|| suggested_country(text))?;
    Some(spelled(country, profile).to_owned()).filter(|spelling| spelling != text)
}

/// What stands behind a state field.
pub(super) fn state_note(state: &str, country: &str) -> String {
    let state = state.trim();
    match state_of(state, country) {
        Some((code, name)) if code == state => name.to_owned(),
        Some((code, name)) => format!("→ {code} {name}"),
        None => String::new(),
    }
}

/// The completion of a state field: its code.
pub(super) fn complete_state(state: &str, country: &str) -> Option<String> {
    let (code, _) = state_of(state.trim(), country)?;
    (code != state.trim()).then(|| code.to_owned())
}

/// The country to which the state `state` belongs, in the house spelling, where it is only one's.
pub(super) fn country_of_state(state: &str, profile: &Profile) -> Option<String> {
    let mut all = tables().countries_of_state(state);
    let code = all.next().filter(|_| all.next().is_none())?;
    let country = tables().country(code)?;
    Some(spelled(country, profile).to_owned())
}

/// The state of `country` with this code, or whose name begins so; where no country is given, of any that has states.
fn state_of(state: &str, country: &str) -> Option<(&'static str, &'static str)> {
    let countries = match tables().country(country) {
        Some(country) => vec![country.code.as_str()],
        None if country.trim().is_empty() => vec!["US", "CA", "AU"],
        None => Vec::new(),
    };
    let wanted = state.to_lowercase();
    let fits = |code: &str, name: &str| {
        code.to_lowercase() == wanted
            || (wanted.len() > 2 && name.to_lowercase().starts_with(&wanted))
    };
    let mut states = countries
        .into_iter()
        .filter_map(|country| tables().states(country))
        .flatten();
    let (code, name) = states.find(|(code, name)| fits(code, name))?;
    Some((code.as_str(), name.as_str()))
}

fn suggested_country(text: &str) -> Option<&'static Country> {
    let wanted = text.to_lowercase();
    if wanted.chars().count() < 2 {
        return None;
    }
    tables().countries().iter().find(|country| {
        let mut names = country.names.iter();
        names.any(|name| name.to_lowercase().starts_with(&wanted))
    })
}

fn spelled<'a>(country: &'a Country, profile: &'a Profile) -> &'a str {
    let names = &profile.events.country_names;
    names.get(&country.code).unwrap_or(&country.code)
}
