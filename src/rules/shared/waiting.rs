//! Sections that still wait for their text: only a comment says what goes there.

use crate::issue::{Issue, LeafKind};
use crate::text::Span;

/// How comments begin or go on that wait for a text, in the languages of the built-in newsletters.
const WAITING: [&str; 4] = ["goes here", "go here", "va aqu", "van aqu"];

/// The comment that waits for a text in a section that must be filled: a bare marker (`… goes here -->`) wherever it
/// stands there, guidance that says so where nothing else stands there.
pub(in crate::rules) fn only_a_comment(issue: &Issue, section: usize) -> Option<Span> {
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
