//! Where in the source an item goes, and which blank lines stand around it.
//!
//! ```text
//! with items        * a│* b          behind the item before, or before the first
//! nothing else      ### Official│    directly under the heading
//! guidance          <!-- … -->│      behind the comments
//! prose             Text.⏎⏎│         a blank line between
//! ```

use super::{At, Refusal, named, voice};
use crate::issue::{Issue, Leaf, LeafKind};
use crate::profile::Kind;
use crate::text::Span;

/// A place between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// The offset, at the start of a line or the end of the source.
    pub(super) at: usize,
    /// A blank line goes before what is inserted.
    pub(super) blank_before: bool,
    /// A blank line goes behind it.
    pub(super) blank_after: bool,
}

impl Slot {
    const fn tight(at: usize) -> Self {
        Self {
            at,
            blank_before: false,
            blank_after: false,
        }
    }

    /// What is inserted for `body`, which has no line ending at its end. A file without a final newline stays so.
    pub(super) fn text(self, issue: &Issue, body: &str) -> String {
        let eol = issue.line_ending().as_str();
        let before = &issue.source()[..self.at];
        let is_open = !before.is_empty() && !before.ends_with('\n');
        let mut text = String::new();
        if is_open {
            text.push_str(eol);
        }
        if self.blank_before {
            text.push_str(eol);
        }
        text.push_str(body);
        if !is_open {
            text.push_str(eol);
        }
        if self.blank_after {
            text.push_str(eol);
        }
        text
    }
}

/// The number of items before `at` in `section`; `sorted` is what [`At::Sorted`] comes to.
pub(super) fn index(
    issue: &Issue,
    section: usize,
    at: At,
    sorted: usize,
) -> Result<usize, Refusal> {
    let count = issue.items(section).len();
    match at {
        At::Start => Ok(0),
        At::End => Ok(count),
        At::Sorted => Ok(sorted.min(count)),
        At::Index(index) if index <= count => Ok(index),
        At::Index(index) => Err(Refusal::new(format!(
            "{} has {count} items, so nothing can go to index {index}",
            named::title(issue, section)
        ))),
    }
}

/// The slot before item `index` of `section`, or behind its last.
pub(super) fn slot(issue: &Issue, section: usize, index: usize) -> Result<Slot, Refusal> {
    let own = issue.own_items(section);
    let is_group = issue.group_of(section).is_some();
    let items = if is_group && index <= own.len() {
        own
    } else {
        issue.items(section)
    };
    let is_loose = is_loose(issue, section);
    match (
        index.checked_sub(1).and_then(|at| items.get(at)),
        items.first(),
    ) {
        (Some(before), _) => Ok(Slot {
            blank_before: is_loose,
            ..Slot::tight(before.span.end)
        }),
        (None, Some(first)) => Ok(Slot {
            blank_after: is_loose,
            ..Slot::tight(first.span.start)
        }),
        (None, None) if is_group => Ok(below_heading(issue, section)),
        (None, None) => empty(issue, section),
    }
}

/// The slot of a group without items: what stands below its heading belongs to the section of all groups.
fn below_heading(issue: &Issue, section: usize) -> Slot {
    let known = &issue.outline().sections[section];
    let next = issue.outline().leaves.get(known.leaves.start + 1);
    Slot {
        at: known.heading_span.end,
        blank_before: voice::opens_loosely(issue, section),
        blank_after: next.is_some_and(|leaf| leaf.kind != LeafKind::Blank),
    }
}

/// True where most items of `section` have a blank line between them.
pub(super) fn is_loose(issue: &Issue, section: usize) -> bool {
    let items = issue.own_items(section);
    let gaps = items.windows(2).map(|pair| {
        let gap = Span::new(pair[0].span.end, pair[1].span.start);
        (!gap.is_empty() && gap.of(issue.source()).trim().is_empty()).then_some(())
    });
    let (blank, all) = gaps.fold((0, 0), |(blank, all), gap| {
        (blank + gap.map_or(0, |()| 1), all + 1)
    });
    blank * 2 > all
}

/// The slot of a section without items.
fn empty(issue: &Issue, section: usize) -> Result<Slot, Refusal> {
    let known = named::section(issue, section)?;
    if section == 0 {
        return Err(
            Refusal::new("the text before the first heading holds no items").hint("name a section"),
        );
    }
    let all = &issue.outline().leaves;
    let own = all.get(known.leaves.start + 1..known.leaves.end);
    let own = own.unwrap_or_default();
    let prose = || opening(own).filter(|_| !is_closing(issue, section));
    let Some(anchor) = guidance(own).or_else(prose) else {
        let next = all.get(known.leaves.start + 1);
        return Ok(Slot {
            blank_after: next.is_some_and(|leaf| leaf.kind != LeafKind::Blank),
            ..Slot::tight(known.heading_span.end)
        });
    };
    let next = all.get(known.leaves.start + 2 + anchor);
    Ok(behind(issue, own[anchor], next))
}

/// The last of the first comments.
fn guidance(leaves: &[Leaf]) -> Option<usize> {
    let is_comment = |leaf: &Leaf| leaf.kind == LeafKind::Comment;
    let first = leaves.iter().position(is_comment)?;
    let run = leaves[first..]
        .iter()
        .take_while(|leaf| is_comment(leaf) || leaf.kind == LeafKind::Blank);
    let last = run.collect::<Vec<_>>();
    let behind = last.iter().rposition(|leaf| is_comment(leaf))?;
    Some(first + behind)
}

/// The last leaf of the opening text, before definitions and rulers.
fn opening(leaves: &[Leaf]) -> Option<usize> {
    let end = leaves
        .iter()
        .position(|leaf| matches!(leaf.kind, LeafKind::Definition | LeafKind::Rule))
        .unwrap_or(leaves.len());
    leaves[..end]
        .iter()
        .rposition(|leaf| leaf.kind != LeafKind::Blank)
}

/// True where prose in `section` closes what stands around it: in the last of the regions of events.
fn is_closing(issue: &Issue, section: usize) -> bool {
    let sections = &issue.outline().sections;
    let is_last = sections
        .get(section + 1)
        .is_none_or(|next| next.level < sections[section].level);
    is_last && issue.kind(section) == Kind::Events
}

/// The slot behind `anchor`, before `next`. A list may follow a comment directly, but not prose, nor a comment with a
/// space behind it, which the site would take for text.
fn behind(issue: &Issue, anchor: Leaf, next: Option<&Leaf>) -> Slot {
    let text = anchor.span.of(issue.source());
    let line = text.trim_end_matches(['\r', '\n']);
    let is_glued = anchor.kind == LeafKind::Comment && line.trim_end() == line;
    let blank = next.filter(|leaf| leaf.kind == LeafKind::Blank);
    match blank {
        _ if is_glued => Slot {
            blank_after: next.is_some() && blank.is_none(),
            ..Slot::tight(anchor.span.end)
        },
        Some(blank) => {
            let first = blank.span.of(issue.source()).find('\n');
            let at = first.map_or(blank.span.end, |end| blank.span.start + end + 1);
            let is_last = blank.span.end == issue.source().len();
            Slot {
                blank_after: at == blank.span.end && !is_last,
                ..Slot::tight(at)
            }
        }
        None => Slot {
            at: anchor.span.end,
            blank_before: true,
            blank_after: next.is_some(),
        },
    }
}
