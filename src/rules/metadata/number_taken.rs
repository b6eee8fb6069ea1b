page! {
    //! An earlier issue has this number already.
    //!
    //! **What it finds.** A number that a past issue has. Where number and date follow from each other and contradict,
    //! that is found instead.
    //!
    //! **Why it hurts.** Two issues are called the same; two pairs of published ones are.
    //!
    //! **Example.** `number_of_week: 32` in August, and again in September.
    //!
    //! **The fix** sets the number behind the highest so far, in the title too.
}

use crate::issue::Issue;
use crate::rules::shared::metadata::{field, inner_span, renumbering};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, PastPlace, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "number-taken",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    found.extend(taken(issue, facts));
}

fn taken(issue: &Issue, facts: &Facts) -> Option<Diagnostic> {
    let metadata = &issue.profile().metadata;
    let (number, older) = (issue.number()?, facts.older(issue)?);
    let numbering = metadata.numbering.as_ref();
    let follows = issue.date().and_then(|date| numbering?.number_on(date));
    if follows.is_some_and(|right| right != number) {
        return None;
    }
    let past = older.numbered(number)?;
    let span = inner_span(issue, field(issue, &metadata.number)?);
    let highest = older.issues().iter().filter_map(|past| past.number).max();
    let fix = highest
        .filter(|_| follows.is_none())
        .and_then(|highest| renumbering(issue, highest.checked_add(1)?));
    let message = format!("The issue of {} has number {number} already", past.date);
    let place = PastPlace {
        path: past.path.clone(),
        line: 1,
    };
    Some(RULE.found(span, message).seen_in(place).fixed_by(fix))
}
