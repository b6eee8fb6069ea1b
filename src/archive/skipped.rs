//! Files of a folder that are not in its archive, and why, in words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a file is not in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// It could not be opened or read, or its links lead in a circle.
    Unreadable,
    /// A folder, a pipe, a device.
    NotRegular,
    /// More than an issue can be, see [`super::Reader`].
    Huge,
    /// Its bytes are no text.
    NotUtf8,
    /// Its name or its metadata is not that of an issue of this newsletter.
    NotAnIssue,
}

impl Reason {
    /// What is said of `count` files: `1 is not UTF-8`.
    fn words(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Unreadable => ("cannot be read", "cannot be read"),
            Self::NotRegular => ("is no regular file", "are no regular files"),
            Self::Huge => ("is larger than 2 MiB", "are larger than 2 MiB"),
            Self::NotUtf8 => ("is not UTF-8", "are not UTF-8"),
            Self::NotAnIssue => ("is not an issue", "are not issues"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

/// How many files were skipped for each reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped(BTreeMap<Reason, usize>);

impl Skipped {
    pub(super) fn add(&mut self, reason: Reason) {
        *self.0.entry(reason).or_default() += 1;
    }

    /// How many files were skipped for `reason`.
    pub fn count(&self, reason: Reason) -> usize {
        self.0.get(&reason).copied().unwrap_or_default()
    }

    /// How many files were skipped.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// True where a file looks like an issue and cannot be used: something that an editor may want to know.
    pub fn has_damage(&self) -> bool {
        self.0.keys().any(|&reason| reason != Reason::NotAnIssue)
    }

    /// All of it as a sentence without its full stop; `None` where nothing was skipped.
    ///
    /// `3 files were skipped: 1 is not UTF-8, 2 are not issues`.
    pub fn sentence(&self) -> Option<String> {
        let total = self.total();
        let files = match total {
            0 => return None,
            1 => "1 file was skipped".to_owned(),
            _ => format!("{total} files were skipped"),
        };
        let reasons: Vec<String> = self
            .0
            .iter()
            .map(|(reason, &count)| reason.words(count))
            .collect();
        Some(format!("{files}: {}", reasons.join(", ")))
    }
}
