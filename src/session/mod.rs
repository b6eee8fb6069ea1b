//! The one mutable model: issue, history, selection, marks, diagnostics and the file it came from.
//!
//! Every change of the text goes through [`Session::apply`]; every revision has fresh diagnostics.

mod acknowledged;
mod edit;
mod file;
mod filter;
mod findings;
mod location;
mod marks;
mod problems;
mod rows;
mod select;
mod tally;

pub use acknowledged::{Acknowledged, Acknowledgement, Verdict};
pub use edit::Select;
pub use file::FileState;
pub use filter::Only;
pub use location::Location;
pub use rows::Row;
pub use tally::Tally;

use crate::archive::Archive;
use crate::history::History;
use crate::issue::Issue;
use crate::rules::{Facts, Levels};
use filter::Filter;
use findings::{Findings, Since};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether past issues that are not known will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// They are being read.
    Coming,
    /// There are none, or they cannot be read.
    Never,
}

/// One open issue and all that the editor has done with it.
#[derive(Debug)]
pub struct Session {
    issue: Issue,
    history: History,
    facts: Facts,
    findings: Findings,
    file: FileState,
    location: Location,
    row: usize,
    marks: BTreeSet<usize>,
    range_from: Option<usize>,
    filter: Filter,
    register: String,
    revision: u64,
}

impl Session {
    /// A session on `issue`, read from `file`; the first section with items is selected.
    pub fn new(issue: Issue, file: FileState) -> Self {
        Self::graded(issue, file, Levels::default())
    }

    /// The same where the checkout sets `levels`.
    pub fn graded(issue: Issue, file: FileState, levels: Levels) -> Self {
        let facts = Facts {
            bad_byte: file.bad_byte(),
            file_name: file.file_name(),
            levels,
            ..Facts::default()
        };
        let history = if file.is_on_disk() {
            History::saved()
        } else {
            History::unsaved()
        };
        let mut session = Self {
            issue,
            history,
            facts,
            findings: Findings::default(),
            file,
            location: Location::Section(0),
            row: 0,
            marks: BTreeSet::new(),
            range_from: None,
            filter: Filter::default(),
            register: String::new(),
            revision: 0,
        };
        session.recheck(Since::Opening);
        session.location = session.first_location();
        session
    }

    /// The past issues are known, or known anew: checks again.
    pub fn set_archive(&mut self, archive: Arc<Archive>) {
        self.learn(|facts| {
            facts.archive = Some(archive);
            facts.archive_is_awaited = false;
        });
    }

    /// The past issues are being read from now on, or will not be known.
    pub fn await_archive(&mut self, is_awaited: Awaited) {
        self.facts.archive_is_awaited = is_awaited == Awaited::Coming;
        self.revision += 1;
    }

    /// The issue as it is now.
    pub fn issue(&self) -> &Issue {
        &self.issue
    }

    /// Every step so far.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What rules may know besides the issue.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Where the issue came from and may be saved to.
    pub fn file(&self) -> &FileState {
        &self.file
    }

    /// A number that every change raises: of the text, of what is acknowledged, of what is known beside the text.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What was last copied.
    pub fn register(&self) -> &str {
        &self.register
    }

    /// Remembers `text` as copied.
    pub fn set_register(&mut self, text: impl Into<String>) {
        self.register = text.into();
    }
}
