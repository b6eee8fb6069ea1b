//! The replace route: a whole new file takes the place of the old one in a single step.
//!
//! ```text
//! .copydesk-x  new ──┐ exchange   .copydesk-x  old → read: is it what we compared with? then removed
//! issue.md     old ──┘            issue.md     new       it is not? exchanged back, reported
//! ```

use super::base::Facts;
use super::place::{Place, Snapshot, facts_of};
use super::temporary::Temporary;
use super::{Attributes, SaveFault, Stamp};
use rustix::fs::{AtFlags, Mode, RenameFlags, linkat, renameat, renameat_with};
use rustix::io::Errno;
use std::io;

/// How an attempt to replace a file ended.
pub(super) enum Replaced {
    /// The new file stands there.
    Done(Facts),
    /// Another program was faster; this is what it wrote, and it stands there again.
    Changed(Box<Snapshot>),
    /// This file can only be written in place.
    NotHere,
}

/// Replaces the file by one with `bytes` and the same attributes, provided it still has the bytes of `current`.
pub(super) fn replace(
    place: &Place,
    current: &Snapshot,
    bytes: &[u8],
) -> Result<Replaced, SaveFault> {
    if current.facts.stamp.nlink > 1 {
        return Ok(Replaced::NotHere);
    }
    let mut temporary = match Temporary::new(place, Mode::RUSR | Mode::WUSR) {
        Ok(made) => made,
        Err(cause) if forbids(&cause) => return Ok(Replaced::NotHere),
        Err(cause) => return Err(SaveFault::Failed("making a temporary file", cause)),
    };
    if !current.facts.attributes.reproduce(&temporary.file) {
        return Ok(Replaced::NotHere);
    }
    fill(&mut temporary, bytes)?;
    let again = place.read().map_err(SaveFault::Unreadable)?;
    if again.bytes != current.bytes {
        return Ok(Replaced::Changed(Box::new(again)));
    }
    exchange(place, &mut temporary, current)
}

/// Makes a file that is not there, with these attributes or, for a new one, the mode that the umask leaves.
pub(super) fn make(
    place: &Place,
    attributes: Option<&Attributes>,
    bytes: &[u8],
) -> Result<Facts, SaveFault> {
    let mode = attributes.map_or(0o666, |_| 0o600);
    let mut temporary = Temporary::new(place, Mode::from_raw_mode(mode))
        .map_err(|cause| SaveFault::Failed("making a file in its folder", cause))?;
    if let Some(attributes) = attributes {
        attributes
            .restore(&temporary.file)
            .map_err(|cause| SaveFault::Failed("setting its permissions", cause))?;
    }
    fill(&mut temporary, bytes)?;
    let (folder, name) = (&place.folder, &temporary.name);
    let named = match renameat_with(folder, name, folder, &place.name, RenameFlags::NOREPLACE) {
        Err(cause) if is_unknown(cause) => {
            linkat(folder, name, folder, &place.name, AtFlags::empty())
        }
        done => done,
    };
    match named {
        Ok(()) => {}
        Err(Errno::EXIST) => return Err(SaveFault::Exists),
        Err(cause) => return Err(SaveFault::Failed("naming it", cause.into())),
    }
    finish(&mut temporary)
}

fn fill(temporary: &mut Temporary<'_>, bytes: &[u8]) -> Result<(), SaveFault> {
    temporary
        .write(bytes)
        .map_err(|cause| SaveFault::Failed("writing", cause))?;
    temporary
        .file
        .sync_all()
        .map_err(|cause| SaveFault::Failed("bringing it to the disk", cause))
}

fn exchange(
    place: &Place,
    temporary: &mut Temporary<'_>,
    current: &Snapshot,
) -> Result<Replaced, SaveFault> {
    match swap(place, temporary) {
        Ok(()) => {}
        Err(cause) if is_unknown(cause) => {
            // The comparison just before is the best this file system offers.
            renameat(&place.folder, &temporary.name, &place.folder, &place.name)
                .map_err(|cause| SaveFault::Failed("replacing it", cause.into()))?;
            return finish(temporary).map(Replaced::Done);
        }
        Err(cause) if forbids(&cause.into()) => return Ok(Replaced::NotHere),
        Err(cause) => return Err(SaveFault::Failed("replacing it", cause.into())),
    }
    let out = place.read_name(&temporary.name);
    if out.as_ref().is_ok_and(|out| out.bytes == current.bytes) {
        return finish(temporary).map(Replaced::Done);
    }
    let back = swap(place, temporary);
    if back.is_err() || !holds_ours(place, temporary) {
        temporary.keep();
        return Err(SaveFault::SetAside(place.sibling(&temporary.name)));
    }
    out.map(|out| Replaced::Changed(Box::new(out)))
        .map_err(SaveFault::Unreadable)
}

fn swap(place: &Place, temporary: &Temporary<'_>) -> rustix::io::Result<()> {
    let (folder, name) = (&place.folder, &temporary.name);
    renameat_with(folder, name, folder, &place.name, RenameFlags::EXCHANGE)
}

/// Whether the temporary name leads to the file we wrote.
fn holds_ours(place: &Place, temporary: &Temporary<'_>) -> bool {
    let Ok(ours) = temporary
        .file
        .metadata()
        .map(|metadata| Stamp::of(&metadata))
    else {
        return false;
    };
    place
        .read_name(&temporary.name)
        .is_ok_and(|found| found.facts.stamp.is_same_file(&ours))
}

/// Removes the old file and looks at the new one, whose ctime is final only now.
fn finish(temporary: &mut Temporary<'_>) -> Result<Facts, SaveFault> {
    temporary.remove();
    facts_of(&temporary.file).map_err(SaveFault::NotSynced)
}

/// True where the file system does not know this kind of rename.
fn is_unknown(cause: Errno) -> bool {
    matches!(cause, Errno::INVAL | Errno::NOSYS | Errno::NOTSUP)
}

/// True where the folder or the owner of the file stands against replacing, and writing in place may still work.
fn forbids(cause: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};
    matches!(
        cause.kind(),
        PermissionDenied | ReadOnlyFilesystem | ResourceBusy | CrossesDevices
    )
}
