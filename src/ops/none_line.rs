//! The line of a section that has nothing this week: away with the first item, back with the last.
//!
//! It comes back where the newsletter has such a line, but not while the issue is still being made and a comment of the
//! section quotes the line: then nobody has said yet that there is nothing.

use super::hush::quotes;
use super::insertion::Manner;
use super::{Refusal, named, shape};
use crate::issue::{Issue, Leaf, LeafKind};
use crate::text::{Edit, Span, Transaction};

/// The line of `section` that says that there is nothing, where no item stands beside it.
pub(super) fn line(issue: &Issue, section: usize) -> Option<Span> {
    issue.role(section).filter(|role| !role.none.is_empty())?;
    let own = &issue.outline().sections[section];
    let leaves = &issue.outline().leaves[own.leaves.clone()];
    let found = leaves.iter().find(|leaf| says_none(issue, leaf))?;
    let is_item = matches!(found.kind, LeafKind::Item(_));
    (own.items.len() == usize::from(is_item)).then_some(found.span)
}

/// True for one line in emphasis that begins as the newsletter says that there is nothing.
fn says_none(issue: &Issue, leaf: &Leaf) -> bool {
    let text = leaf.span.of(issue.source()).trim();
    let text = match leaf.kind {
        LeafKind::Item(_) => text[shape::marker_len(text)..].trim_start(),
        LeafKind::Prose => text,
        _ => return false,
    };
    let words = text.trim_start_matches(['*', '_']);
    let mut none = issue.profile().words.none.iter();
    words.len() < text.len()
        && !text.contains('\n')
        && none.any(|none| words.starts_with(none.as_str()))
}

/// `text` as the item of `section` in the place of `line`.
pub(super) fn replaced(
    issue: &Issue,
    section: usize,
    line: Span,
    text: &str,
    manner: Manner,
) -> Result<Transaction, Refusal> {
    let body = match manner {
        Manner::Shaped => shape::item(issue, section, 0, text)?,
        Manner::Verbatim => text.to_owned(),
    };
    let place = without_end(issue, line);
    let change = named::change(issue, vec![Edit::replace(place, body)])?;
    let after = issue.apply(&change);
    if after.items(section).len() == 1 && self::line(&after, section).is_none() {
        return Ok(change);
    }
    let text = named::short(text);
    Err(Refusal::new(format!(
        "“{text}” would not stand alone in the place of “{}”",
        named::short(line.of(issue.source()))
    )))
}

fn without_end(issue: &Issue, lines: Span) -> Span {
    let text = lines.of(issue.source()).trim_end_matches(['\r', '\n']);
    Span::new(lines.start, lines.start + text.len())
}

/// The line in the place of `items`, all that `section` has; `None` where the newsletter says nothing there, or not yet.
pub(super) fn restored(issue: &Issue, section: usize, items: &[usize]) -> Option<Transaction> {
    let none = &issue
        .role(section)
        .filter(|role| !role.none.is_empty())?
        .none;
    let own = &issue.outline().sections[section];
    let is_all = !items.is_empty() && own.items.clone().eq(items.iter().copied());
    if !is_all
        || line(issue, section).is_some()
        || (is_asked_for(issue, section, none) && is_young(issue))
    {
        return None;
    }
    let all = &issue.outline().items;
    let (first, last) = (all[*items.first()?].span, all[*items.last()?].span);
    let place = without_end(issue, Span::new(first.start, last.end));
    let between = &issue.outline().leaves[own.leaves.clone()];
    let mut between = between
        .iter()
        .filter(|leaf| place.covers(leaf.span) || leaf.span.overlaps(place));
    if !between.all(|leaf| matches!(leaf.kind, LeafKind::Item(_) | LeafKind::Blank)) {
        return None;
    }
    let change = named::change(issue, vec![Edit::replace(place, none.as_str())]).ok()?;
    let after = issue.apply(&change);
    let is_said = self::line(&after, section).is_some()
        && after.outline().sections.len() == issue.outline().sections.len();
    is_said.then_some(change)
}

fn is_asked_for(issue: &Issue, section: usize, none: &str) -> bool {
    let own = &issue.outline().sections[section];
    let mut leaves = issue.outline().leaves[own.leaves.clone()].iter();
    leaves.any(|leaf| leaf.kind == LeafKind::Comment && quotes(leaf.span.of(issue.source()), none))
}

/// True where a section that every issue fills holds comments at most.
fn is_young(issue: &Issue) -> bool {
    let sections = &issue.outline().sections;
    let is_waiting = |at: usize| {
        let own = &sections[at];
        let leaves = &issue.outline().leaves[own.leaves.clone()];
        let is_bare = |leaf: &Leaf| {
            matches!(
                leaf.kind,
                LeafKind::Heading | LeafKind::Blank | LeafKind::Comment
            )
        };
        own.span == own.own_span && leaves.iter().all(is_bare)
    };
    (1..sections.len()).any(|at| issue.role(at).is_some_and(|role| role.filled) && is_waiting(at))
}
