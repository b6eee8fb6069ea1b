//! Giving a group its heading: where it goes among the others, at what level, and out of the sentence where the section has
//! one for those with nothing.
//!
//! ```text
//! ##### [Rust](…)                           ##### [Rust](…)
//! * [x](…)                                  * [x](…)
//!                                ⇒
//! *No Items … for                           ##### [Cargo](…)       ← the first item follows
//!   [Cargo](…) or
//!   [Language Team](…).*                    *No Items … for
//!                                             [Language Team](…).*
//! ```

use super::silence::without_group;
use super::slot::{self, Slot};
use super::{Refusal, named};
use crate::issue::{GroupOf, Issue, LeafKind, Silence};
use crate::profile::{Kind, KnownGroups, rank};
use crate::text::{Edit, Span, Transaction};

/// Where an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// A section.
    Section(usize),
    /// A group that has no heading yet: it gets one with the item.
    Silent(GroupOf),
}

impl Home {
    /// The section with this path, else the silent group with it.
    pub fn find<S: AsRef<str>>(issue: &Issue, path: &[S]) -> Option<Self> {
        let section = issue.find_section(path).map(Self::Section);
        section.or_else(|| issue.silent_group(path).map(Self::Silent))
    }

    /// True where the issue has the section.
    pub fn is_in(self, issue: &Issue) -> bool {
        match self {
            Self::Section(at) => at < issue.outline().sections.len(),
            Self::Silent(group) => {
                let known = known(issue, group.section);
                known.is_some_and(|known| group.group < known.list.len())
            }
        }
    }

    /// Its title, or the group's name.
    pub fn title(self, issue: &Issue) -> &str {
        match self {
            Self::Section(at) => {
                let section = issue.outline().sections.get(at);
                section.map_or("", |section| section.title.as_str())
            }
            Self::Silent(group) => issue.group_name(group),
        }
    }

    /// Titles from level 2 down to it.
    pub fn path(self, issue: &Issue) -> Vec<&str> {
        match self {
            Self::Section(at) => issue.path(at),
            Self::Silent(group) => {
                let mut path = issue.path(group.section);
                path.push(issue.group_name(group));
                path
            }
        }
    }

    /// What it holds.
    pub fn kind(self, issue: &Issue) -> Kind {
        match self {
            Self::Section(at) => issue.kind(at),
            Self::Silent(group) => {
                let role = issue.role(group.section);
                role.and_then(|role| role.groups).unwrap_or(Kind::Links)
            }
        }
    }
}

/// What `then` does in `home`. A silent group is given its heading first, as part of the same change.
///
/// # Errors
/// Where `then` refuses, or the group would get no heading there.
pub fn in_home(
    issue: &Issue,
    home: Home,
    then: impl FnOnce(&Issue, usize) -> Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    let group = match home {
        Home::Section(section) => return then(issue, section),
        Home::Silent(_) if !home.is_in(issue) => {
            return Err(Refusal::new("that group is not there any more"));
        }
        Home::Silent(group) => group,
    };
    let first = voiced(issue, group)?;
    let voiced = issue.apply(&first);
    let Some(section) = heading(&voiced, group) else {
        let name = issue.group_name(group);
        return Err(Refusal::new(format!(
            "“{name}” would not be read as a heading here"
        )));
    };
    let then = then(&voiced, section)?;
    Ok(first.then(issue.source(), &then))
}

/// The groups that the newsletter knows in `section`, whether it has a sentence for those with nothing or not.
fn known(issue: &Issue, section: usize) -> Option<&KnownGroups> {
    let known = issue.role(section).map(|role| &role.known);
    known.filter(|known| !known.list.is_empty())
}

/// True where the newsletter has no sentence for the groups of `section` with nothing: then their headings stand right
/// below it, and those of other groups further down.
fn is_plain(issue: &Issue, section: usize) -> bool {
    issue.known_groups(section).is_none()
}

