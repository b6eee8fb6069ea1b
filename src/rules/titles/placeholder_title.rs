page! {
    //! An item's title waits for another.
    //!
    //! **What it finds.** `TODO`, `Title` and the like as the whole title of an item in a link section, by a table; and the
    //! name `owner/name#12` of a pull request that was pasted without its title.
    //!
    //! **Why it hurts.** Readers do not learn what they are led to.
    //!
    //! **Example.** `* [TODO](https://blog.example/parsers/)`.
    //!
    //! **The fix** is the page's title; only an editor knows it.
}

use crate::issue::{Entry, Issue, Item, PullRequest};
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
    for item in &issue.outline().items {
        found.extend(unnamed(issue, item));
    }
}

/// A link to a pull request whose title is what the commit messages call it.
fn unnamed(issue: &Issue, item: &Item) -> Option<Diagnostic> {
    let Entry::Link(entry) = &item.entry else {
        return None;
    };
    let (text, url) = (entry.link.text_span, entry.link.url_span);
    let name = text.of(issue.source());
    let is_name = name.contains('#') && PullRequest::at(url.of(issue.source()))?.name() == name;
    let message = format!("“{name}” is not the title of the pull request");
    is_name.then(|| RULE.found(text, message))
}
