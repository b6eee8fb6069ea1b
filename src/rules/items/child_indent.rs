page! {
    //! An item or a row below it is indented otherwise than its neighbours.
    //!
    //! **What it finds.** An item that begins one to three spaces from the margin while the others of its section begin at
    //! it; and, where the site reads indents as the code host does, a nested row that is not indented like most are.
    //!
    //! **Why it hurts.** Some readers of Markdown take a shifted item for part of the one above it.
    //!
    //! **Example.** ` * [Rust 1.90](https://example.org)` between two items that begin with `*` at the margin.
    //!
    //! **The fix** sets the indent of the others. It is safe for an item of one line.
}

use crate::issue::{Issue, Item, Row};
use crate::rules::shared::page;
use crate::rules::shared::publisher::differs;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "child-indent",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in 0..issue.outline().sections.len() {
        let items = issue.items(section);
        let at_margin = items.iter().filter(|item| margin(item) == 0).count();
        let shifted = items.iter().filter(|item| margin(item) > 0);
        if at_margin * 2 > items.len() {
            found.extend(shifted.filter_map(|item| shifted_item(issue, item)));
        }
    }
    if !differs(issue) {
        rows(issue, found);
    }
}

/// Bytes before the marker.
fn margin(item: &Item) -> usize {
    item.marker_at - item.span.start
}

fn shifted_item(issue: &Issue, item: &Item) -> Option<Diagnostic> {
    let source = issue.source();
    let span = Span::new(item.span.start, item.marker_at);
    let spaces = span.len();
    if spaces > 3 || !span.of(source).bytes().all(|byte| byte == b' ') {
        return None;
    }
    let message =
        format!("This item begins {spaces} columns from the margin, its neighbours at it");
    let edits = vec![Edit::delete(span)];
    let is_one_line = item.text(source).trim_end().lines().count() == 1;
    let fix = if is_one_line {
        Fix::safe("Move it to the margin", source, edits)
    } else {
        Fix::look("Move it to the margin", source, edits)
    };
    Some(RULE.found(span, message).fixed_by(fix))
}

/// Rows right below an item whose indent is not the usual one.
fn rows(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    // A row behind two markers in one line has no indent of its own.
    let begins_line = |row: &Row| issue.lines().whole_lines(row.span).start == row.span.start;
    let first = |item: &Item| item.rows.first().copied().filter(begins_line);
    let all: Vec<Row> = issue.outline().items.iter().filter_map(first).collect();
    let indent = |row: &Row| row.marker_at.saturating_sub(row.span.start);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in &all {
        *counts.entry(indent(row)).or_default() += 1;
    }
    let Some((&usual, &count)) = counts.iter().max_by_key(|(_, count)| **count) else {
        return;
    };
    if count * 4 < all.len() * 3 || usual == 0 {
        return;
    }
    for row in all.iter().filter(|row| indent(row) != usual) {
        let span = Span::new(row.span.start, row.marker_at);
        let is_indent = span.of(source).bytes().all(|byte| byte == b' ');
        if is_indent && !span.is_empty() {
            let message = format!("Indented by {}, where others are by {usual}", span.len());
            let edits = vec![Edit::replace(span, " ".repeat(usual))];
            let fix = Fix::look(format!("Indent by {usual}"), source, edits);
            found.push(RULE.found(span, message).fixed_by(fix));
        }
    }
}