/// The section that is the heading of `group`.
pub(super) fn heading(issue: &Issue, group: GroupOf) -> Option<usize> {
    if !is_plain(issue, group.section) {
        return issue.heading_of(group);
    }
    let mut all = spoken(issue, group.section).into_iter();
    all.find(|(_, other)| *other == group.group)
        .map(|(at, _)| at)
}

/// The heading of `group`, which leaves the sentence; nothing where it has one.
fn voiced(issue: &Issue, group: GroupOf) -> Result<Transaction, Refusal> {
    if heading(issue, group).is_some() {
        return Ok(Transaction::default());
    }
    let silence = issue.silence_of(group.section);
    let slot = place(issue, group, silence.as_ref())?;
    let marks = "#".repeat(level(issue, group));
    let line = format!("{marks} {}", written(issue, group, silence.as_ref()));
    let text = slot.text(issue, &line);
    let mut edits = vec![Edit::insert(slot.at, text)];
    match silence.and_then(|silence| unsaid(issue, &silence, group.group)) {
        Some(Unsaid::Name(gone)) => edits.extend(gone),
        Some(Unsaid::Sentence(gone)) if gone.span.start <= slot.at => {
            edits = vec![in_place(issue, slot, gone.span, &line)];
        }
        Some(Unsaid::Sentence(gone)) => edits.push(gone),
        None => {}
    }
    named::change(issue, edits)
}

/// What goes when a group leaves the sentence.
enum Unsaid {
    Name(Vec<Edit>),
    /// It was the only one: the sentence, with a blank line.
    Sentence(Edit),
}

fn unsaid(issue: &Issue, silence: &Silence, group: usize) -> Option<Unsaid> {
    let mut groups = silence.groups.iter();
    let at = groups.position(|named| named.group == Some(group))?;
    if silence.groups.len() > 1 {
        return Some(Unsaid::Name(without_group(issue, silence, at)));
    }
    let leaves = &issue.outline().leaves;
    let leaf = leaves.partition_point(|leaf| leaf.span.start < silence.span.start);
    let mut gone = super::remove::taken(issue, (leaf, leaf));
    gone.span.end = gone.span.end.max(silence.span.end);
    Some(Unsaid::Sentence(gone))
}

/// The heading where the sentence stood, which was the last thing there.
fn in_place(issue: &Issue, slot: Slot, gone: Span, heading: &str) -> Edit {
    let had = gone.of(issue.source());
    let lead = &had[..slot.at - gone.start];
    let own = &had[lead.len()..];
    let tail = &own[own.trim_end().len()..];
    Edit::replace(gone, format!("{lead}{heading}{tail}"))
}

/// Takes `group` out of the sentence of its section, where that names it: it has items now.
pub(super) fn spoken_for(issue: &Issue, group: GroupOf) -> Result<Transaction, Refusal> {
    let silence = issue.silence_of(group.section);
    let edits = match silence.and_then(|silence| unsaid(issue, &silence, group.group)) {
        Some(Unsaid::Name(gone)) => gone,
        Some(Unsaid::Sentence(gone)) => vec![gone],
        None => Vec::new(),
    };
    named::change(issue, edits)
}

/// How the sentence names `group`, else how the profile does.
fn written(issue: &Issue, group: GroupOf, silence: Option<&Silence>) -> String {
    let mut all = silence.iter().flat_map(|silence| &silence.groups);
    if let Some(named) = all.find(|named| named.group == Some(group.group)) {
        return named.span.of(issue.source()).to_owned();
    }
    let known = known(issue, group.section);
    let known = known.and_then(|known| known.list.get(group.group));
    known.map_or_else(String::new, crate::profile::Group::written)
}

/// The headings below `section` that have items, those behind the sentence left out, with their groups; all where there
/// is no such sentence.
pub(super) fn spoken(issue: &Issue, section: usize) -> Vec<(usize, usize)> {
    if is_plain(issue, section) {
        let sections = &issue.outline().sections;
        let all = issue.groups_below(section);
        return all
            .filter(|(at, _)| sections[*at].parent == Some(section))
            .collect();
    }
    let end = issue
        .silence_of(section)
        .map_or(usize::MAX, |silence| silence.span.start);
    let sections = &issue.outline().sections;
    let all = issue.groups_below(section);
    all.filter(|(at, _)| sections[*at].heading_span.start < end)
        .filter(|(at, _)| !issue.own_items(*at).is_empty())
        .collect()
}

