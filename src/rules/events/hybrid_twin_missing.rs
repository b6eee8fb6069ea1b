page! {
    //! A hybrid event stands in its region or under the online heading, not in both.
    //!
    //! **What it finds.** Hybrid events whose organiser has no event of that day in the other place.
    //!
    //! **Why it hurts.** Who stays at home reads the online list, who goes out the region's.
    //!
    //! **Example.** `2026-01-20 | Hybrid (Berlin, DE) | …` under *Europe* alone.
    //!
    //! **The fix** copies the row to the other section, in the order of dates.
}

use crate::issue::{Attendance, Issue, NamedLink, address};
use crate::rules::shared::events::{self, Key, Row};

use crate::rules::shared::moves::insertion;
use crate::rules::shared::{page, past, places};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    id: "hybrid-twin-missing",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(online) = issue.profile().virtual_role() else {
        return;
    };
    let rows: Vec<(&str, Row<'_>)> = places::rows(issue).collect();
    let has_hybrid = |(_, row): &(&str, Row<'_>)| row.place.attendance == Attendance::Hybrid;
    if !rows.iter().any(has_hybrid) {
        return;
    }
    let stands: HashSet<(bool, Date, String)> = rows
        .iter()
        .flat_map(|(here, row)| marks(issue, row).map(|(day, mark)| (*here == online, day, mark)))
        .collect();
    let mut sorted = HashMap::new();
    for (here, row) in rows.iter().filter(|row| has_hybrid(row)) {
        let is_online = *here == online;
        let mut own = marks(issue, row).peekable();
        let is_known = own.peek().is_some();
        let has_twin = own.any(|(day, mark)| stands.contains(&(!is_online, day, mark)));
        let other = if is_online {
            region_of(issue, row)
        } else {
            Some(online)
        };
        if let Some(other) = other.filter(|_| is_known && !has_twin) {
            found.extend(diagnostic(issue, row, other, &mut sorted));
        }
    }
}

/// What an event and its twin have in common: the day, and the address of an organiser or a talk.
fn marks<'a>(issue: &'a Issue, row: &Row<'a>) -> impl Iterator<Item = (Date, String)> + use<'a> {
    let links = row.event.organizers.iter().chain(&row.event.talks);
    let key = |link: &'a NamedLink| {
        link.url_span
            .map(|_| address::key(past::parts(issue, link).1))
    };
    let day = row.event.date();
    links.filter_map(move |link| Some((day?, key(link)?)))
}

fn region_of<'a>(issue: &'a Issue, row: &Row<'_>) -> Option<&'a str> {
    let country = issue.profile().country(&row.place.country)?;
    issue.profile().region_role(&country.continent)
}

/// Rows in order, by section.
type Sorted = HashMap<usize, Vec<(Span, Key)>>;

fn diagnostic(
    issue: &Issue,
    row: &Row<'_>,
    other: &str,
    sorted: &mut Sorted,
) -> Option<Diagnostic> {
    let title = issue.profile().role(other)?.title();
    let message = format!("This event is hybrid and does not stand under “{title}”");
    let fix = issue.section_of_role(other).and_then(|section| {
        let key = events::key(issue, row)?;
        let rows = sorted
            .entry(section)
            .or_insert_with(|| events::sorted(issue, section));
        let target = events::target(issue, section, rows, &key);
        let text = row.item.span.of(issue.source());
        let edits = vec![insertion(issue, text, target)];
        Fix::look(format!("Copy it to {title}"), issue.source(), edits)
    });
    Some(RULE.found(row.event.place_span?, message).fixed_by(fix))
}
