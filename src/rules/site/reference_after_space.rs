page! {
    //! Two texts in brackets stand side by side; the site takes the second for the address of the first.
    //!
    //! **What it finds.** `[text] [label]` where something defines the label.
    //!
    //! **Why it hurts.** The code host shows text and a link, the site one link and no second word.
    //!
    //! **Example.** `[video] [merged]` above `[merged]: https://…`.
    //!
    //! **The fix** closes the gap, so that both show one link.
}

use crate::issue::Issue;
use crate::issue::links::LinkKind;
use crate::rules::shared::page;
use crate::rules::shared::publisher::differs;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "reference-after-space",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) || issue.outline().definitions.is_empty() {
        return;
    }
    let source = issue.source();
    for pair in issue.links().windows(2) {
        let [first, second] = pair else { continue };
        let gap = Span::new(first.span.end, second.span.start);
        let is_gap = gap.of(source) == " " || gap.of(source) == "\n";
        let is_pair = first.kind == LinkKind::Shortcut && second.kind != LinkKind::Gapped;
        let label = second.text_span.of(source);
        if !is_gap || !is_pair || issue.definition(label).is_none() {
            continue;
        }
        let span = Span::new(first.span.start, second.text_span.end + 1);
        let text = first.text_span.of(source);
        let message =
            format!("The site makes one link of these: “{text}”, to what [{label}] names");
        let fix = Fix::look("Close the gap", source, vec![Edit::delete(gap)]);
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
