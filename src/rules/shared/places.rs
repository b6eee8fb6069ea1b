//! Parts of a place and where they stand.

use crate::issue::{Issue, Place};
use crate::profile::{Profile, tables};
use crate::rules::shared::events::Row;
use crate::text::Span;

/// Where `part` stands in the place of `row`, the last time that it does; `None` where it is empty.
#[expect(dead_code, reason = "for the rules on events that follow")]
pub(in crate::rules) fn part(issue: &Issue, row: &Row<'_>, part: &str) -> Option<Span> {
    let whole = row.event.place_span?;
    let at = whole.of(issue.source()).rfind(part)?;
    let start = whole.start + at;
    (!part.is_empty()).then(|| Span::new(start, start + part.len()))
}

/// The code of the country of `place`.
#[expect(dead_code, reason = "for the rules on events that follow")]
pub(in crate::rules) fn country_code(profile: &Profile, place: &Place) -> Option<&'static str> {
    let country = profile.country(&place.country)?;
    Some(country.code.as_str())
}

/// The country (a code) of which `place` names a state where its own country should stand: `Austin, TX`. A code that
/// is a country elsewhere (`MN`) counts as a state in the region `here` (a role) of the state's country only.
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
    if elsewhere.is_some_and(|country| is_here(&country.continent)) {
        return None;
    }
    let mut states = tables().countries_of_state(&place.country);
    let code = states.find(|code| {
        let country = tables().country(code);
        elsewhere.is_none() || country.is_some_and(|country| is_here(&country.continent))
    })?;
    tables().country(code).map(|country| country.code.as_str())
}