fn level(issue: &Issue, group: GroupOf) -> usize {
    let sections = &issue.outline().sections;
    let own = sections[group.section].level;
    let sibling = spoken(issue, group.section).first().copied();
    let any = || issue.groups_below(group.section).next();
    let sibling = sibling.or_else(|| any().filter(|_| !is_plain(issue, group.section)));
    let house = || {
        let known = known(issue, group.section);
        known.map_or(0, |known| known.level).max(own + 1)
    };
    let level = sibling.map_or_else(house, |(at, _)| sections[at].level);
    usize::from(level.clamp(1, 6))
}

/// The line of the new heading: before a group that comes later, else before the sentence, else behind the groups, else
/// where the first item of the section would go.
fn place(issue: &Issue, group: GroupOf, silence: Option<&Silence>) -> Result<Slot, Refusal> {
    let spoken = spoken(issue, group.section);
    let order: Vec<Option<usize>> = spoken.iter().map(|(_, other)| Some(*other)).collect();
    let later = spoken.get(rank(&order, group.group));
    let heading = later.map(|(at, _)| issue.outline().sections[*at].heading_span.start);
    if let Some(at) = heading.or(silence.map(|silence| silence.span.start)) {
        return Ok(before(issue, at));
    }
    if let Some((last, _)) = spoken.last() {
        return Ok(behind(issue, *last));
    }
    if is_plain(issue, group.section) {
        return Ok(below(issue, group.section));
    }
    let count = issue.items(group.section).len();
    slot::slot(issue, group.section, count)
}

/// Behind all that stands directly in `section`.
fn below(issue: &Issue, section: usize) -> Slot {
    let at = issue.outline().sections[section].own_span.end;
    Slot {
        at,
        blank_before: !is_open(issue, at),
        blank_after: at < issue.source().len(),
    }
}

fn before(issue: &Issue, at: usize) -> Slot {
    Slot {
        at,
        blank_before: !is_open(issue, at),
        blank_after: true,
    }
}

/// True where a heading or a sentence may begin at `at` without a blank line before it.
pub(super) fn is_open(issue: &Issue, at: usize) -> bool {
    let leaves = &issue.outline().leaves;
    let next = leaves.partition_point(|leaf| leaf.span.start < at);
    let before = next.checked_sub(1).map(|before| leaves[before].kind);
    before.is_none_or(|kind| matches!(kind, LeafKind::Blank | LeafKind::Heading))
}

/// Behind the last item of `section` and the blank lines there.
pub(super) fn behind(issue: &Issue, section: usize) -> Slot {
    let own = &issue.outline().sections[section];
    let item = issue.own_items(section).last();
    let end = item.map_or(own.heading_span.end, |item| item.span.end);
    let leaves = &issue.outline().leaves;
    let next = leaves.partition_point(|leaf| leaf.span.start < end);
    let blank = leaves.get(next).filter(|leaf| leaf.kind == LeafKind::Blank);
    let at = blank.map_or(end, |leaf| leaf.span.end);
    Slot {
        at,
        blank_before: blank.is_none(),
        blank_after: at < issue.source().len(),
    }
}

/// True where `section` is a group and the others have a blank line below their headings.
pub(super) fn opens_loosely(issue: &Issue, section: usize) -> bool {
    let Some(group) = issue.group_of(section) else {
        return false;
    };
    let is_loose = |(at, _): &(usize, usize)| {
        let own = &issue.outline().sections[*at];
        let next = issue.outline().leaves.get(own.leaves.start + 1);
        next.is_some_and(|leaf| leaf.kind == LeafKind::Blank)
    };
    let others = spoken(issue, group.section);
    !others.is_empty() && others.iter().all(is_loose)
}
