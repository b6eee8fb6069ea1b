page! {
    //! The place of an event ends without a country.
    //!
    //! **What it finds.** A city alone, and a city with a state behind which the country is missing.
    //!
    //! **Why it hurts.** Cities of one name stand in many countries, and rows are sorted into regions by the country.
    //!
    //! **Example.** `2026-01-20 | Austin, TX | …` is `Austin, TX, US`.
    //!
    //! **The fix** sets the country of the state, or the place as it stood last for this organiser. It is safe where the
    //! state's code is no country's.
}

use crate::issue::{Attendance, Issue};
use crate::profile::tables;
use crate::rules::shared::events::Row;
use crate::rules::shared::{page, past, places};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "missing-country",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let profile = issue.profile();
    for (here, row) in places::rows(issue) {
        let state_of = places::is_state_of(profile, here, row.place);
        if let Some(country) = state_of {
            found.extend(behind_state(issue, here, &row, country));
        } else if row.place.country.is_empty() && row.place.attendance != Attendance::Virtual {
            found.extend(behind_city(issue, facts, &row));
        }
    }
}

/// `Austin, TX` and `Austin, Texas`. Nobody objects where the row stands `here`, in the region of that country.
fn behind_state(issue: &Issue, here: &str, row: &Row<'_>, country: &str) -> Option<Diagnostic> {
    let written = row.place.country.as_str();
    let span = places::part(issue, row, written)?;
    let state = tables().state_code(country, written)?;
    let country = tables().country(country)?;
    let name = issue.profile().country_as_written(country, &country.code);
    let right = format!("{state}, {name}");
    let message = format!("“{written}” is a state, the country is missing: {right}");
    let label = format!("Write {right}");
    let edits = vec![Edit::replace(span, right)];
    let region = issue.profile().region_role(&country.continent);
    let fix = if issue.profile().country(written).is_some() || region != Some(here) {
        Fix::look(label, issue.source(), edits)
    } else {
        Fix::safe(label, issue.source(), edits)
    };
    Some(RULE.found(span, message).fixed_by(fix))
}

/// A city alone.
fn behind_city(issue: &Issue, facts: &Facts, row: &Row<'_>) -> Option<Diagnostic> {
    let city = row.place.city.as_str();
    let span = places::part(issue, row, city)?;
    let message = format!("The country of “{city}” is missing");
    let before = past::place_in(issue, facts, row).filter(|before| !before.country.is_empty());
    let fix = before.and_then(|before| {
        let parts = [&before.city, &before.state, &before.country];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        let right: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let right = right.join(", ");
        let label = format!("Write {right}");
        Fix::look(label, issue.source(), vec![Edit::replace(span, right)])
    });
    Some(RULE.found(span, message).fixed_by(fix))
}
