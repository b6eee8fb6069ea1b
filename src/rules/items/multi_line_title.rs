page! {
    //! A title runs over two lines.
    //!
    //! **What it finds.** A line end between the brackets of an item's link.
    //!
    //! **Why it hurts.** Tools that read the issue line by line lose the link, and the next editor mends half of it.
    //!
    //! **Example.** `* [Rust` on one line, `1.90](https://example.org)` on the next.
    //!
    //! **The fix** joins the lines with a space. It is safe: readers see the same.
}

use crate::issue::Issue;
use crate::issue::links::Link;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "multi-line-title",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let broken = |link: &&Link| {
        link.has_url()
            && !link.is_unbalanced
            && link.text_span.of(source).contains('\n')
            && issue.item_at(link.span.start).is_some()
    };
    for link in issue.links().iter().filter(broken) {
        let edits = joints(source, link.text_span);
        let fix = Fix::safe("Join the lines", source, edits);
        let message = "The title runs over several lines";
        found.push(RULE.found(link.text_span, message).fixed_by(fix));
    }
}

/// A space for each line end of `span` with the white space around it.
fn joints(source: &str, span: Span) -> Vec<Edit> {
    let text = span.of(source);
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(end) = text[at..].find('\n').map(|end| at + end) {
        let start = text[..end].trim_end().len();
        let next = text.len() - text[end..].trim_start().len();
        edits.push(Edit::replace(
            Span::new(span.start + start, span.start + next),
            " ",
        ));
        at = next.max(end + 1);
    }
    edits
}
