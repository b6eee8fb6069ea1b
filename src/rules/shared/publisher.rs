//! What rules about the publisher share: whether the site reads otherwise than the code host, and what was told already.

use crate::issue::{Issue, Item, Leaf, LeafKind};
use crate::profile::Publisher;
use crate::rules::Diagnostic;
use crate::text::Span;

/// True where the newsletter's site is rendered by Python-Markdown.
pub(in crate::rules) fn differs(issue: &Issue) -> bool {
    issue.profile().publisher == Publisher::PythonMarkdown
}

/// True where a finding of one of `rules` touches the lines of `span`.
pub(in crate::rules) fn is_told(
    issue: &Issue,
    found: &[Diagnostic],
    span: Span,
    rules: &[&str],
) -> bool {
    let lines = issue.lines().whole_lines(span);
    let touches = |own: Span| own.overlaps(lines) || lines.contains(own.start);
    found
        .iter()
        .any(|one| rules.contains(&one.rule) && touches(one.span))
}

/// True for leaves of running text.
pub(in crate::rules) fn is_running(leaf: &Leaf) -> bool {
    matches!(
        leaf.kind,
        LeafKind::Prose | LeafKind::Item(_) | LeafKind::Heading | LeafKind::Quote | LeafKind::Table
    )
}

/// The item of `leaf`, where it is one.
pub(in crate::rules) fn item_of<'a>(issue: &'a Issue, leaf: &Leaf) -> Option<&'a Item> {
    match leaf.kind {
        LeafKind::Item(at) => issue.outline().items.get(at),
        _ => None,
    }
}

/// The lines of `span`, which begins one, without their endings.
pub(in crate::rules) fn lines(source: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    span.lines(source).map(|line| {
        let len = line.of(source).trim_end_matches(['\n', '\r']).len();
        Span::new(line.start, line.start + len)
    })
}

/// Columns of the white space that begins `line`, tabs up to every fourth; and its bytes.
pub(in crate::rules) fn indent(line: &str) -> (usize, usize) {
    let (mut columns, mut bytes) = (0, 0);
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
        bytes += 1;
    }
    (columns, bytes)
}

/// True for a line that begins with the marker of an item, whatever its indent.
pub(in crate::rules) fn begins_item(line: &str) -> bool {
    let rest = line.trim_start_matches([' ', '\t']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = match rest.as_bytes().first() {
        Some(b'*' | b'-' | b'+') => &rest[1..],
        _ if digits > 0 && rest[digits..].starts_with('.') => &rest[digits + 1..],
        _ => return false,
    };
    behind.starts_with(' ') && !behind.trim().is_empty()
}
