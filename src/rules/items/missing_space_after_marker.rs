page! {
    //! A bullet is glued to its item.
    //!
    //! **What it finds.** In sections of items: a line that begins with a bullet and a link without a space between them.
    //!
    //! **Why it hurts.** It is no item: the line becomes text, or runs into the item above.
    //!
    //! **Example.** `*[Rust 1.90](https://example.org)`
    //!
    //! **The fix** puts the space in. It is safe.
}

use crate::issue::links::{LinkKind, scan};
use crate::issue::{Issue, LeafKind};
use crate::profile::Kind;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "missing-space-after-marker",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for section in 0..issue.outline().sections.len() {
        if matches!(issue.kind(section), Kind::Group | Kind::Block) {
            continue;
        }
        let own = &issue.outline().sections[section];
        for leaf in &issue.outline().leaves[own.leaves.clone()] {
            if !matches!(leaf.kind, LeafKind::Prose | LeafKind::Item(_)) {
                continue;
            }
            for line in leaf.span.lines(source) {
                found.extend(diagnostic(issue, line.trimmed_end(source)));
            }
        }
    }
}

fn diagnostic(issue: &Issue, line: Span) -> Option<Diagnostic> {
    let source = issue.source();
    let text = line.of(source);
    let rest = text
        .strip_prefix(['*', '-', '+'])
        .filter(|rest| rest.starts_with('['))?;
    let is_emphasis = text.starts_with('*') && rest.contains('*');
    let links = scan(source, Span::new(line.start + 1, line.end));
    let is_link = links.iter().any(|link| link.kind == LinkKind::Inline);
    if is_emphasis || !is_link || issue.in_comment(line.start) {
        return None;
    }
    let fix = Fix::safe(
        "Put a space in",
        source,
        vec![Edit::insert(line.start + 1, " ")],
    );
    let message = format!("No space stands behind the bullet “{}”", &text[..1]);
    Some(
        RULE.found(Span::new(line.start, line.start + 2), message)
            .fixed_by(fix),
    )
}
