//! Putting items into a section, one after the other, as one change; and finding them again.

use super::slot::{self, Slot};
use super::{At, Refusal, named, none_line, order, shape, voice};
use crate::issue::Issue;
use crate::text::{Edit, Transaction};

/// How the text of an item is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Marker and indent follow the neighbours.
    Shaped,
    /// Every byte stays.
    Verbatim,
}

/// Inserts `texts` in order at `at` of `section`. The line that says that it has nothing gives way, and so does its name in
/// the sentence of those with nothing.
pub(super) fn insert(
    issue: &Issue,
    section: usize,
    at: At,
    texts: &[String],
    manner: Manner,
) -> Result<Transaction, Refusal> {
    named::section(issue, section)?;
    if let (Some(line), Some((first, rest))) =
        (none_line::line(issue, section), texts.split_first())
    {
        slot::index(issue, section, at, 0)?;
        let change = none_line::replaced(issue, section, line, first, manner)?;
        let rest_at = if at == At::Sorted { at } else { At::Index(1) };
        let rest = put(&issue.apply(&change), section, rest_at, rest, manner)?;
        return Ok(change.then(issue.source(), &rest));
    }
    let own = issue.own_items(section).len();
    let group = issue.group_of(section);
    let is_before = own < issue.items(section).len() && (own > 0 || group.is_some());
    let at = if is_before && at == At::End {
        At::Index(own)
    } else {
        at
    };
    let change = put(issue, section, at, texts, manner)?;
    match group.filter(|_| own == 0) {
        Some(group) => {
            let told = voice::spoken_for(&issue.apply(&change), group)?;
            Ok(change.then(issue.source(), &told))
        }
        None => Ok(change),
    }
}

fn put(
    issue: &Issue,
    section: usize,
    at: At,
    texts: &[String],
    manner: Manner,
) -> Result<Transaction, Refusal> {
    let mut change = Transaction::default();
    let mut now = issue.clone();
    for (done, text) in texts.iter().enumerate() {
        if done == 1 && at != At::Sorted && manner == Manner::Shaped {
            let index = behind_first(at, &now, section);
            if let Some(rest) = together(&now, section, index, &texts[1..]) {
                return Ok(change.then(issue.source(), &rest));
            }
        }
        let at = match at {
            At::Start => At::Index(done),
            At::Index(index) => At::Index(index + done),
            At::End | At::Sorted => at,
        };
        let next = one(&now, section, at, text, manner)?;
        now = now.apply(&next);
        change = change.then(issue.source(), &next);
    }
    Ok(change)
}

/// Index behind the item that was just put at `at`.
fn behind_first(at: At, issue: &Issue, section: usize) -> usize {
    match at {
        At::Start => 1,
        At::Index(index) => index + 1,
        At::End | At::Sorted => issue.items(section).len(),
    }
}

/// All of `texts` behind item `index - 1` as one edit, which costs one reading of the issue and not one a text. `None`
/// where they do not come out as just so many items.
fn together(issue: &Issue, section: usize, index: usize, texts: &[String]) -> Option<Transaction> {
    let slot = slot::slot(issue, section, index).ok()?;
    let bodies: Option<Vec<String>> = texts
        .iter()
        .map(|text| shape::item(issue, section, index, text).ok())
        .collect();
    let is_numbered = |body: &String| body.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let bodies = bodies.filter(|bodies| !bodies.iter().any(is_numbered))?;
    let eol = issue.line_ending().as_str();
    let gap = eol.repeat(1 + usize::from(slot.blank_before));
    let change = inserted(issue, slot, &bodies.join(&gap)).ok()?;
    let after = issue.apply(&change);
    let is_grown = after.items(section).len() == issue.items(section).len() + texts.len()
        && after.outline().items.len() == issue.outline().items.len() + texts.len();
    is_grown.then_some(change)
}

fn one(
    issue: &Issue,
    section: usize,
    at: At,
    text: &str,
    manner: Manner,
) -> Result<Transaction, Refusal> {
    let sorted = match at {
        At::Sorted => order::position(issue, section, text),
        _ => 0,
    };
    let index = slot::index(issue, section, at, sorted)?;
    let slot = slot::slot(issue, section, index)?;
    let body = match manner {
        Manner::Shaped => shape::item(issue, section, index, text)?,
        Manner::Verbatim => text.to_owned(),
    };
    let change = inserted(issue, slot, &body)?;
    let after = issue.apply(&change);
    let grown = after.items(section).len() == issue.items(section).len() + 1
        && after.outline().items.len() == issue.outline().items.len() + 1;
    if grown {
        return Ok(change);
    }
    let text = named::short(&body);
    let title = named::title(issue, section);
    Err(Refusal::new(format!(
        "“{text}” would run together with its neighbours in {title}"
    ))
    .hint("mend the indent or the marker of the lines around it first"))
}

fn inserted(issue: &Issue, slot: Slot, body: &str) -> Result<Transaction, Refusal> {
    named::change(issue, vec![Edit::insert(slot.at, slot.text(issue, body))])
}

/// The first item of `after` that `change` put there or touched: where the selection belongs next.
pub fn landing(change: &Transaction, after: &Issue) -> Option<usize> {
    let (mut gained, mut lost) = (0, 0);
    for edit in change.edits() {
        let start = edit.span.start + gained - lost;
        if !edit.text.trim().is_empty() {
            let lead = edit.text.len() - edit.text.trim_start().len();
            // Where a section was made for it, the heading stands before the item.
            let inside = start + lead..start + edit.text.len();
            let items = &after.outline().items;
            let next = items.partition_point(|item| item.span.start < inside.start);
            let within = items
                .get(next)
                .filter(|item| inside.contains(&item.span.start));
            if let Some(item) = after.item_at(inside.start).or(within.map(|_| next)) {
                return Some(item);
            }
        }
        gained += edit.text.len();
        lost += edit.span.len();
    }
    None
}
