//! Where a finding stands, as people and tools count: lines and columns from 1, a column is a character.

use crate::issue::Issue;
use crate::text::Span;

/// Line and column of byte `at`.
pub(super) fn position(issue: &Issue, at: usize) -> (usize, usize) {
    let lines = issue.lines();
    let line = lines.line_of(at);
    let before = issue
        .source()
        .get(lines.start_of(line)..at)
        .unwrap_or_default();
    (line + 1, before.chars().count() + 1)
}

/// The line of the last byte of `span`; where it is empty, the line it stands in.
pub(super) fn end_line(issue: &Issue, span: Span) -> usize {
    let last = if span.is_empty() {
        span.start
    } else {
        span.end - 1
    };
    issue.lines().line_of(last) + 1
}
