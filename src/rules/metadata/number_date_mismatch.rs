page! {
    //! The issue's number and its date do not belong together.
    //!
    //! **What it finds.** A number other than the one that the newsletter's rhythm gives to the date.
    //!
    //! **Why it hurts.** The number is in the title, the address and the next issue: two issues had the same one before.
    //!
    //! **Example.** `Number: 632` with `Date: 2026-01-07`, the day of number 633.
    //!
    //! **The fix** sets the number. Look first whether it is the date that is wrong.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "number-date-mismatch",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let metadata = &issue.profile().metadata;
    found.extend((|| {
        let (number, date) = (issue.number()?, issue.date()?);
        let right = metadata.numbering.as_ref()?.number_on(date)?;
        let span = issue.field_span(&metadata.number)?;
        if number == right {
            return None;
        }
        let value = span
            .of(issue.source())
            .replace(&number.to_string(), &right.to_string());
        let edit = Edit::replace(span, value);
        let fix = Fix::look(
            format!("Set the number to {right}"),
            issue.source(),
            vec![edit],
        );
        let message = format!("Number {number} does not belong to {date}: it is {right}");
        Some(RULE.found(span, message).fixed_by(fix))
    })());
}
