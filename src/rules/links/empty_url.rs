page! {
    //! A link has no address.
    //!
    //! **What it finds.** `[title]()`.
    //!
    //! **Why it hurts.** Readers who follow it stay on the page.
    //!
    //! **Example.** `This week's crate is [graft](), a storage engine.`
    //!
    //! **The fix** is the address; only an editor knows it.
}

use crate::issue::Issue;
use crate::issue::links::LinkKind;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "empty-url",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links().iter();
    let empty = links
        .filter(|link| link.kind == LinkKind::Inline && link.url_span.of(source).trim().is_empty());
    found.extend(empty.map(|link| {
        let title = titles::plain(link.text_span.of(source));
        let span = Span::new(link.text_span.end + 1, link.span.end);
        RULE.found(
            span,
            format!("“{title}” leads nowhere: its address is missing"),
        )
    }));
}
