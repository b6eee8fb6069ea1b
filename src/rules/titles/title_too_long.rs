page! {
    //! An item's title is much longer than titles are.
    //!
    //! **What it finds.** Titles of items in link sections with more characters than the profile's limit; from its lower limit
    //! on, a suggestion.
    //!
    //! **Why it hurts.** Readers look through the list; a title of three lines hides its neighbours.
    //!
    //! **Example.** `* [Heave 0.2: I added the possibility to load entities by complex filter conditions! (Heave is a library
    //! that …)](https://blog.example/heave/)`.
    //!
    //! **The fix** is a shorter title; only an editor knows it.
}

use crate::issue::Issue;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "title-too-long",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let limits = issue.profile().titles;
    if limits.long == 0 {
        return;
    }
    for (_, _, entry) in titles::link_items(issue) {
        let span = entry.link.text_span;
        if span.len() <= limits.long {
            continue;
        }
        let length = titles::plain(span.of(issue.source())).chars().count();
        if length <= limits.long {
            continue;
        }
        let message = format!("This title is {length} characters long");
        let one = RULE.found(span, message);
        found.push(if length > limits.too_long {
            one
        } else {
            one.into_hint()
        });
    }
}
