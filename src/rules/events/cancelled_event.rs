page! {
    //! A talk says that it does not take place.
    //!
    //! **What it finds.** Events whose title has a word like “cancelled” or “postponed”, in the newsletter's language.
    //!
    //! **Why it hurts.** Nobody needs the row, but for a large event whose readers should hear of it.
    //!
    //! **Example.** `    * [**CANCELLED: Rust Meetup**](https://…)`.
    //!
    //! **The fix** removes the row.
}

use crate::issue::Issue;
use crate::rules::shared::moves::removal;
use crate::rules::shared::{events, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "cancelled-event",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let words = &issue.profile().events.cancelled;
    if words.is_empty() {
        return;
    }
    for row in events::all(issue) {
        for talk in &row.event.talks {
            let title = talk.name_span.of(issue.source()).to_lowercase();
            let Some(word) = words.iter().find(|word| title.contains(word.as_str())) else {
                continue;
            };
            let edits = vec![removal(issue, row.item)];
            let fix = Fix::look("Remove this event", issue.source(), edits);
            let message = format!("The title says “{word}”");
            found.push(RULE.found(talk.name_span, message).fixed_by(fix));
        }
    }
}
