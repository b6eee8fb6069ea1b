//! Putting items into a section, one after the other, as one change; and finding them again.

use super::slot::{self, Slot};
use super::{At, Refusal, named, order, shape};
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

/// Inserts `texts` in order at `at` of `section`.
pub(super) fn insert(
    issue: &Issue,
    section: usize,
    at: At,
    texts: &[String],
    manner: Manner,
) -> Result<Transaction, Refusal> {
    named::section(issue, section)?;
    let mut change = Transaction::default();
    let mut now = issue.clone();
    for (done, text) in texts.iter().enumerate() {
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
            if let Some(item) = after.item_at(start + lead) {
                return Some(item);
            }
        }
        gained += edit.text.len();
        lost += edit.span.len();
    }
    None
}
