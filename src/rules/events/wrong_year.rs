page! {
    //! A day of an event is right but for its year.
    //!
    //! **What it finds.** A first day that lies far from the issue but among its events in another year, and a last day
    //! that follows the first one in another year only.
    //!
    //! **Why it hurts.** The event looks as if it were over, and the next tidying removes it.
    //!
    //! **Example.** `* 2025-01-08 | Berlin, DE | …` in the issue of 2026-01-07.
    //!
    //! **The fix** writes the year.
}

use crate::issue::Issue;
use crate::rules::shared::years::Slip;
use crate::rules::shared::{events, page, years};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "wrong-year",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for row in events::all(issue) {
        let first = years::of_row(issue, &row);
        let start = first.map(|slip| slip.right).or(row.event.date());
        let last = start.and_then(|start| years::of_end(&row, start));
        found.extend(first.map(|slip| diagnostic(issue, &slip)));
        found.extend(last.map(|slip| diagnostic(issue, &slip)));
    }
}

fn diagnostic(issue: &Issue, slip: &Slip) -> Diagnostic {
    let written = slip.date.span.of(issue.source());
    let year = slip.right.year();
    let message = format!("The year of {written} should be {year}");
    let fix = Fix::look(format!("Write {year}"), issue.source(), vec![slip.edit()]);
    RULE.found(slip.date.span, message).fixed_by(fix)
}
