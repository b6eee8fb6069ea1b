//! Backslashes that the code host takes for escapes and the site shows.

use super::publisher::{differs, is_running};
use crate::issue::Issue;
use crate::issue::links::code_end;
use crate::text::Span;

/// What the site lets a backslash escape.
const KNOWN: &str = "\\`*_{}[]()>#+-.!|";

/// Where such backslashes stand, in code and comments none, and what follows each: punctuation, or the line's end where
/// another line of the same text follows.
pub(in crate::rules) fn shown(issue: &Issue) -> Vec<(usize, char)> {
    let source = issue.source();
    if !differs(issue) || !source.contains('\\') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let leaves = issue.outline().leaves.iter();
    for leaf in leaves.filter(|leaf| is_running(leaf)) {
        in_text(issue, leaf.span, &mut found);
    }
    found
}

fn in_text(issue: &Issue, span: Span, found: &mut Vec<(usize, char)>) {
    let source = issue.source();
    let end = span.start + span.of(source).trim_end().len();
    let bytes = source.as_bytes();
    let mut at = span.start;
    while at < end {
        match bytes[at] {
            b'`' => at = code_end(bytes, at, end),
            b'\\' => {
                let rest = source[at + 1..end].trim_start_matches('\r');
                let Some(next) = rest.chars().next() else {
                    break;
                };
                let is_shown =
                    next == '\n' || (next.is_ascii_punctuation() && !KNOWN.contains(next));
                if is_shown && !issue.in_comment(at) {
                    found.push((at, next));
                }
                at += 1 + next.len_utf8();
            }
            _ => at += 1,
        }
    }
}
