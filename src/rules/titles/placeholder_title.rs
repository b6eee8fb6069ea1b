page! {
    //! An item's title waits for another.
    //!
    //! **What it finds.** `TODO`, `Title` and the like as the whole title of an item in a link section, by a table.
    //!
    //! **Why it hurts.** Readers do not learn what they are led to.
    //!
    //! **Example.** `* [TODO](https://blog.example/parsers/)`.
    //!
    //! **The fix** is the page's title; only an editor knows it.
}

use crate::issue::Issue;
use crate::profile::web;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "placeholder-title",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for (_, _, entry) in titles::link_items(issue) {
        let title = titles::plain(entry.link.text_span.of(issue.source()));
        let is_short = title.len() <= 24;
        if is_short && web().is_placeholder_title(&title.to_lowercase()) {
            let message = format!("“{title}” is not the title of the page");
            found.push(RULE.found(entry.link.text_span, message));
        }
    }
}
