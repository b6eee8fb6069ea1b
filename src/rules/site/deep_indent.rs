page! {
    //! A line is indented too far to be an item on the code host; the site nests it.
    //!
    //! **What it finds.** A line below an item that begins with a marker behind six or seven spaces.
    //!
    //! **Why it hurts.** Readers of the site see a nested item, reviewers on the code host a star in the middle of a
    //! sentence.
    //!
    //! **Example.** `* 2023-10-12 | Utah, US | […](…)`, and below it `      * [**Talk**](…)`.
    //!
    //! **The fix** indents the line by four spaces.
}

use crate::issue::{Issue, Item};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{begins_item, differs, indent, is_told, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "deep-indent",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let source = issue.source();
    for item in &issue.outline().items {
        let Some(line) = deep(source, item) else {
            continue;
        };
        if is_told(issue, found, line, &["child-indent"]) || issue.in_comment(line.start) {
            continue;
        }
        let (columns, bytes) = indent(line.of(source));
        let own = Span::new(line.start, line.start + bytes);
        let message = format!(
            "{columns} spaces before this item: the site nests it, the code host runs it into the line above"
        );
        let fix = Fix::look(
            "Indent by 4 spaces",
            source,
            vec![Edit::replace(own, "    ")],
        );
        found.push(RULE.found(own, message).fixed_by(fix));
    }
}

/// The first line of the item's own text that looks like an item.
fn deep(source: &str, item: &Item) -> Option<Span> {
    let own = Span::new(item.span.start, item.header_span.end);
    let mut lines = lines(source, own).skip(1);
    lines.find(|line| {
        let text = line.of(source);
        begins_item(text) && (6..8).contains(&indent(text).0)
    })
}
