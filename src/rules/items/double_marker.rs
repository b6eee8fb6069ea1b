page! {
    //! An item begins with two bullets.
    //!
    //! **What it finds.** A second bullet right behind the first.
    //!
    //! **Why it hurts.** The item becomes a list in a list, with an empty item around it.
    //!
    //! **Example.** `* * [Rust 1.90](https://example.org)`
    //!
    //! **The fix** takes the second bullet out. It is safe.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "double-marker",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for item in &issue.outline().items {
        let Some(row) = item
            .rows
            .first()
            .filter(|row| row.marker_at == item.content_at)
        else {
            continue;
        };
        let span = Span::new(row.marker_at, row.content_at);
        if span.of(source).contains('\n') || item.rows.len() > 1 {
            continue;
        }
        let fix = Fix::safe(
            "Take the second bullet out",
            source,
            vec![Edit::delete(span)],
        );
        let marker = span.trimmed_end(source);
        found.push(
            RULE.found(marker, "A second bullet follows the first")
                .fixed_by(fix),
        );
    }
}
