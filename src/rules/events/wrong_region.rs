page! {
    //! An event stands in a region to which its place does not belong.
    //!
    //! **What it finds.** A country listed under another continent, an online event in a region, and an event on the spot
    //! under the online heading. A hybrid event stands in both on purpose.
    //!
    //! **Why it hurts.** People look in their own region only.
    //!
    //! **Example.** `2026-01-20 | Amsterdam, NL | …` under *North America*.
    //!
    //! **The fix** moves the row to its region, in the order of dates, where that region has a section.
}

use crate::issue::{Attendance, Issue, Place};
use crate::profile::Profile;
use crate::rules::shared::encodings::is_garbled;
use crate::rules::shared::events::{self, Key, Row};
use crate::rules::shared::moves::relocation;
use crate::rules::shared::{page, places};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "wrong-region",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let profile = issue.profile();
    let mut sorted = HashMap::new();
    for section in events::sections(issue) {
        let Some(here) = issue.role(section).map(|role| role.role.as_str()) else {
            continue;
        };
        if !profile
            .events
            .regions
            .iter()
            .any(|region| region.role == here)
        {
            continue;
        }
        for row in events::rows(issue, section) {
            let text = row.event.place(issue.source());
            if let Some((wanted, why)) = belongs_elsewhere(profile, here, text, row.place) {
                found.push(diagnostic(issue, &row, &wanted, &why, &mut sorted));
            }
        }
    }
}

/// The role of the region where an event belongs, and why, if that is not `here`.
fn belongs_elsewhere(
    profile: &Profile,
    here: &str,
    text: &str,
    place: &Place,
) -> Option<(String, String)> {
    let online = profile.virtual_role();
    let is_online_section = online == Some(here);
    if text.is_empty() || is_garbled(text) {
        return None;
    }
    match (place.attendance, is_online_section) {
        (Attendance::Virtual | Attendance::Hybrid, true) => return None,
        (Attendance::Virtual, false) => {
            return online.map(|role| (role.to_owned(), format!("“{text}” is online")));
        }
        (Attendance::Hybrid, false) | (Attendance::InPerson, _) => {}
    }
    let country = profile
        .country(&place.country)
        .or_else(|| profile.country(last_part(text)))?;
    if places::is_state_of(profile, here, place).is_some() {
        return None;
    }
    let home = profile.region_role(&country.continent)?;
    let name = country.names.first().unwrap_or(&country.code);
    let is_known_city = !place.city.is_empty();
    (home != here && is_known_city).then(|| {
        let why = if is_online_section {
            format!("“{text}” does not say that it is online")
        } else {
            format!("“{text}” is in {name}")
        };
        (home.to_owned(), why)
    })
}

/// What stands behind the last comma: `Subang Jaya / Kuala Lumpur, MY`.
fn last_part(text: &str) -> &str {
    let part = text.rsplit(',').next().unwrap_or(text);
    part.trim_matches([' ', ')'])
}

/// Rows of a region in order: what a row that moves there is put between.
type Sorted = Vec<(Span, Key)>;

fn diagnostic(
    issue: &Issue,
    row: &Row<'_>,
    wanted: &str,
    why: &str,
    sorted: &mut HashMap<usize, Sorted>,
) -> Diagnostic {
    let source = issue.source();
    let span = row.event.place_span.unwrap_or(row.event.dates_span);
    let role = issue.profile().role(wanted);
    let title = role.map_or(wanted, |role| role.title());
    let message = format!("{why}: this row belongs under “{title}”");
    let fix = issue.section_of_role(wanted).and_then(|section| {
        let rows = sorted
            .entry(section)
            .or_insert_with(|| events::sorted(issue, section));
        let target = match events::key(issue, row) {
            Some(key) => events::target(issue, section, rows, &key),
            None => rows.last().map_or_else(
                || issue.outline().sections[section].heading_span.end,
                |(span, _)| span.end,
            ),
        };
        let label = format!("Move it to {title}");
        Fix::look(label, source, relocation(issue, row.item, target))
    });
    RULE.found(span, message).fixed_by(fix)
}
