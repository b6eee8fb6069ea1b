//! What publishing an issue comes to on the disk: where the file goes and how, and which issue is next.

use jiff::civil::Date;
use std::path::PathBuf;

/// The steps that lie behind the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// Whether it is saved.
    pub file: File,
    /// Where the file goes; `None` where it stays.
    pub moved: Option<Moved>,
    /// Why it stays, where that needs saying.
    pub stays: Option<String>,
    /// The day of the issue to begin then.
    pub next: Option<Date>,
}

/// What becomes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum File {
    /// It is saved where that is needed.
    #[default]
    Saved,
    /// It is left as it is.
    Left,
}

/// A file on its way from the drafts to the published issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its new path, which nothing has.
    pub to: PathBuf,
    /// Both paths as they are shown, from the checkout's root.
    pub shown: (String, String),
    /// By what it is moved.
    pub way: Way,
}

/// By what a file is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// `git mv`: the checkout knows the file.
    Git,
    /// A new name, which replaces nothing.
    Rename,
}
