page! {
    //! A line of dashes directly below an item makes a heading of the item on the site.
    //!
    //! **What it finds.** A rule (`---`) on the line below the first item of a list.
    //!
    //! **Why it hurts.** The code host shows an item and a rule, the site a heading that begins with a star.
    //!
    //! **Example.** `* [Title](…)`, and on the next line `---`.
    //!
    //! **The fix** puts a blank line between them. It is safe: the code host shows the same as before.
}

use crate::issue::{Issue, Leaf, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, item_of};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "rule-read-as-heading",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let leaves = &issue.outline().leaves;
    for (at, pair) in leaves.windows(2).enumerate() {
        let [above, rule] = pair else { continue };
        let begins_block = at
            .checked_sub(1)
            .is_none_or(|before| ends_block(&leaves[before]));
        if begins_block && is_one_line(issue, above) && is_dashes(issue, rule) {
            let source = issue.source();
            let ending = issue.line_ending().as_str();
            let fix = Fix::safe(
                "Add a blank line",
                source,
                vec![Edit::insert(rule.span.start, ending)],
            );
            let span = Span::new(
                rule.span.start,
                rule.span.start + rule.span.of(source).trim_end().len(),
            );
            let message = "The site makes a heading of the item above this line";
            found.push(RULE.found(span, message).fixed_by(fix));
        }
    }
}

fn ends_block(leaf: &Leaf) -> bool {
    !matches!(
        leaf.kind,
        LeafKind::Item(_) | LeafKind::Prose | LeafKind::Definition | LeafKind::Other
    )
}

fn is_one_line(issue: &Issue, leaf: &Leaf) -> bool {
    let text = leaf.span.of(issue.source());
    item_of(issue, leaf).is_some() && text.trim_end().lines().count() == 1
}

fn is_dashes(issue: &Issue, leaf: &Leaf) -> bool {
    let text = leaf.span.of(issue.source()).trim_end();
    leaf.kind == LeafKind::Rule && !text.is_empty() && text.bytes().all(|byte| byte == b'-')
}
