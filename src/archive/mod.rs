//! Past issues of a newsletter: which links, organisers and numbers they had, and under which sections their links
//! were filed.
//!
//! An archive holds every issue it was given; an open issue only ever sees those older than itself, through
//! [`Archive::older_than`].

mod older;
mod past;

pub use older::{Older, Seen};
pub use past::{PastEvent, PastIssue, PastLink};

use crate::issue::Issue;
use crate::profile::Profile;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the past issues, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    issues: Vec<PastIssue>,
}

impl Archive {
    /// The archive of `issues`, given with their paths. Those without a date are left out.
    pub fn of(issues: impl IntoIterator<Item = (PathBuf, Issue)>) -> Self {
        let read = issues.into_iter();
        let mut issues: Vec<PastIssue> = read
            .filter_map(|(path, issue)| PastIssue::read(path, &issue))
            .collect();
        issues.sort_by_key(|past| past.date);
        Self { issues }
    }

    /// What an issue of `date` may know of the past: the issues before that day.
    pub fn older_than(&self, date: Date) -> Older<'_> {
        let end = self.issues.partition_point(|past| past.date < date);
        Older::new(&self.issues[..end])
    }

    /// All issues, oldest first.
    pub fn issues(&self) -> &[PastIssue] {
        &self.issues
    }
}

/// Reads every issue in `folder` whose name fits the pattern of `profile`. What cannot be read is left out.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn read_folder(folder: &Path, profile: &Arc<Profile>) -> std::io::Result<Archive> {
    let mut issues = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let is_issue = name.is_some_and(|name| profile.files.date_of(name).is_some());
        if is_issue && let Ok(source) = fs::read_to_string(&path) {
            issues.push((path, Issue::parse(source, Arc::clone(profile))));
        }
    }
    Ok(Archive::of(issues))
}
