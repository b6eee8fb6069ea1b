page! {
    //! An event is over before the issue appears.
    //!
    //! **What it finds.** Events whose last day lies before the date of the issue; one that is only a year off is `wrong-year`.
    //!
    //! **Why it hurts.** Nobody can go there any more. Drafts begin with last week's list, so many rows are stale at first.
    //!
    //! **Example.** `* 2026-01-05 | Delhi, IN | …` in the issue of 2026-01-07.
    //!
    //! **The fix** removes the row. Look first whether only the year is wrong, or the meeting has a new date.
}

use crate::issue::Issue;
use crate::rules::shared::moves::removal;
use crate::rules::shared::{events, page, years};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "past-event",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(today) = issue.date() else {
        return;
    };
    for row in events::all(issue) {
        let Some(last) = row.event.last_date().filter(|last| *last < today) else {
            continue;
        };
        if years::of_row(issue, &row).is_some() {
            continue;
        }
        let message = match last.until(today).map(|span| span.get_days()) {
            Ok(1) => format!("Over on {last}, the day before this issue ({today})"),
            Ok(days) => format!("Over on {last}, {days} days before this issue ({today})"),
            Err(_) => format!("Over on {last}, before this issue ({today})"),
        };
        let fix = Fix::look(
            "Remove this event",
            issue.source(),
            vec![removal(issue, row.item)],
        );
        found.push(RULE.found(row.event.dates_span, message).fixed_by(fix));
    }
}
