//! What is kept of one past issue.

use super::packed::{EventRow, LinkRow, Packed};
use super::packing::pack;
use crate::issue::Issue;
use jiff::civil::Date;
use std::path::PathBuf;

/// One past issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastIssue {
    /// Its file.
    pub path: PathBuf,
    /// Its date.
    pub date: Date,
    /// Its number, where it has one.
    pub number: Option<i64>,
    packed: Packed,
}

/// A link of a past issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastLink<'a> {
    /// Its address as addresses are compared, see [`crate::issue::address::key`].
    pub key: &'a str,
    /// What stands between its brackets, as written; empty where that is a paragraph.
    pub title: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The role of its section, where it has one.
    pub role: Option<&'a str>,
    /// It is the link of an item, not one in running text.
    pub is_item: bool,
}

impl<'a> PastLink<'a> {
    /// The host, in small letters without `www.`.
    pub fn host(&self) -> &'a str {
        let end = self.key.find(['/', '?', '#']);
        &self.key[..end.unwrap_or(self.key.len())]
    }
}

/// An event of a past issue, once for each of its organisers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastEvent<'a> {
    /// The organiser's name.
    pub organizer: &'a str,
    /// The organiser's address, as written; empty where there is none.
    pub url: &'a str,
    /// The first day.
    pub date: Date,
    /// The place as written.
    pub place: &'a str,
    /// The role of its region.
    pub role: Option<&'a str>,
    /// The line, from 1.
    pub line: usize,
}

/// A line of running text of a past issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastLine<'a> {
    /// The text, without what ends the line.
    pub text: &'a str,
    /// The line, from 1.
    pub line: usize,
    pub(super) hash: u32,
}

impl PastIssue {
    /// What is kept of `issue`; `None` where it has no date.
    pub(super) fn read(path: PathBuf, issue: &Issue) -> Option<Self> {
        Some(Self::unpack(path, pack(issue)?))
    }

    pub(super) fn unpack(path: PathBuf, packed: Packed) -> Self {
        Self {
            path,
            date: packed.date,
            number: packed.number,
            packed,
        }
    }

    pub(super) fn packed(&self) -> &Packed {
        &self.packed
    }

    /// Its links, those of items and of running text, in order.
    pub fn links(&self) -> impl ExactSizeIterator<Item = PastLink<'_>> + DoubleEndedIterator {
        self.packed.links.iter().map(|row| self.link_of(row))
    }

    /// Its events, in order.
    pub fn events(&self) -> impl ExactSizeIterator<Item = PastEvent<'_>> + DoubleEndedIterator {
        self.packed.events.iter().map(|row| self.event_of(row))
    }

    /// Its lines of running text, in order.
    pub fn prose(&self) -> impl ExactSizeIterator<Item = PastLine<'_>> {
        self.packed.prose.iter().map(|row| PastLine {
            text: self.packed.piece(row.text),
            line: row.line as usize,
            hash: row.hash,
        })
    }

    pub(super) fn link(&self, row: u32) -> Option<PastLink<'_>> {
        let row = self.packed.links.get(row as usize)?;
        Some(self.link_of(row))
    }

    pub(super) fn event(&self, row: u32) -> Option<PastEvent<'_>> {
        let row = self.packed.events.get(row as usize)?;
        Some(self.event_of(row))
    }

    fn link_of(&self, row: &LinkRow) -> PastLink<'_> {
        PastLink {
            key: self.packed.piece(row.key),
            title: self.packed.piece(row.title),
            line: row.line as usize,
            role: self.packed.role(row.role),
            is_item: row.is_item,
        }
    }

    fn event_of(&self, row: &EventRow) -> PastEvent<'_> {
        PastEvent {
            organizer: self.packed.piece(row.name),
            url: self.packed.piece(row.url),
            date: row.date,
            place: self.packed.piece(row.place),
            role: self.packed.role(row.role),
            line: row.line as usize,
        }
    }
}
