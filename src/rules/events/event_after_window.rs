page! {
    //! An event begins after the last day that the issue lists.
    //!
    //! **What it finds.** Events whose first day lies behind the window of the newsletter, counted from the date of the issue. A conference
    //! of several days may be announced early: it is a suggestion only.
    //!
    //! **Why it hurts.** The sentence above the list names its last day, and the row comes again in every later issue.
    //!
    //! **Example.** `* 2026-03-01 | Delhi, IN | …` in the issue of 2026-01-07, which lists four weeks.
    //!
    //! **The fix** removes the row: it returns when its day is near.
}

use crate::issue::Issue;
use crate::rules::shared::moves::removal;
use crate::rules::shared::{events, page, years};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "event-after-window",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let Some((_, last)) = events::window(issue) else {
        return;
    };
    for row in events::all(issue) {
        let Some(start) = row.event.start else {
            continue;
        };
        let Some(day) = start.date.filter(|day| *day > last) else {
            continue;
        };
        if years::of_row(issue, &row).is_some() {
            continue;
        }
        let message =
            format!("Begins on {day}, after the last day of this issue's events ({last})");
        let edits = vec![removal(issue, row.item)];
        let fix = Fix::look("Remove this event", issue.source(), edits);
        let late = RULE.found(start.span, message).fixed_by(fix);
        let is_long = row.event.end.is_some();
        found.push(if is_long { late.into_hint() } else { late });
    }
}
