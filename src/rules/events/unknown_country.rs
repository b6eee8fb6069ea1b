page! {
    //! The country of an event is not one, or is not written as the newsletter writes it.
    //!
    //! **What it finds.** A country that is no code or name of ISO 3166, a name or a longer code where the newsletter writes
    //! two letters, and a house spelling that is not kept. A state that stands alone is `missing-country`.
    //!
    //! **Why it hurts.** Rows are sorted into regions by this code, and readers search for it.
    //!
    //! **Example.** `London, GB` and `London, England` are `London, UK`; `Saint Paul, MN US` lacks a comma.
    //!
    //! **The fix** writes the code. It is safe where no state has the same name.
}

use crate::issue::Issue;
use crate::profile::{CountryStyle, tables};
use crate::rules::shared::events::Row;
use crate::rules::shared::{page, places};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "unknown-country",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let profile = issue.profile();
    for (here, row) in places::rows(issue) {
        let written = row.place.country.as_str();
        let is_state = || places::is_state_of(profile, here, row.place).is_some();
        if written.is_empty() || is_state() {
            continue;
        }
        if let Some(span) = places::part(issue, &row, written) {
            found.extend(diagnostic(issue, &row, written, span));
        }
    }
}

fn diagnostic(issue: &Issue, row: &Row<'_>, written: &str, span: Span) -> Option<Diagnostic> {
    let profile = issue.profile();
    let Some(country) = profile.country(written) else {
        return unknown(issue, row, written, span);
    };
    let right = profile.country_as_written(country, written);
    if right == written {
        return None;
    }
    let message = format!("The country “{written}” is written {right} here");
    let edits = vec![Edit::replace(span, right)];
    let label = format!("Write {right}");
    let is_state = tables().countries_of_state(written).next().is_some();
    let fix = if is_state {
        Fix::look(label, issue.source(), edits)
    } else {
        Fix::safe(label, issue.source(), edits)
    };
    Some(RULE.found(span, message).fixed_by(fix))
}

fn unknown(issue: &Issue, row: &Row<'_>, written: &str, span: Span) -> Option<Diagnostic> {
    if let Some(right) = divided(issue, written) {
        let message = format!("A comma is missing in “{written}”");
        let edits = vec![Edit::replace(span, right.as_str())];
        let fix = Fix::look(format!("Write {right}"), issue.source(), edits);
        return Some(RULE.found(span, message).fixed_by(fix));
    }
    let is_code_wanted = issue.profile().events.countries == CountryStyle::Codes;
    let is_place = !row.place.city.is_empty() && !row.place.city.contains("://");
    (is_code_wanted && is_place).then(|| {
        let message = format!("No country is called or abbreviated “{written}”");
        RULE.found(span, message)
    })
}

/// `MN US` with its comma, where the one is a state of the other.
fn divided(issue: &Issue, written: &str) -> Option<String> {
    let (state, country) = written.rsplit_once(' ')?;
    let known = issue.profile().country(country)?;
    tables().state_code(&known.code, state)?;
    let country = issue.profile().country_as_written(known, country);
    Some(format!("{}, {country}", state.trim_end()))
}
