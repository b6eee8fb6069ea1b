page! {
    //! The state of an event's place is missing, unknown, written out or one too many.
    //!
    //! **What it finds.** In countries whose places have a state: a name instead of the code, a code that no state has, and
    //! a place without a state where the country's places always have one. In other countries: a code between city and
    //! country, as ticket offices fill it in; a suggestion only where an earlier event of the organiser stood so.
    //!
    //! **Why it hurts.** Rows of a day are sorted by place, and two spellings of one city do not sort together.
    //!
    //! **Example.** `Canberra, AC, AU` is `Canberra, ACT, AU`; `Austin, Texas, US` is `Austin, TX, US`.
    //!
    //! **The fix** writes the code (safe), removes what is too much, or sets the state that the organiser's city had last time.
}

use crate::issue::Issue;
use crate::profile::tables;
use crate::rules::shared::events::Row;
use crate::rules::shared::{page, past, places};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "state-code",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    for (_, row) in places::rows(issue) {
        let Some(country) = places::country_code(issue.profile(), row.place) else {
            continue;
        };
        if row.place.state.is_empty() {
            if tables().always_has_states(country) {
                found.extend(missing(issue, facts, &row));
            }
        } else {
            found.extend(written(issue, facts, &row, country));
        }
    }
}

/// A state that is not written as its code.
fn written(issue: &Issue, facts: &Facts, row: &Row<'_>, country: &str) -> Option<Diagnostic> {
    let state = row.place.state.as_str();
    let span = places::part(issue, row, &format!("{state},"))
        .map(|span| Span::new(span.start, span.end - 1))
        .or_else(|| places::part(issue, row, state))?;
    if tables().states(country).is_none() {
        let found = superfluous(issue, row, span)?;
        let is_usual = past::is_usual_place(issue, facts, row);
        return Some(if is_usual { found.into_hint() } else { found });
    }
    let Some(code) = tables().state_code(country, state) else {
        let message = format!("No state of {} has the code “{state}”", row.place.country);
        return Some(RULE.found(span, message));
    };
    if code == state {
        return None;
    }
    let message = format!("The state “{state}” is written {code}");
    let edits = vec![Edit::replace(span, code)];
    let fix = Fix::safe(format!("Write {code}"), issue.source(), edits);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// The code of something like a state in a country that has none here: `London, 17, UK`.
fn superfluous(issue: &Issue, row: &Row<'_>, span: Span) -> Option<Diagnostic> {
    let state = row.place.state.as_str();
    let is_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let behind = places::part(issue, row, &row.place.country)?.start;
    if state.len() > 3 || !state.chars().all(is_code) || behind < span.end {
        return None;
    }
    let country = &row.place.country;
    let message = format!("Places in {country} are written without a state: “{state}” goes");
    let edits = vec![Edit::delete(Span::new(span.start, behind))];
    let fix = Fix::look(format!("Remove {state}"), issue.source(), edits);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// A place in a country whose places always have a state.
fn missing(issue: &Issue, facts: &Facts, row: &Row<'_>) -> Option<Diagnostic> {
    let (city, country) = (row.place.city.as_str(), row.place.country.as_str());
    let at = places::part(issue, row, country)?;
    let city_span = places::part(issue, row, city)?;
    let span = Span::new(city_span.start.min(at.start), at.end);
    let message = format!("The state of “{}” is missing", span.of(issue.source()));
    let before = past::place_in(issue, facts, row).filter(|before| !before.state.is_empty());
    let fix = before.and_then(|before| {
        let edits = vec![Edit::insert(at.start, format!("{}, ", before.state))];
        Fix::look(format!("Set {}", before.state), issue.source(), edits)
    });
    Some(RULE.found(span, message).fixed_by(fix))
}
