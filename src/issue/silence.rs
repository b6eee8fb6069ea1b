//! Sentences that name the groups with nothing to report, one link a group.
//!
//! ```text
//! *No Items entered Final Comment Period this week for      ← span: the lines
//!   [Rust RFCs](…),                                         ← a group: the link, with a note behind it
//!   [Compiler Team](…) [(MCPs only)](…) or
//!   [Language Team](…).*
//! ```

use super::links::{self, Link};
use super::{Issue, LeafKind};
use crate::profile::KnownGroups;
use crate::text::Span;
use std::ops::Range;

/// One such sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The section whose groups it names.
    pub section: usize,
    /// Its lines, endings included; what goes on behind the line of the last group is not part of it.
    pub span: Span,
    /// The groups it names, in order.
    pub groups: Vec<NamedGroup>,
}

/// A group in such a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedGroup {
    /// Its place in the profile's list of the section's groups; `None` where that does not know it.
    pub group: Option<usize>,
    /// Its link, with the note behind it.
    pub span: Span,
}

impl Issue {
    /// The sentences of this issue that name groups with nothing, in order.
    pub fn silences(&self) -> Vec<Silence> {
        let sections = 0..self.outline().sections.len();
        sections
            .flat_map(|section| self.silences_in(section))
            .collect()
    }

    /// Those about the groups of `section`, in order.
    pub fn silences_in(&self, section: usize) -> impl Iterator<Item = Silence> + '_ {
        let role = self.role(section);
        let has_sentence = role.is_some_and(|role| !role.known.silent.is_empty());
        let leaves = if has_sentence {
            self.leaves_below(section)
        } else {
            0..0
        };
        let leaves = self.outline().leaves[leaves].iter();
        leaves
            .filter(|leaf| matches!(leaf.kind, LeafKind::Prose | LeafKind::Item(_)))
            .filter_map(move |leaf| self.silence(section, leaf.span))
    }

    /// The groups below `section` that its newsletter knows there: their sections, and their places in the profile's
    /// list. A heading is known by its text, else by where it leads; one with a role of its own is no group.
    pub fn groups_below(&self, section: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let known = self.role(section).map(|role| &role.known);
        let sections = &self.outline().sections;
        let span = sections
            .get(section)
            .map_or(Span::default(), |own| own.span);
        let below = sections.iter().enumerate().skip(section + 1);
        below
            .take_while(move |(_, other)| span.covers(other.own_span))
            .filter(|(_, other)| other.role.is_none())
            .filter_map(move |(at, other)| {
                let known = known?;
                let by_title = known.named(&other.title);
                let found = by_title.or_else(|| self.group_at(other.heading_span, known))?;
                Some((at, found))
            })
    }

    /// The group to which the link of a heading leads.
    fn group_at(&self, heading: Span, known: &KnownGroups) -> Option<usize> {
        let link = links::first(self.source(), heading).filter(Link::has_url)?;
        known.at(link.url_span.of(self.source()))
    }

    /// Leaves of `section` and of the sections below it, as indices into the outline's.
    pub fn leaves_below(&self, section: usize) -> Range<usize> {
        let sections = &self.outline().sections;
        let span = sections[section].span;
        let below = sections[section..]
            .iter()
            .take_while(|s| span.covers(s.own_span));
        let end = below.last().map_or(0, |last| last.leaves.end);
        let start = sections[section].leaves.start;
        start..end.max(start)
    }

    fn silence(&self, section: usize, span: Span) -> Option<Silence> {
        let source = self.source();
        let opening = span
            .of(source)
            .trim_start_matches(|c: char| matches!(c, '*' | '_' | '-' | '+') || c.is_whitespace());
        let mut words = self.profile().words.none.iter();
        if !words.any(|words| opening.starts_with(words.as_str())) {
            return None;
        }
        let known = &self.role(section)?.known;
        let groups = named(source, &links::scan(source, span), known);
        let is_known = groups.iter().any(|named| named.group.is_some());
        let last = groups.last().filter(|_| is_known)?.span.end;
        let rest = &source[last..span.end];
        let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
        Some(Silence {
            section,
            span: Span::new(span.start, last + line),
            groups,
        })
    }
}

/// The groups that `links` name, each with the note behind it.
fn named(source: &str, links: &[Link], known: &KnownGroups) -> Vec<NamedGroup> {
    let mut groups: Vec<NamedGroup> = Vec::new();
    for (at, link) in links.iter().enumerate() {
        let is_note = groups
            .last()
            .is_some_and(|group| group.span.covers(link.span));
        if is_note || !link.has_url() {
            continue;
        }
        let end = note_end(source, link, links.get(at + 1));
        groups.push(NamedGroup {
            group: known.at(link.url_span.of(source)),
            span: Span::new(link.span.start, end),
        });
    }
    groups
}

/// Where `link` ends with the note behind it: a link in parentheses, one space away.
fn note_end(source: &str, link: &Link, next: Option<&Link>) -> usize {
    let is_note = |next: &&Link| {
        let between = Span::new(link.span.end, next.span.start).of(source);
        between == " " && next.text_span.of(source).starts_with('(')
    };
    next.filter(is_note)
        .map_or(link.span.end, |next| next.span.end)
}
