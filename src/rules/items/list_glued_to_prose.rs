page! {
    //! A list follows a paragraph without a blank line, so the site shows it as text.
    //!
    //! **What it finds.** A list whose first item stands directly below a line of text.
    //!
    //! **Why it hurts.** The code host shows a list; the site's Python-Markdown continues the paragraph, stars and all.
    //!
    //! **Example.** `These are the RFCs of this week:`, and on the next line `* [build-std](…)`.
    //!
    //! **The fix** puts a blank line between them. It is safe.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "list-glued-to-prose",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let ending = std::cell::LazyCell::new(|| issue.line_ending().as_str());
    for pair in issue.outline().leaves.windows(2) {
        let [text, list] = pair else { continue };
        if text.kind != LeafKind::Prose || !matches!(list.kind, LeafKind::Item(_)) {
            continue;
        }
        let above = text.span.of(source).trim_end();
        // A lone carriage return ends a line for the parser, not for the site.
        let has_lone_return = above
            .split('\r')
            .skip(1)
            .any(|rest| !rest.starts_with('\n'));
        if list.span.is_empty() || above.ends_with("-->") || has_lone_return {
            continue;
        }
        let line = list.span.of(source).lines().next().unwrap_or_default();
        let span = Span::new(list.span.start, list.span.start + line.len());
        let fix = Fix::safe(
            "Add a blank line",
            source,
            vec![Edit::insert(list.span.start, *ending)],
        );
        let message = "No blank line before this list: the site shows it as text";
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
