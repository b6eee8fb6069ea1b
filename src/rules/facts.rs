//! What a rule may know besides the issue: its file, the past issues, how far the draft is, and how rules are graded.

use super::Severity;
use crate::archive::{Archive, Older};
use crate::issue::Issue;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a rule may know besides the issue.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Name of the file, without its folder, where it has one.
    pub file_name: Option<String>,
    /// Offset of the first byte of the file that is no text, where there is one.
    pub bad_byte: Option<usize>,
    /// The newsletter's past issues, where they are known.
    pub archive: Option<Arc<Archive>>,
    /// The past issues are being read and will be known.
    pub archive_is_awaited: bool,
    /// How far the draft is.
    pub stage: Stage,
    /// Levels that the checkout sets; they go before the profile's.
    pub levels: Levels,
}

/// How far a draft is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// It is being assembled.
    #[default]
    Draft,
    /// It is about to be published: what must not ship is an error.
    Release,
}

impl Stage {
    /// How bad it is that something is still in the draft that must not ship.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Draft => Severity::Warning,
            Self::Release => Severity::Error,
        }
    }
}

/// How one rule is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// Its findings are this bad; its own suggestions stay suggestions.
    On(Severity),
}

impl Level {
    /// The level called `name`: `off`, `hint`, `warning` or `error`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "off" => Some(Self::Off),
            _ => Severity::named(name).map(Self::On),
        }
    }
}

/// Levels by rule id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets the level of rule `id`.
    pub fn set(&mut self, id: impl Into<String>, level: Level) {
        self.0.insert(id.into(), level);
    }

    /// The level of rule `id`, where one is set.
    pub fn get(&self, id: &str) -> Option<Level> {
        self.0.get(id).copied()
    }
}

impl Facts {
    /// The past issues that are older than `issue`, by its metadata or else its file's name; `None` where no archive is
    /// known or the issue has no date.
    pub fn older(&self, issue: &Issue) -> Option<Older<'_>> {
        let archive = self.archive.as_ref()?;
        let named = || issue.profile().files.date_of(self.file_name.as_ref()?);
        Some(archive.older_than(issue.date().or_else(named)?))
    }

    /// The level of rule `id`: the checkout's, else the profile's.
    pub(super) fn level(&self, issue: &Issue, id: &str) -> Option<Level> {
        let profile = issue.profile().rules.get(id);
        self.levels
            .get(id)
            .or_else(|| profile.and_then(|name| Level::named(name)))
    }
}
