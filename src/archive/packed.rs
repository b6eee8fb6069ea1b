//! A past issue as it is kept in memory and in the cache: one text of all its strings, and rows that point into it.
//!
//! ```text
//! text   walkthroughs│example.org/a│A title│example.org/b│…
//! roles  ▔▔▔▔▔▔▔▔▔▔▔▔
//! links               ▔▔▔▔▔key▔▔▔▔▔ ▔title▔
//! ```
//!
//! What comes from a damaged cache may point anywhere: every string is looked up with bounds, and is empty outside.

use super::buckets::short_hash;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is kept of one issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Packed {
    pub(super) date: Date,
    pub(super) number: Option<i64>,
    text: String,
    roles: Vec<Piece>,
    pub(super) links: Vec<LinkRow>,
    pub(super) events: Vec<EventRow>,
    pub(super) prose: Vec<ProseRow>,
}

/// A piece of the text: where it begins and how long it is, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    at: u32,
    len: u32,
}

/// A link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LinkRow {
    /// Hash of the key.
    pub(super) hash: u32,
    pub(super) key: Piece,
    pub(super) title: Piece,
    pub(super) line: u32,
    /// The role's number, from 1; 0 where there is none.
    pub(super) role: u32,
    pub(super) is_item: bool,
}

/// One organiser of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EventRow {
    /// Hash of the address's key; 0 where there is no address.
    pub(super) url_hash: u32,
    /// Hash of the name in small letters.
    pub(super) name_hash: u32,
    pub(super) name: Piece,
    pub(super) url: Piece,
    pub(super) place: Piece,
    pub(super) date: Date,
    pub(super) line: u32,
    pub(super) role: u32,
}

/// A line of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ProseRow {
    /// Hash of the text.
    pub(super) hash: u32,
    pub(super) text: Piece,
    pub(super) line: u32,
}

impl Packed {
    /// An issue without rows.
    pub(super) fn new(date: Date, number: Option<i64>) -> Self {
        Self {
            date,
            number,
            text: String::new(),
            roles: Vec::new(),
            links: Vec::new(),
            events: Vec::new(),
            prose: Vec::new(),
        }
    }

    /// The text of `piece`.
    pub(super) fn piece(&self, piece: Piece) -> &str {
        let start = piece.at as usize;
        let end = start.saturating_add(piece.len as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The role that a row calls `number`.
    pub(super) fn role(&self, number: u32) -> Option<&str> {
        let at = number.checked_sub(1)? as usize;
        Some(self.piece(*self.roles.get(at)?))
    }

    /// Puts `text` behind the others.
    pub(super) fn push(&mut self, text: &str) -> Piece {
        let at = self.text.len() as u32;
        self.text.push_str(text);
        let len = text.len() as u32;
        Piece { at, len }
    }

    /// The number of `role`, which is new or known already.
    pub(super) fn number_of_role(&mut self, role: Option<&str>) -> u32 {
        let Some(role) = role else { return 0 };
        let known = self.roles.iter();
        let at = known
            .into_iter()
            .position(|&known| self.piece(known) == role);
        let at = at.unwrap_or_else(|| {
            let piece = self.push(role);
            self.roles.push(piece);
            self.roles.len() - 1
        });
        at as u32 + 1
    }

    /// Gives back the memory that is not used.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.links.shrink_to_fit();
        self.events.shrink_to_fit();
        self.prose.shrink_to_fit();
    }
}

/// Hash of an organiser's name, whatever its case.
pub(super) fn name_hash(name: &str) -> u32 {
    short_hash(&name.to_lowercase())
}
