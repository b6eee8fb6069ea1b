page! {
    //! An event stands out of order in its region.
    //!
    //! **What it finds.** The fewest rows that must move for the region to be sorted by first day, then by place. A
    //! hybrid event or one without a city stands well wherever it stands in its day.
    //!
    //! **Why it hurts.** Readers look for a day and stop at the first later one.
    //!
    //! **Example.** `2026-01-20 | Paris, FR` above `2026-01-08 | Geneva, CH`.
    //!
    //! **The fix** moves the row to its place.
}

use crate::issue::Issue;
use crate::rules::shared::events::{self, Key, Row};
use crate::rules::shared::moves::relocation;
use crate::rules::shared::order::longest_sorted;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "event-out-of-order",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in events::sections(issue) {
        let rows: Vec<Row<'_>> = events::rows(issue, section).collect();
        let (rows, keys): (Vec<Row<'_>>, Vec<Key>) = rows
            .iter()
            .zip(events::keys(issue, &rows))
            .filter_map(|(row, key)| Some((*row, key?)))
            .unzip();
        let stays = longest_sorted(&keys);
        if stays.iter().all(|stays| *stays) {
            continue;
        }
        let all = || rows.iter().zip(&keys).zip(&stays);
        let kept: Vec<(Span, Key)> = all()
            .filter(|(_, stays)| **stays)
            .map(|((row, key), _)| (row.item.span, key.clone()))
            .collect();
        let moving = all().filter(|(_, stays)| !**stays);
        found.extend(moving.map(|((row, key), _)| diagnostic(issue, row, key, &kept)));
    }
}

fn diagnostic(issue: &Issue, row: &Row<'_>, key: &Key, kept: &[(Span, Key)]) -> Diagnostic {
    let source = issue.source();
    let next = kept.get(kept.partition_point(|(_, other)| other <= key));
    let target = events::target(issue, row.section, kept, key);
    let place = match next.or(kept.last()) {
        Some((span, (date, _))) => {
            let line = issue.lines().line_of(span.start) + 1;
            let side = if next.is_some() { "before" } else { "after" };
            format!("belongs {side} {date} in line {line}")
        }
        None => "stands alone".to_owned(),
    };
    let name = row.event.place(source);
    let message = format!("Out of order: {}, {name} {place}", key.0);
    let fix = Fix::look(
        "Move it to its place",
        source,
        relocation(issue, row.item, target),
    );
    RULE.found(row.event.dates_span, message).fixed_by(fix)
}
