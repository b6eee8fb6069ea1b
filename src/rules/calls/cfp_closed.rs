page! {
    //! A call for papers is closed before the issue appears.
    //!
    //! **What it finds.** Calls whose last day lies before the date of the issue. One that would be right in another year is
    //! `cfp-dates-impossible`.
    //!
    //! **Why it hurts.** Nobody can answer it any more; such rows are left from the issue before.
    //!
    //! **Example.** `* [**ExampleConf**](https://example.org) | CFP closes 2026-01-05 | Bern, CH | 2026-05-19` in the issue of
    //! 2026-01-07.
    //!
    //! **The fix** removes the row. Look first whether the call was prolonged.
}

use crate::issue::Issue;
use crate::rules::shared::calls::calls;
use crate::rules::shared::moves::removal;
use crate::rules::shared::{page, years};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "cfp-closed",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(today) = issue.date() else {
        return;
    };
    for (item, call) in calls(issue) {
        let Some((closes, day)) = call.closes.and_then(|closes| Some((closes, closes.date?)))
        else {
            continue;
        };
        if day >= today || years::of_closing(call, today).is_some() {
            continue;
        }
        let message = format!("Closed on {day}, before this issue ({today})");
        let edits = vec![removal(issue, item)];
        let fix = Fix::look("Remove this call", issue.source(), edits);
        found.push(RULE.found(closes.span, message).fixed_by(fix));
    }
}
