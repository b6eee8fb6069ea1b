//! Past issues of a newsletter: which links, organisers and numbers they had, and under which sections their links
//! were filed.
//!
//! An archive holds every issue it was given; an open issue only ever sees those older than itself, through
//! [`Archive::older_than`]. A [`Reader`] reads a folder, on all cores, and keeps what it read in a [`Cache`], so that only
//! changed files are read again; the answers are the same with and without one. A [`Shelf`] reads each folder once for
//! many files.

mod buckets;
mod cache;
mod file;
mod index;
mod older;
mod organizer;
mod packed;
mod packing;
mod past;
mod reader;
mod shelf;
mod skipped;

pub use cache::Cache;
pub use older::{Older, Seen};
pub use organizer::Organizer;
pub use past::{PastEvent, PastIssue, PastLine, PastLink};
pub use reader::{Progress, Reader};
pub use shelf::Shelf;
pub use skipped::{Reason, Skipped};

use crate::issue::Issue;
use crate::profile::Profile;
use index::Index;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the past issues, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    issues: Vec<Arc<PastIssue>>,
    index: Index,
    skipped: Skipped,
}

impl Archive {
    /// The archive of `issues`, given with their paths. Those without a date are left out.
    pub fn of(issues: impl IntoIterator<Item = (PathBuf, Issue)>) -> Self {
        let read = issues.into_iter();
        let issues = read.filter_map(|(path, issue)| PastIssue::read(path, &issue));
        Self::new(issues.map(Arc::new).collect(), Skipped::default())
    }

    fn new(mut issues: Vec<Arc<PastIssue>>, skipped: Skipped) -> Self {
        issues.sort_by(|a, b| (a.date, &a.path).cmp(&(b.date, &b.path)));
        Self {
            index: Index::of(&issues),
            issues,
            skipped,
        }
    }

    /// What an issue of `date` may know of the past: the issues before that day.
    pub fn older_than(&self, date: Date) -> Older<'_> {
        let end = self.issues.partition_point(|past| past.date < date);
        Older::new(self, end)
    }

    /// All issues, oldest first.
    pub fn issues(&self) -> &[Arc<PastIssue>] {
        &self.issues
    }

    /// Files of the folder that are not in the archive, and why.
    pub fn skipped(&self) -> &Skipped {
        &self.skipped
    }
}

/// Reads the issues in `folder` that are of the newsletter `profile`, without a cache.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn read_folder(folder: &Path, profile: &Arc<Profile>) -> std::io::Result<Archive> {
    let mut reader = Reader::new(folder, profile, None);
    let read = reader.read(&|_, _| {})?;
    let read =
        read.map(|archive| Arc::try_unwrap(archive).unwrap_or_else(|shared| (*shared).clone()));
    Ok(read.unwrap_or_default())
}
