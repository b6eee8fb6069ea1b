page! {
    //! A paragraph stands twice.
    //!
    //! **What it finds.** A paragraph of some length that stands word for word at another place of the issue.
    //!
    //! **Why it hurts.** A merge that kept both sides leaves whole blocks twice.
    //!
    //! **Example.** *Every week, the team announces …* above two lists of the same groups.
    //!
    //! **The fix** removes the second one. Look first what else of its block stands twice.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::moves::remove_lines;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-block",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Shorter paragraphs may stand twice on purpose, in bytes.
const LONG: usize = 60;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let mut met: HashMap<&str, Span> = HashMap::new();
    for leaf in &issue.outline().leaves {
        let text = leaf.span.of(source).trim();
        if leaf.kind != LeafKind::Prose || text.len() < LONG || text.starts_with(['*', '_']) {
            continue;
        }
        let start = leaf.span.start + leaf.span.of(source).find(text).unwrap_or(0);
        let span = Span::new(start, start + text.len());
        let Some(&first) = met.get(text) else {
            met.insert(text, span);
            continue;
        };
        let line = issue.lines().line_of(first.start) + 1;
        let message = format!("This paragraph stands in line {line} already");
        let edits = vec![remove_lines(issue, leaf.span)];
        let fix = Fix::look("Remove this copy", source, edits);
        found.push(RULE.found(span, message).related_to(first).fixed_by(fix));
    }
}
