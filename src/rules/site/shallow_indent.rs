page! {
    //! A nested item is indented by fewer than four spaces, so the site does not nest it.
    //!
    //! **What it finds.** Nested items whose indent is not a multiple of four deep enough for their level.
    //!
    //! **Why it hurts.** The code host nests from two spaces on, the site from four: on the site the talk stands beside
    //! its event.
    //!
    //! **Example.** `* 2026-01-08 | Seoul, KR | […](…)`, and below it `  * [**Talk**](…)`.
    //!
    //! **The fix** indents the nested items of the list by four spaces a level. It is safe: the code host shows the
    //! same as before.
}

use crate::issue::{Issue, Item, Mark, Row};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, indent, is_told, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "shallow-indent",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Spaces of one level.
const STEP: usize = 4;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    // All of one list are one finding: whoever writes two spaces writes them everywhere.
    for items in issue.outline().items.chunk_by(|a, b| a.list == b.list) {
        let mut shallow = items.iter().filter_map(|item| first_shallow(issue, item));
        let Some(row) = shallow.next() else { continue };
        if !is_told(issue, found, row.span, &["child-indent"]) {
            found.push(diagnostic(issue, items, row, shallow.count()));
        }
    }
}

fn first_shallow<'a>(issue: &Issue, item: &'a Item) -> Option<&'a Row> {
    item.rows.iter().find(|row| is_shallow(issue, item, row))
}

/// Levels above the row: where the code host nests it.
fn level(issue: &Issue, row: &Row) -> Option<usize> {
    let landmarks = &issue.outline().landmarks;
    let first = landmarks.partition_point(|one| one.span.start < row.content_at);
    let mut here = landmarks[first..]
        .iter()
        .take_while(|one| one.span.start == row.content_at);
    here.find_map(|one| match one.mark {
        Mark::Item(depth) => Some(usize::from(depth).saturating_sub(1)),
        _ => None,
    })
}

fn is_shallow(issue: &Issue, item: &Item, row: &Row) -> bool {
    let own = Span::new(row.span.start, row.marker_at).of(issue.source());
    let is_apart = row.span.start > item.content_at && own.trim().is_empty();
    is_apart && level(issue, row).is_some_and(|level| indent(own).0 / STEP < level)
}

/// The finding at `row`, the first of the list `items`, of which `more` other items have such rows.
fn diagnostic(issue: &Issue, items: &[Item], row: &Row, more: usize) -> Diagnostic {
    let source = issue.source();
    let spaces = match row.marker_at - row.span.start {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        many => format!("{many} spaces"),
    };
    let others = match more {
        0 => String::new(),
        1 => ", and in 1 more entry".to_owned(),
        many => format!(", and in {many} more entries"),
    };
    let message = format!(
        "{spaces} before this nested item{others}: the site wants 4 a level, or it does not nest"
    );
    let wrong = || {
        items
            .iter()
            .filter(|item| first_shallow(issue, item).is_some())
    };
    let edits = wrong().flat_map(|item| edits(issue, item)).collect();
    let fix = if wrong().all(|item| keeps_nesting(source, item)) {
        Fix::safe("Indent by 4 spaces a level", source, edits)
    } else {
        Fix::look("Indent by 4 spaces a level", source, edits)
    };
    let span = Span::new(row.span.start, row.content_at);
    RULE.found(span, message).fixed_by(fix)
}

/// True where four spaces nest for the code host as well: no marker is wider.
fn keeps_nesting(source: &str, item: &Item) -> bool {
    let marker_column = indent(item.text(source)).0;
    let content_column = marker_column + item.content_at - item.marker_at;
    let is_narrow = |row: &Row| row.content_at - row.marker_at <= STEP;
    content_column <= STEP && item.rows.iter().all(is_narrow)
}

/// Every line of every row, moved by as much as its marker must move.
fn edits(issue: &Issue, item: &Item) -> Vec<Edit> {
    let source = issue.source();
    let mut edits = Vec::new();
    for (at, row) in item.rows.iter().enumerate() {
        let Some(level) = level(issue, row) else {
            continue;
        };
        let end = item
            .rows
            .get(at + 1)
            .map_or(item.span.end, |next| next.span.start);
        let own = Span::new(row.marker_at, row.marker_at);
        let (columns, _) = indent(Span::new(row.span.start, own.end).of(source));
        let wanted = STEP * level;
        for line in lines(source, Span::new(row.span.start, end)) {
            let text = line.of(source);
            let (own, bytes) = indent(text);
            let target = (own + wanted).saturating_sub(columns);
            if !text.trim().is_empty() && target != own {
                edits.push(Edit::replace(
                    Span::new(line.start, line.start + bytes),
                    " ".repeat(target),
                ));
            }
        }
    }
    edits
}
