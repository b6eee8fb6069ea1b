//! A new issue as it would be: worked out by the main loop, which may look at files, and shown before it is begun.

use crate::week::NewIssue;
use jiff::civil::Date;
use std::path::PathBuf;

/// A new issue. Nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What the newsletter is called.
    pub newsletter: String,
    /// The checkout's root, which is left out of paths that are shown.
    pub root: PathBuf,
    /// The file that it would be.
    pub path: PathBuf,
    /// Its day.
    pub date: Date,
    /// Issues appear on such days.
    pub is_usual: bool,
    /// Its number.
    pub number: i64,
    /// The file of the template; `None` for the one that copydesk brings along.
    pub template: Option<PathBuf>,
    /// The issue before, where one was found.
    pub previous: Option<PathBuf>,
    /// Its text and what it takes over.
    pub issue: NewIssue,
}
