page! {
    //! Blank lines stand between the items of a list.
    //!
    //! **What it finds.** Blank lines between links or events of one list, or between an event and its talk.
    //!
    //! **Why it hurts.** The site sets such items as paragraphs, further apart than the rest of the list; an item with a
    //! nested line may even swallow the next one.
    //!
    //! **Example.** `* [One](…)`, a blank line, `* [Two](…)`.
    //!
    //! **The fix** removes all of them from the list. It is safe.
}

use crate::issue::{Entry, Issue, Item, Leaf, LeafKind};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "blank-line-in-list",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let items = &issue.outline().items;
    let mut blanks: Vec<Span> = Vec::new();
    let mut before: Option<&Item> = None;
    let mut gap: Option<Span> = None;
    for leaf in &issue.outline().leaves {
        match *leaf {
            Leaf {
                kind: LeafKind::Blank,
                span,
            } => gap = gap.or(Some(span)),
            Leaf {
                kind: LeafKind::Item(at),
                ..
            } => {
                let item = &items[at];
                match before.filter(|before| before.list == item.list && joins(issue, before, item))
                {
                    Some(_) => blanks.extend(gap),
                    None => report(issue, &mut blanks, found),
                }
                blanks.extend(inner_blanks(issue, item));
                (before, gap) = (Some(item), None);
            }
            _ => (before, gap) = (None, None),
        }
    }
    report(issue, &mut blanks, found);
}

/// True for two rows of the same sort, of which the first ends in plain text.
fn joins(issue: &Issue, before: &Item, item: &Item) -> bool {
    let is_row = |item: &Item| {
        matches!(
            item.entry,
            Entry::Link(_) | Entry::Event(_) | Entry::CfpEvent(_)
        )
    };
    let last = before
        .text(issue.source())
        .lines()
        .next_back()
        .unwrap_or_default();
    // A paragraph inside an item wants a blank line behind it, or the site shows the next item as part of it. Blank lines
    // that go are none.
    let inner = inner_blanks(issue, before);
    let stays = |line: &Span| inner.iter().all(|blank| !blank.covers(*line));
    let whole = before.span.trimmed_end(issue.source());
    let has_paragraph = whole
        .lines(issue.source())
        .filter(stays)
        .any(|line| line.of(issue.source()).trim().is_empty());
    is_row(before) && is_row(item) && !has_paragraph && !last.trim_start().starts_with('<')
}

/// Blank lines between an event and its talks.
fn inner_blanks(issue: &Issue, item: &Item) -> Vec<Span> {
    let (Entry::Event(_), Some(first)) = (&item.entry, item.rows.first()) else {
        return Vec::new();
    };
    let source = issue.source();
    let between = Span::new(item.header_span.end, first.span.start);
    let is_blank = between.of(source).trim().is_empty();
    let line = issue.lines().line_of(item.header_span.end);
    let start = issue.lines().start_of(line + 1);
    let blank = Span::new(start, first.span.start);
    if is_blank && !blank.is_empty() {
        vec![blank]
    } else {
        Vec::new()
    }
}

fn report(issue: &Issue, blanks: &mut Vec<Span>, found: &mut Vec<Diagnostic>) {
    let blanks = std::mem::take(blanks);
    let Some(&first) = blanks.first() else {
        return;
    };
    let source = issue.source();
    let count: usize = blanks
        .iter()
        .map(|span| span.of(source).lines().count())
        .sum();
    let (lines, verb) = match count {
        1 => ("1 blank line".to_owned(), "stands"),
        many => (format!("{many} blank lines"), "stand"),
    };
    let edits = blanks.into_iter().map(Edit::delete).collect();
    let fix = Fix::safe(format!("Remove {lines}"), source, edits);
    let message = format!("{lines} {verb} between the items of this list");
    found.push(RULE.found(first, message).fixed_by(fix));
}
