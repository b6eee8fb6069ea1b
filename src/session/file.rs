//! Where the open issue came from: its path, what was read, and whether it may be written.

use super::Session;
use crate::history::{History, Step};
use crate::store::{Base, Encoding, Opened, PastStep, Writable};
use std::path::{Path, PathBuf};

/// The file behind a session.
#[derive(Clone, Debug)]
pub struct FileState {
    path: PathBuf,
    base: Base,
    read_only: Option<String>,
    bad_byte: Option<usize>,
}

impl FileState {
    /// The state of a file that was just opened from `path`.
    pub fn opened(path: &Path, opened: &Opened) -> Self {
        let bad_byte = match opened.encoding {
            Encoding::Utf8 => None,
            Encoding::NotUtf8 { at } | Encoding::Nul { at } => Some(at),
        };
        let why = match opened.encoding {
            Encoding::Utf8 => None,
            Encoding::NotUtf8 { at } => Some(format!("it is not UTF-8 at byte {at}")),
            Encoding::Nul { at } => Some(format!("it holds a NUL byte at byte {at}")),
        };
        let locked = match &opened.writable {
            Writable::Yes => None,
            Writable::No(reason) => Some(reason.clone()),
        };
        Self {
            path: path.to_owned(),
            base: opened.base.clone(),
            read_only: why.or(locked),
            bad_byte,
        }
    }

    /// The state of a file at `path` that does not exist yet.
    pub fn new_file(path: &Path, base: Base) -> Self {
        Self {
            path: path.to_owned(),
            base,
            read_only: None,
            bad_byte: None,
        }
    }

    /// The path as the user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stood in the file when it was last read or written.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Why the file cannot be changed.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// The first byte that is no text, where there is one.
    pub fn bad_byte(&self) -> Option<usize> {
        self.bad_byte
    }

    /// The file's name without its folder.
    pub fn file_name(&self) -> Option<String> {
        let name = self.path.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    /// True where the file existed when it was opened, or was saved since.
    pub fn is_on_disk(&self) -> bool {
        !self.base.is_new()
    }
}

impl Session {
    /// The text was written: `base` is what stands in the file at `path` now.
    pub fn saved(&mut self, path: &Path, base: Base) {
        path.clone_into(&mut self.file.path);
        self.file.base = base;
        self.file.read_only = None;
        self.facts.file_name = self.file.file_name();
        self.history.mark_saved();
    }

    /// Takes up the steps of earlier sessions that led to the text as it was opened.
    pub fn take_up(&mut self, steps: Vec<PastStep>) {
        let steps = steps.into_iter().map(|step| Step {
            label: step.label,
            forward: step.forward,
            inverse: step.inverse,
        });
        self.history = History::continued(steps.collect());
    }

    /// Takes over what stands in the file now, as one step that can be undone.
    pub fn reload(&mut self, opened: &Opened) {
        self.replace_text("Read again from the file", &opened.text);
        let path = self.file.path.clone();
        self.file = FileState::opened(&path, opened);
        self.history.mark_saved();
    }

    /// Takes `text` back, which was typed on `base` and never saved: one step called `label`. Where the file holds
    /// another text by now, what was typed stands on its own base all the same, and meets the file's at the next save.
    pub fn recover(&mut self, label: &str, base: &str, text: &str) {
        let is_on_disk = self.file.is_on_disk();
        if is_on_disk && self.issue.source() != base {
            self.file.base = self.file.base.holding(base.as_bytes());
            self.replace_text("", base);
            self.history = History::saved();
        }
        self.replace_text(label, text);
    }

    /// Takes over `text`, which was merged with `theirs`, the file as it is now: one step.
    pub fn merge(&mut self, text: &str, theirs: Base) {
        self.replace_text("Merged with what changed on disk", text);
        if theirs.bytes()[..] == *text.as_bytes() {
            self.history.mark_saved();
        } else {
            self.history.mark_unsaved();
        }
        self.file.base = theirs;
    }

    /// True where something would be lost on leaving. A template that nobody edited is no loss.
    pub fn is_modified(&self) -> bool {
        let is_template = !self.file.is_on_disk() && self.history.position() == 0;
        self.history.is_modified() && !is_template
    }
}
