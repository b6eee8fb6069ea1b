page! {
    //! A paragraph inside an item leaves the list on the site, or swallows the next item.
    //!
    //! **What it finds.** A paragraph behind a blank line inside an item that is indented by fewer than four spaces, or
    //! that the next item follows without a blank line.
    //!
    //! **Why it hurts.** The code host keeps such a paragraph in its item. The site sets it behind the list, or shows
    //! the next item, star and all, as part of it.
    //!
    //! **Example.** `* [One](…)`, a blank line, `  More about it.`, `* [Two](…)`.
    //!
    //! **The fix** indents the paragraph by four spaces and sets a blank line behind it. It is safe: the code host
    //! shows the same as before.
}

use crate::issue::{Issue, Item};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{begins_item, differs, indent, item_of, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "paragraph-in-item",
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
    for (at, leaf) in leaves.iter().enumerate() {
        let Some(item) = item_of(issue, leaf).filter(|item| item.rows.is_empty()) else {
            continue;
        };
        let next = leaves.get(at + 1).and_then(|next| item_of(issue, next));
        found.extend(diagnostic(issue, item, next));
    }
}

/// The lines of the paragraph that ends the item behind a blank line.
fn paragraph(source: &str, item: &Item) -> Option<Vec<Span>> {
    let all: Vec<Span> = lines(source, item.span).collect();
    let blank = all
        .iter()
        .rposition(|line| line.of(source).trim().is_empty())?;
    let last = all.get(blank + 1..).filter(|lines| !lines.is_empty())?;
    let first = last[0].of(source);
    let is_words = !begins_item(first)
        && !first
            .trim_start()
            .starts_with(['<', '`', '~', '>', '#', '|', '[']);
    let is_shown = indent(first).0 < 6 && indent(first).0 > 0;
    (is_words && is_shown).then(|| last.to_vec())
}

fn diagnostic(issue: &Issue, item: &Item, next: Option<&Item>) -> Option<Diagnostic> {
    let source = issue.source();
    let lines = paragraph(source, item)?;
    let shallow = lines.iter().filter(|line| indent(line.of(source)).0 < 4);
    let mut edits: Vec<Edit> = shallow
        .map(|line| Edit::insert(line.start, " ".repeat(4 - indent(line.of(source)).0)))
        .collect();
    let leaves_list = indent(lines[0].of(source)).0 < 4;
    let swallowed = next.filter(|next| next.span.start == item.span.end);
    if !leaves_list {
        edits.clear();
    }
    edits.extend(swallowed.map(|next| Edit::insert(next.span.start, issue.line_ending().as_str())));
    let message = match (leaves_list, swallowed) {
        (_, Some(_)) => "The site shows the next item as part of this paragraph",
        (true, None) => {
            "The site sets this paragraph behind the list: 4 spaces keep it in its item"
        }
        (false, None) => return None,
    };
    let first = lines[0];
    let fix = Fix::safe("Set 4 spaces and a blank line", source, edits);
    Some(RULE.found(first, message).fixed_by(fix))
}
