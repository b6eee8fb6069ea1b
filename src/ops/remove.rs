//! Taking items out, with their nested lines and comments, without leaving doubled blank lines behind.
//!
//! With its last item a group loses its heading, and a section says that it has nothing, where the newsletter does so.

use super::{Refusal, hush, named, none_line};
use crate::issue::{Issue, Leaf, LeafKind};
use crate::text::{Edit, Span, Transaction};

/// Removes `items` with their nested lines and attached comments.
///
/// # Errors
/// Where an item does not exist, or what stands around it would be read differently without it.
pub fn remove(issue: &Issue, items: &[usize]) -> Result<Transaction, Refusal> {
    remove_but(issue, items, None)
}

/// The same where section `stays` keeps its heading and says nothing of itself, because it gets items in the next step.
pub(super) fn remove_but(
    issue: &Issue,
    items: &[usize],
    stays: Option<usize>,
) -> Result<Transaction, Refusal> {
    let items = named::items(issue, items)?;
    let mut change = Transaction::default();
    let mut now = issue.clone();
    // From the end on: sections and items before keep their indices.
    for own in items
        .chunk_by(|a, b| issue.section_of_item(*a) == issue.section_of_item(*b))
        .rev()
    {
        let section = issue.section_of_item(own[0]);
        let fate = hush::fate(issue, section, own).filter(|_| stays != Some(section));
        let none = || none_line::restored(&now, section, own).filter(|_| stays != Some(section));
        let next = match fate {
            Some(fate) => hush::hushed(&now, section, fate)?,
            None => none().map_or_else(|| taken_out(&now, own), Ok)?,
        };
        now = now.apply(&next);
        change = change.then(issue.source(), &next);
    }
    Ok(change)
}

fn taken_out(issue: &Issue, items: &[usize]) -> Result<Transaction, Refusal> {
    let edits = groups(issue, items)
        .into_iter()
        .map(|group| taken(issue, group));
    let change = named::change(issue, edits.collect())?;
    let after = issue.apply(&change);
    let left = issue.outline().items.len() - items.len();
    let stays = after.outline().items.len() == left
        && after.outline().sections.len() == issue.outline().sections.len();
    if stays {
        return Ok(change);
    }
    let label = named::label(issue, items[0]);
    Err(Refusal::new(format!(
        "without {label} the lines around it would run together"
    ))
    .hint("put a blank line between them first"))
}

/// Leaves from and to which whole groups of items go, blank leaves between them included.
fn groups(issue: &Issue, items: &[usize]) -> Vec<(usize, usize)> {
    let leaves = &issue.outline().leaves;
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for &item in items {
        let start = issue.outline().items[item].span.start;
        let leaf = leaves.partition_point(|leaf| leaf.span.start < start);
        match groups.last_mut() {
            Some((_, last)) if leaves[*last + 1..leaf].iter().all(is_blank) => *last = leaf,
            _ => groups.push((leaf, leaf)),
        }
    }
    groups
}

fn is_blank(leaf: &Leaf) -> bool {
    leaf.kind == LeafKind::Blank
}

/// Leaves `first` to `last` with the blank lines that would stand doubled.
pub(super) fn taken(issue: &Issue, (first, last): (usize, usize)) -> Edit {
    let source = issue.source();
    let leaves = &issue.outline().leaves;
    let before = first.checked_sub(1).and_then(|at| leaves.get(at));
    let after = leaves.get(last + 1);
    let mut span = Span::new(leaves[first].span.start, leaves[last].span.end);
    match (before, after) {
        (Some(before), None) => {
            if is_blank(before) {
                span.start = before.span.start;
            }
            if !source.ends_with('\n') {
                span.start = without_ending(source, span.start);
            }
        }
        (Some(before), Some(after)) if is_blank(before) && is_blank(after) => {
            if before.span.len() < after.span.len() {
                span.start = before.span.start;
            } else {
                span.end = after.span.end;
            }
        }
        (before, Some(after)) if is_blank(after) => {
            let starts_list = before.is_none_or(|leaf| !matches!(leaf.kind, LeafKind::Item(_)));
            let next = leaves.get(last + 2).map(|leaf| leaf.kind);
            if starts_list && matches!(next, Some(LeafKind::Item(_))) {
                span.end = after.span.end;
            }
        }
        (Some(before), Some(after))
            if before.kind == LeafKind::Prose
                && !matches!(after.kind, LeafKind::Heading | LeafKind::Item(_)) =>
        {
            return Edit::replace(span, issue.line_ending().as_str());
        }
        _ => {}
    }
    Edit::delete(span)
}

/// `at` before the line ending that stands there.
fn without_ending(source: &str, at: usize) -> usize {
    let text = &source[..at];
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text).len()
}
