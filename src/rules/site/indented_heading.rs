page! {
    //! A space stands before the `#` of a heading, so the site shows it as text.
    //!
    //! **What it finds.** A heading whose marks are indented by one to three spaces.
    //!
    //! **Why it hurts.** The code host shows a heading, the site a line of text with `#` signs, and all below belongs
    //! to the section before.
    //!
    //! **Example.** ` #### Rust-Analyzer`.
    //!
    //! **The fix** deletes the space. It is safe: the code host shows the same as before.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, indent};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "indented-heading",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let source = issue.source();
    let leaves = issue.outline().leaves.iter();
    for leaf in leaves.filter(|leaf| leaf.kind == LeafKind::Heading) {
        let text = leaf.span.of(source);
        let (_, bytes) = indent(text);
        if bytes == 0 || !text[bytes..].starts_with('#') {
            continue;
        }
        let span = Span::new(leaf.span.start, leaf.span.start + bytes);
        let fix = Fix::safe("Delete the space", source, vec![Edit::delete(span)]);
        let message = "A space before this heading: the site shows it as text";
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
