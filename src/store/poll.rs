//! Noticing a change underneath: cheap while nothing happens, by content as soon as any metadata differ.

use super::base::Stamp;
use super::place::Place;
use super::{Base, OpenFault};
use std::fs;
use std::io::ErrorKind;

/// How the file on disk stands to the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskState {
    /// It has the bytes of the base; for a new file: it still does not exist.
    Same,
    /// It has other bytes, is no file any more, cannot be read, or the link leads elsewhere.
    Changed,
    /// It is gone.
    Deleted,
}

/// Looks whether the file is still the one of `base`.
pub fn poll(base: &Base) -> DiskState {
    let absent = if base.is_new() {
        DiskState::Same
    } else {
        DiskState::Deleted
    };
    match fs::canonicalize(&base.requested) {
        Ok(now) if now != base.resolved => return DiskState::Changed,
        Ok(_) => {}
        Err(cause) if is_absent(cause.kind()) => return absent,
        Err(_) => return DiskState::Changed,
    }
    let Some(known) = base.stamp() else {
        return DiskState::Changed;
    };
    if fs::symlink_metadata(&base.resolved).is_ok_and(|metadata| Stamp::of(&metadata) == *known) {
        return DiskState::Same;
    }
    match Place::of(&base.resolved).map_err(OpenFault::from) {
        Ok(Some(place)) => match place.read() {
            Ok(snapshot) if snapshot.bytes == base.bytes => DiskState::Same,
            Err(OpenFault::Missing) => absent,
            _ => DiskState::Changed,
        },
        Err(OpenFault::Missing) => absent,
        _ => DiskState::Changed,
    }
}

fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}
