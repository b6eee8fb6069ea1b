page! {
    //! White space stands at the end of a line.
    //!
    //! **What it finds.** Spaces and tabs at the end of items, headings and text. Two spaces before another line of the same
    //! paragraph are a line break on purpose, and stay.
    //!
    //! **Why it hurts.** Nobody sees it, editors' tools take it away again and again, and each time the line counts as changed
    //! for whoever merges.
    //!
    //! **Example.** `* [Rust 1.90](https://example.org) ` with a space behind the parenthesis.
    //!
    //! **The fix** takes it away. It is safe.
}

use crate::issue::{Issue, Leaf, LeafKind};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "trailing-whitespace",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let is_text = |leaf: &&Leaf| {
        matches!(
            leaf.kind,
            LeafKind::Heading | LeafKind::Item(_) | LeafKind::Prose
        )
    };
    for leaf in issue.outline().leaves.iter().filter(is_text) {
        let mut at = leaf.span.start;
        for line in leaf.span.of(source).split_inclusive('\n') {
            let body = line.trim_end_matches(['\n', '\r']);
            let kept = body.trim_end_matches([' ', '\t']);
            let span = Span::new(at + kept.len(), at + body.len());
            at += line.len();
            let is_flaw = !span.is_empty() && !kept.is_empty();
            if is_flaw && !is_break(source, leaf, span, at) && !issue.in_comment(span.start) {
                found.push(diagnostic(source, span));
            }
        }
    }
}

/// True where the space is seen: two spaces before `next`, the next line of the same paragraph.
fn is_break(source: &str, leaf: &Leaf, span: Span, next: usize) -> bool {
    let rest = Span::new(next.min(leaf.span.end), leaf.span.end).of(source);
    let line = rest.lines().next().unwrap_or_default().trim_start();
    let goes_on = !line.is_empty() && !line.starts_with(['*', '-', '+', '#', '<']);
    goes_on && span.of(source).ends_with("  ")
}

fn diagnostic(source: &str, span: Span) -> Diagnostic {
    let message = match span.len() {
        1 => "White space at the end of the line".to_owned(),
        many => format!("{many} columns of white space at the end of the line"),
    };
    let fix = Fix::safe(
        "Take the white space away",
        source,
        vec![Edit::delete(span)],
    );
    RULE.found(span, message).fixed_by(fix)
}
