page! {
    //! A link definition stands directly below text; the code host shows it as text.
    //!
    //! **What it finds.** A line `[label]: …` without a blank line between it and a paragraph or an item above.
    //!
    //! **Why it hurts.** On the site it is a definition. The code host shows the line, and the references that need it
    //! as brackets.
    //!
    //! **Example.** `See [the calendar].`, and on the next line `[the calendar]: https://…`.
    //!
    //! **The fix** puts a blank line before it.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::differs;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "definition-in-paragraph",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) || issue.outline().definitions.is_empty() {
        return;
    }
    let source = issue.source();
    for pair in issue.outline().leaves.windows(2) {
        let [above, definition] = pair else { continue };
        let is_below_text = matches!(above.kind, LeafKind::Prose | LeafKind::Item(_));
        if !is_below_text || definition.kind != LeafKind::Definition {
            continue;
        }
        let start = definition.span.start;
        let ending = issue.line_ending().as_str();
        let fix = Fix::look(
            "Add a blank line",
            source,
            vec![Edit::insert(start, ending)],
        );
        let span = definition.span.trimmed_end(source);
        let message = "The code host shows this definition as text: no blank line above it";
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
