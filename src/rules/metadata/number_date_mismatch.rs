page! {
    //! The issue's number and its date do not belong together.
    //!
    //! **What it finds.** A number other than the one that the newsletter's rhythm gives to the date.
    //!
    //! **Why it hurts.** The number is in the title, the address and the next issue: two issues had the same one before.
    //!
    //! **Example.** `Number: 632` with `Date: 2026-01-07`, the day of number 633.
    //!
    //! **The fix** sets the number, in the title too. Look first whether it is the date that is wrong.
}

use crate::issue::Issue;
use crate::rules::shared::metadata::{field, inner_span, renumbering};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "number-date-mismatch",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    found.extend(mismatch(issue));
}

fn mismatch(issue: &Issue) -> Option<Diagnostic> {
    let metadata = &issue.profile().metadata;
    let (number, date) = (issue.number()?, issue.date()?);
    let right = metadata.numbering.as_ref()?.number_on(date)?;
    let span = inner_span(issue, field(issue, &metadata.number)?);
    let message = format!("Number {number} does not belong to {date}: it is {right}");
    (number != right).then(|| {
        RULE.found(span, message)
            .fixed_by(renumbering(issue, right))
    })
}
