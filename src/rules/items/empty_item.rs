page! {
    //! An item says nothing.
    //!
    //! **What it finds.** A bullet without text and without rows below it.
    //!
    //! **Why it hurts.** The site shows a lone bullet, or runs it into the item above.
    //!
    //! **Example.** `* ` between two items.
    //!
    //! **The fix** removes the line. It is safe.
}

use crate::issue::{Issue, Item};
use crate::rules::shared::moves::removal;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "empty-item",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let is_empty = |item: &&Item| {
        let rest = Span::new(item.content_at.min(item.span.end), item.span.end);
        item.rows.is_empty() && rest.of(source).trim().is_empty()
    };
    for item in issue.outline().items.iter().filter(is_empty) {
        let span = Span::new(item.marker_at, item.content_at.max(item.marker_at + 1));
        let len = span.of(source).trim_end().len();
        let span = Span::new(span.start, span.start + len);
        let fix = Fix::safe("Remove the item", source, vec![removal(issue, item)]);
        found.push(RULE.found(span, "This item says nothing").fixed_by(fix));
    }
}
