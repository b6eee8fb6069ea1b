//! The in-place route, for a file that must stay the same file: several names, an owner we cannot give away, a folder
//! we may not write. Room is reserved first, the old bytes are put back where writing fails, nothing is truncated
//! before the new text is down.

use super::base::Facts;
use super::intent::Intent;
use super::place::{Place, Snapshot, facts_of, read_whole};
use super::{OpenFault, SaveFault};
use rustix::fs::{FallocateFlags, fallocate};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileExt;

/// How an attempt to write in place ended.
pub(super) enum Written {
    /// The file has the new bytes.
    Done(Facts),
    /// Another program was faster; the file is as it left it.
    Changed(Box<Snapshot>),
}

/// Overwrites the file by `bytes`, provided it still has the bytes of `current`. Both texts are on the disk before.
pub(super) fn overwrite(
    place: &Place,
    current: &Snapshot,
    bytes: &[u8],
) -> Result<Written, SaveFault> {
    // Without a place for it the save is as safe as one write is.
    let _intent = Intent::declare(place.resolved(), &current.bytes, bytes).ok();
    overwrite_plainly(place, current, bytes)
}

/// The same without a word to anybody.
pub(super) fn overwrite_plainly(
    place: &Place,
    current: &Snapshot,
    bytes: &[u8],
) -> Result<Written, SaveFault> {
    let file = place
        .open_for_writing()
        .map_err(|cause| SaveFault::Failed("opening it for writing", cause))?;
    let again = read_whole(file).map_err(SaveFault::Unreadable)?;
    if again.bytes != current.bytes {
        return Ok(Written::Changed(Box::new(again)));
    }
    if !again.facts.stamp.is_same_file(&current.facts.stamp) {
        let replaced = io::Error::other("it was replaced meanwhile");
        return Err(SaveFault::Unreadable(OpenFault::Io(replaced)));
    }
    let file = again.file;
    reserve(&file, bytes.len()).map_err(|cause| SaveFault::Failed("reserving room", cause))?;
    if let Err((reached, cause)) = put(&file, bytes) {
        let restored = put_back(&file, &current.bytes, reached);
        return Err(match restored {
            Ok(()) => SaveFault::Failed("writing", cause),
            Err(_) => SaveFault::Damaged(cause),
        });
    }
    file.sync_all().map_err(SaveFault::NotSynced)?;
    facts_of(&file)
        .map(Written::Done)
        .map_err(SaveFault::NotSynced)
}

/// Finds a full disk before a byte changes; file systems that cannot reserve are taken as they are.
fn reserve(file: &File, size: usize) -> io::Result<()> {
    if size == 0 {
        return Ok(());
    }
    match fallocate(file, FallocateFlags::KEEP_SIZE, 0, size as u64).map_err(io::Error::from) {
        Err(cause) if is_no_room(&cause) => Err(cause),
        _ => Ok(()),
    }
}

fn is_no_room(cause: &io::Error) -> bool {
    use ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(cause.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Writes `bytes` and sets the length. A failure comes with the byte that was reached before it.
fn put(file: &File, bytes: &[u8]) -> Result<(), (usize, io::Error)> {
    let mut reached = 0;
    while reached < bytes.len() {
        match file.write_at(&bytes[reached..], reached as u64) {
            Ok(0) => return Err((reached, ErrorKind::WriteZero.into())),
            Ok(count) => reached += count,
            Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
            Err(cause) => return Err((reached, cause)),
        }
    }
    file.set_len(bytes.len() as u64)
        .map_err(|cause| (reached, cause))
}

/// Puts `old` back up to the byte that was `reached`. Behind it the old text still stands, and what kept us from writing
/// there would keep us from it again.
fn put_back(file: &File, old: &[u8], reached: usize) -> io::Result<()> {
    file.write_all_at(&old[..reached.min(old.len())], 0)?;
    file.set_len(old.len() as u64)?;
    file.sync_all()
}
