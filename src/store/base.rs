//! The base: what was on disk when the text was last read or written, against which every save is compared.
//!
//! It keeps the bytes themselves (an issue is at most 75 KB), so "changed" is a question about content, never about
//! clocks: a change that kept size and modification time is still seen.

use super::Attributes;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which state of which file: differs whenever the file was written, replaced or touched. Times are seconds and
/// nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The device.
    pub dev: u64,
    /// The inode.
    pub ino: u64,
    /// The size in bytes.
    pub size: u64,
    /// When the content was changed; any program can set it back.
    pub mtime: (i64, i64),
    /// When content or metadata were changed; the kernel's own.
    pub ctime: (i64, i64),
    /// How many names the file has.
    pub nlink: u64,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            dev: metadata.dev(),
            ino: metadata.ino(),
            size: metadata.size(),
            mtime: (metadata.mtime(), metadata.mtime_nsec()),
            ctime: (metadata.ctime(), metadata.ctime_nsec()),
            nlink: metadata.nlink(),
        }
    }

    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        (self.dev, self.ino) == (other.dev, other.ino)
    }
}

/// What is known of the file on disk beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) stamp: Stamp,
    pub(super) attributes: Attributes,
}

/// What stood on disk, and where.
#[derive(Clone, Debug)]
pub struct Base {
    pub(super) requested: PathBuf,
    pub(super) resolved: PathBuf,
    pub(super) facts: Option<Facts>,
    pub(super) bytes: Arc<[u8]>,
}

impl Base {
    /// The path as it was asked for; it may be a symbolic link.
    pub fn requested(&self) -> &Path {
        &self.requested
    }

    /// The file itself: absolute, every link followed.
    pub fn resolved(&self) -> &Path {
        &self.resolved
    }

    /// The bytes on disk; empty for a file that does not exist yet.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// This base as though the file had held `bytes`: what was typed on them is saved or merged against them.
    #[must_use]
    pub fn holding(&self, bytes: &[u8]) -> Self {
        let mut base = self.clone();
        base.bytes = bytes.into();
        if let Some(facts) = &mut base.facts {
            // No file has it, so that looking at the disk compares the bytes.
            facts.stamp.ino = 0;
        }
        base
    }

    /// True for a file that does not exist yet.
    pub fn is_new(&self) -> bool {
        self.facts.is_none()
    }

    /// Which state of the file this is; none for one that does not exist yet.
    pub fn stamp(&self) -> Option<&Stamp> {
        self.facts.as_ref().map(|facts| &facts.stamp)
    }

    /// Owner, group, mode and extended attributes; none for a file that does not exist yet.
    pub fn attributes(&self) -> Option<&Attributes> {
        self.facts.as_ref().map(|facts| &facts.attributes)
    }
}
