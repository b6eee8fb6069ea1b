//! Parts of a place and where they stand.

use crate::issue::{Issue, Place};
use crate::profile::{Country, Profile, tables};
use crate::rules::shared::encodings::is_garbled;
use crate::rules::shared::events::{self, Row};
use crate::text::Span;

/// Where `part` stands in the place of `row`, the last time that it does; `None` where it is empty.
pub(in crate::rules) fn part(issue: &Issue, row: &Row<'_>, part: &str) -> Option<Span> {
    let whole = row.event.place_span?;
    let at = whole.of(issue.source()).rfind(part)?;
    let start = whole.start + at;
    (!part.is_empty()).then(|| Span::new(start, start + part.len()))
}

/// Events in regions whose place can be read, each with the role of its region; none where the newsletter has no regions.
pub(in crate::rules) fn rows(issue: &Issue) -> impl Iterator<Item = (&str, Row<'_>)> {
    let regions = &issue.profile().events.regions;
    let here = move |section| {
        let role = issue.role(section)?.role.as_str();
        let is_region = regions.iter().any(|region| region.role == role);
        is_region.then_some((role, section))
    };
    let sections = events::sections(issue).filter_map(here);
    let all = sections
        .flat_map(move |(role, section)| events::rows(issue, section).map(move |row| (role, row)));
    all.filter(|(_, row)| {
        let text = row.event.place(issue.source());
        !text.is_empty() && !is_garbled(text)
    })
}

/// The code of the country of `place`.
pub(in crate::rules) fn country_code(profile: &Profile, place: &Place) -> Option<&'static str> {
    let country = profile.country(&place.country)?;
    Some(country.code.as_str())
}

/// The country (a code) of which `place` names a state where its own country should stand: `Austin, TX`. A code that
/// is a country elsewhere (`MN`) counts as a state in the region `here` (a role) of the state's country only, one that
/// rather means the country (`DE`) never.
pub(in crate::rules) fn is_state_of(
    profile: &Profile,
    here: &str,
    place: &Place,
) -> Option<&'static str> {
    if !place.state.is_empty() || place.city.is_empty() {
        return None;
    }
    let elsewhere = profile.country(&place.country);
    let is_here = |continent: &str| profile.region_role(continent) == Some(here);
    let is_country = |country: &Country| {
        is_here(&country.continent) || tables().is_rather_country(&country.code)
    };
    if elsewhere.is_some_and(is_country) {
        return None;
    }
    let mut states = tables().countries_of_state(&place.country);
    let code = states.find(|code| {
        let country = tables().country(code);
        elsewhere.is_none() || country.is_some_and(|country| is_here(&country.continent))
    })?;
    tables().country(code).map(|country| country.code.as_str())
}
