//! Saving: compare with the base, choose the route, report what happened.
//!
//! A save either ends with the whole new text on disk or leaves the file as it was; the two exceptions
//! ([`SaveFault::NotSynced`], [`SaveFault::Damaged`]) say so. What another program wrote is never overwritten unseen.

use super::base::Facts;
use super::in_place::{Written, overwrite};
use super::place::{Place, Snapshot};
use super::replace::{Replaced, make, replace};
use super::{Base, Encoding, OpenFault, SaveError, SaveFault, create};
use std::path::Path;
use std::{fmt, fs};

/// A save that worked.
#[derive(Clone, Debug)]
#[must_use = "the next save needs the new base"]
pub struct Saved {
    /// What stands on disk now.
    pub base: Base,
    /// What was done.
    pub outcome: SaveOutcome,
}

/// What a save did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// The file has the new text.
    Written,
    /// A new file was made.
    Created,
    /// The file had been deleted and was made again, with its old permissions as far as possible.
    Recreated,
    /// The file had this very text already; nothing was written.
    AlreadyCurrent,
}

impl fmt::Display for SaveOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Written => "saved",
            Self::Created => "saved as a new file",
            Self::Recreated => "saved; the file had been deleted and was made again",
            Self::AlreadyCurrent => "already saved",
        })
    }
}

/// Saves `bytes` where `base` was read, if the file still has the bytes of `base`.
///
/// # Errors
/// See [`SaveFault`]; `ChangedOnDisk` brings what stands there now.
pub fn save(base: &Base, bytes: &[u8]) -> Result<Saved, SaveError> {
    write(base, bytes, Meanwhile::Respect).map_err(|fault| error(base, fault))
}

/// Saves `bytes` where `base` was read, whatever the file holds now. A change during the save is still refused.
///
/// # Errors
/// See [`SaveFault`].
pub fn save_over(base: &Base, bytes: &[u8]) -> Result<Saved, SaveError> {
    write(base, bytes, Meanwhile::Overwrite).map_err(|fault| error(base, fault))
}

/// Saves `bytes` as a new file.
///
/// # Errors
/// See [`SaveFault`]; `Exists` where something stands at `path`, whatever it holds.
pub fn save_as(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    let base = create(path).map_err(|refused| SaveError {
        path: refused.path,
        fault: match refused.fault {
            OpenFault::Exists => SaveFault::Exists,
            OpenFault::NoFolder => SaveFault::FolderGone(path.parent().unwrap_or(path).to_owned()),
            fault => SaveFault::Unreadable(fault),
        },
    })?;
    save(&base, bytes)
}

/// What to do with a file that is another than the base.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meanwhile {
    Respect,
    Overwrite,
}

fn error(base: &Base, fault: SaveFault) -> SaveError {
    SaveError {
        path: base.requested.clone(),
        fault,
    }
}

fn write(base: &Base, bytes: &[u8], meanwhile: Meanwhile) -> Result<Saved, SaveFault> {
    if let Some(why) = Encoding::of(&base.bytes).read_only() {
        return Err(SaveFault::ReadOnly(why));
    }
    still_leads_here(base)?;
    let place = place_of(&base.resolved)?;
    place.hold();
    let current = match place.read() {
        Ok(current) => current,
        Err(OpenFault::Missing) => return make_anew(base, &place, bytes),
        Err(fault) => return Err(SaveFault::Unreadable(fault)),
    };
    if *current.bytes == *bytes {
        current.file.sync_all().map_err(SaveFault::NotSynced)?;
        let facts = current.facts;
        return finish(base, &place, facts, bytes, SaveOutcome::AlreadyCurrent);
    }
    if meanwhile == Meanwhile::Respect && base.is_new() {
        return Err(SaveFault::Exists);
    }
    if meanwhile == Meanwhile::Respect && current.bytes != base.bytes {
        return Err(changed(base, &place, &current));
    }
    if let Some(why) = place.read_only(&current.facts) {
        return Err(SaveFault::ReadOnly(why));
    }
    let facts = write_over(base, &place, &current, bytes)?;
    finish(base, &place, facts, bytes, SaveOutcome::Written)
}

fn write_over(
    base: &Base,
    place: &Place,
    current: &Snapshot,
    bytes: &[u8],
) -> Result<Facts, SaveFault> {
    match replace(place, current, bytes)? {
        Replaced::Done(facts) => return Ok(facts),
        Replaced::Changed(theirs) => return Err(changed(base, place, &theirs)),
        Replaced::NotHere => {}
    }
    match overwrite(place, current, bytes)? {
        Written::Done(facts) => Ok(facts),
        Written::Changed(theirs) => Err(changed(base, place, &theirs)),
    }
}

fn make_anew(base: &Base, place: &Place, bytes: &[u8]) -> Result<Saved, SaveFault> {
    let facts = make(place, base.attributes(), bytes)?;
    let outcome = if base.is_new() {
        SaveOutcome::Created
    } else {
        SaveOutcome::Recreated
    };
    finish(base, place, facts, bytes, outcome)
}

fn finish(
    base: &Base,
    place: &Place,
    facts: Facts,
    bytes: &[u8],
    outcome: SaveOutcome,
) -> Result<Saved, SaveFault> {
    place.sync().map_err(SaveFault::NotSynced)?;
    let base = Base {
        facts: Some(facts),
        bytes: bytes.into(),
        ..base.clone()
    };
    Ok(Saved { base, outcome })
}

fn changed(base: &Base, place: &Place, theirs: &Snapshot) -> SaveFault {
    SaveFault::ChangedOnDisk(Box::new(place.base(&base.requested, theirs)))
}

/// A link that was pointed at another file would make us write one draft over the other.
fn still_leads_here(base: &Base) -> Result<(), SaveFault> {
    match fs::canonicalize(&base.requested) {
        Ok(now) if now != base.resolved => Err(SaveFault::LinkMoved(now)),
        _ => Ok(()),
    }
}

pub(super) fn place_of(resolved: &Path) -> Result<Place, SaveFault> {
    match Place::of(resolved).map_err(OpenFault::from) {
        Ok(Some(place)) => Ok(place),
        Ok(None) | Err(OpenFault::Missing) => {
            let folder = resolved.parent().unwrap_or(resolved);
            Err(SaveFault::FolderGone(folder.to_owned()))
        }
        Err(fault) => Err(SaveFault::Unreadable(fault)),
    }
}
