//! A group that loses its last item falls silent: its heading goes, and the sentence names it again.
//!
//! Whether a newsletter does so is seen in the issue: the sentence stands there, or every other group has items so that
//! there was nothing to say in it. Where a comment still asks for the sentence, it is not yet due, and only the heading
//! goes. In all other issues, such as those of years in which each heading stayed and had a line of its own for nothing,
//! the heading stays.

use super::silence::naming;
use super::voice::{behind, is_open, spoken};
use super::{Refusal, named};
use crate::issue::{GroupOf, Issue, LeafKind, links};
use crate::profile::KnownGroups;
use crate::text::{Edit, Span, Transaction};

/// What becomes of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It names the group.
    Named,
    /// It is written, with the group alone.
    Written,
    /// Nobody has written it yet.
    Due,
}

/// What becomes of the sentence where group `section` loses `items`; `None` where that is no group, keeps items, or the
/// issue has no such sentence.
pub(super) fn fate(issue: &Issue, section: usize, items: &[usize]) -> Option<Fate> {
    let group = issue.group_of(section)?;
    let own = issue.own_items(section).len();
    let start = issue.outline().sections[section].items.start;
    let is_all = own > 0 && (start..start + own).eq(items.iter().copied());
    if !is_all || block(issue, section).is_none() {
        return None;
    }
    let known = issue.known_groups(group.section)?;
    if issue.silence_of(group.section).is_some() {
        return Some(Fate::Named);
    }
    let others = spoken(issue, group.section).len();
    if others == known.list.len() {
        return Some(Fate::Written);
    }
    is_asked_for(issue, group.section, known).then_some(Fate::Due)
}

/// True where a comment of the section quotes the sentence.
fn is_asked_for(issue: &Issue, section: usize, known: &KnownGroups) -> bool {
    let (opening, _) = known.silent.split_once("{groups}").unwrap_or_default();
    let leaves = issue.leaves_below(section);
    let mut leaves = issue.outline().leaves[leaves].iter();
    leaves
        .any(|leaf| leaf.kind == LeafKind::Comment && quotes(leaf.span.of(issue.source()), opening))
}

/// True where `comment` holds the words of `line`, whatever its marks.
pub(super) fn quotes(comment: &str, line: &str) -> bool {
    let words = line.trim_matches(|c: char| matches!(c, '*' | '_') || c.is_whitespace());
    !words.is_empty() && comment.contains(words)
}

/// Takes group `section` away with all its items and does with the sentence what `fate` says.
pub(super) fn hushed(issue: &Issue, section: usize, fate: Fate) -> Result<Transaction, Refusal> {
    let (Some(group), Some(gone)) = (issue.group_of(section), block(issue, section)) else {
        return Ok(Transaction::default());
    };
    let name = written(issue, section, group);
    let mut edits = vec![Edit::delete(gone)];
    match issue.silence_of(group.section) {
        Some(silence) => edits.extend(naming(issue, &silence, group.group, &name)),
        None if fate == Fate::Due => {}
        None => edits = sentence(issue, section, group, gone, &name),
    }
    named::change(issue, edits)
}

/// The heading's link with what stands behind it, else what the profile has.
fn written(issue: &Issue, section: usize, group: GroupOf) -> String {
    let heading = issue.outline().sections[section].heading_span;
    let known = issue.known_groups(group.section);
    let leads = |link: &links::Link| {
        let url = link.url_span.of(issue.source());
        link.has_url() && known.is_some_and(|known| known.at(url) == Some(group.group))
    };
    let links = links::scan(issue.source(), heading);
    if let (Some(first), Some(last)) = (links.first().filter(|link| leads(link)), links.last()) {
        let span = Span::new(first.span.start, last.span.end);
        return span.of(issue.source()).to_owned();
    }
    let known = known.and_then(|known| known.list.get(group.group));
    known.map_or_else(String::new, crate::profile::Group::written)
}

/// The heading, its items and the blank lines behind them; `None` where something else stands among them.
fn block(issue: &Issue, section: usize) -> Option<Span> {
    let own = &issue.outline().sections[section];
    let last = issue.own_items(section).last()?;
    let leaves = &issue.outline().leaves[own.leaves.clone()];
    let end = leaves
        .iter()
        .position(|leaf| leaf.span.start == last.span.start)?;
    let is_its_own = |kind| {
        matches!(
            kind,
            LeafKind::Heading | LeafKind::Item(_) | LeafKind::Blank
        )
    };
    if own.span != own.own_span || !leaves[..=end].iter().all(|leaf| is_its_own(leaf.kind)) {
        return None;
    }
    let start = own.heading_span.start;
    let blank = leaves
        .get(end + 1)
        .filter(|leaf| leaf.kind == LeafKind::Blank);
    let blank = blank.filter(|_| is_open(issue, start));
    Some(Span::new(
        start,
        blank.map_or(last.span.end, |leaf| leaf.span.end),
    ))
}

/// The sentence with `name` alone behind the groups that are left, in the place of `section` where that is the last.
fn sentence(issue: &Issue, section: usize, group: GroupOf, gone: Span, name: &str) -> Vec<Edit> {
    let known = issue.known_groups(group.section);
    let silent = known.map_or("", |known| known.silent.as_str());
    let silent = issue.line_ending().normalize(silent.trim_end());
    let text = silent.replace("{groups}", name);
    let last = spoken(issue, group.section).last().map(|(at, _)| *at);
    if let Some(last) = last.filter(|&last| last != section) {
        let slot = behind(issue, last);
        let lines = slot.text(issue, &text);
        return vec![Edit::delete(gone), Edit::insert(slot.at, lines)];
    }
    let had = gone.of(issue.source());
    let tail = &had[had.trim_end().len()..];
    vec![Edit::replace(gone, format!("{text}{tail}"))]
}
