page! {
    //! A placeholder of the template is still there.
    //!
    //! **What it finds.** Texts that the profile names, such as `INSERT_LINK_HERE`, outside comments; and a comment like
    //! `<!-- COTW goes here -->`, which an editor replaces by the text, in a section that must be filled.
    //!
    //! **Why it hurts.** It ships: ten published issues say `REDDIT_LINK_HERE`.
    //!
    //! **Example.** `[Who's Hiring thread on r/rust](INSERT_LINK_HERE)`.
    //!
    //! **The fix** is the text or the link that belongs there; only an editor knows it.
}

use super::shared::page;
use super::{Diagnostic, Facts, Rule, Severity};
use crate::issue::{Issue, LeafKind};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "placeholder",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// How comments begin or go on that wait for a text, in the languages of the built-in newsletters.
const WAITING: [&str; 4] = ["goes here", "go here", "va aqu", "van aqu"];

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let mut done: Vec<Span> = Vec::new();
    for text in issue
        .profile()
        .placeholders
        .iter()
        .filter(|text| !text.is_empty())
    {
        let places = source.match_indices(text.as_str());
        for span in places.map(|(at, text)| Span::new(at, at + text.len())) {
            let is_known = done.iter().any(|other| other.overlaps(span));
            if !is_known && !issue.in_comment(span.start) {
                done.push(span);
                found.push(RULE.found(span, format!("The placeholder “{text}” is still here")));
            }
        }
    }
    for section in 0..issue.outline().sections.len() {
        if let Some(comment) = only_a_comment(issue, section) {
            let title = &issue.outline().sections[section].title;
            let message = format!("“{title}” still waits for its text");
            found.push(RULE.found(comment, message));
        }
    }
}

/// The comment that waits for a text in a section that must be filled: a bare marker (`… goes here -->`) wherever it
/// stands there, guidance that says so where nothing else stands there.
pub(super) fn only_a_comment(issue: &Issue, section: usize) -> Option<Span> {
    if !issue.role(section)?.filled {
        return None;
    }
    let own = &issue.outline().sections[section];
    let leaves = &issue.outline().leaves[own.leaves.clone()];
    let is_filled = leaves.iter().any(|leaf| {
        !matches!(
            leaf.kind,
            LeafKind::Comment | LeafKind::Heading | LeafKind::Blank | LeafKind::Definition
        )
    });
    leaves
        .iter()
        .filter(|leaf| leaf.kind == LeafKind::Comment)
        .map(|leaf| {
            let len = leaf.span.of(issue.source()).trim_end().len();
            Span::new(leaf.span.start, leaf.span.start + len)
        })
        .find(|span| waits(span.of(issue.source()), is_filled))
}

fn waits(comment: &str, is_filled: bool) -> bool {
    let text = comment.to_lowercase();
    let words = text.trim_end_matches("-->").trim_end();
    let is_bare = !words.contains('\n')
        && WAITING.iter().any(|wait| {
            words
                .rfind(wait)
                .is_some_and(|at| words.len() - at <= wait.len() + 2)
        });
    is_bare || (!is_filled && WAITING.iter().any(|wait| text.contains(wait)))
}
