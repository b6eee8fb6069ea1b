//! One file of an archive's folder: what tells that it is still the same, and reading it without being held up by a
//! pipe, a device or a file that never ends.

use super::packed::Packed;
use super::packing::pack;
use super::{PastIssue, Reason};
use crate::issue::Issue;
use crate::profile::Profile;
use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use std::fs::{File, Metadata, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Bytes of the largest file that is read as an issue: 25 times the largest ever published.
pub(super) const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// A file that changed less than this before it was read may change once more and look the same: file systems keep
/// time in ticks.
const TICK: Duration = Duration::from_millis(40);

/// What tells that a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    inode: u64,
    /// Last change of the content, in nanoseconds since 1970.
    modified: i128,
    /// Last change of anything, which no program can set back.
    changed: i128,
}

/// What became of a file; `I` is how an issue is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fate<I> {
    /// It is an issue.
    Kept(I),
    /// It is not in the archive.
    Skipped(Reason),
}

/// A file that was read, or would not be.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// What tells that it is still the same; `None` where that cannot be told.
    pub(super) stamp: Option<Stamp>,
    pub(super) fate: Fate<Arc<PastIssue>>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: metadata.size(),
            inode: metadata.ino(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// The stamp of the file at `path` now.
    pub(super) fn at(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().as_ref().map(Self::of)
    }

    /// The stamp, where the last change is long enough ago that the next one will show.
    fn settled(self) -> Option<Self> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        let age = now.as_nanos().cast_signed() - self.changed.max(self.modified);
        (age > TICK.as_nanos().cast_signed()).then_some(self)
    }
}

impl Known {
    /// Reads the file at `path`.
    pub(super) fn read(path: &Path, profile: &Arc<Profile>) -> Self {
        let (stamp, read) = match read(path) {
            Ok((stamp, bytes)) => (stamp.settled(), issue_of(bytes, profile)),
            Err(reason) => (None, Err(reason)),
        };
        let fate = match read {
            Ok(packed) => Fate::Kept(Arc::new(PastIssue::unpack(path.to_owned(), packed))),
            Err(reason) => Fate::Skipped(reason),
        };
        Self { stamp, fate }
    }
}

fn issue_of(bytes: Vec<u8>, profile: &Arc<Profile>) -> Result<Packed, Reason> {
    let text = String::from_utf8(bytes).map_err(|_| Reason::NotUtf8)?;
    pack(&Issue::parse(text, Arc::clone(profile))).ok_or(Reason::NotAnIssue)
}

/// The bytes of a regular file that is not too large, and its stamp from before they were read.
fn read(path: &Path) -> Result<(Stamp, Vec<u8>), Reason> {
    let metadata = std::fs::metadata(path).map_err(|_| Reason::Unreadable)?;
    if !metadata.is_file() {
        return Err(Reason::NotRegular);
    }
    let file = open(path).map_err(|_| Reason::Unreadable)?;
    let metadata = file.metadata().map_err(|_| Reason::Unreadable)?;
    if !metadata.is_file() {
        return Err(Reason::NotRegular);
    }
    if metadata.len() > MAX_BYTES {
        return Err(Reason::Huge);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    let mut limited = file.take(MAX_BYTES + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|_| Reason::Unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Reason::Huge);
    }
    Ok((Stamp::of(&metadata), bytes))
}

/// Opens a file for reading that may have become a pipe since it was looked at, without waiting for its other end.
pub(super) fn open(path: &Path) -> std::io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}
