//! A temporary file beside the draft: made exclusively under a name nobody can guess, removed when dropped.

use super::place::Place;
use rustix::fs::{AtFlags, Mode, OFlags};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, Write};

pub(super) struct Temporary<'a> {
    place: &'a Place,
    pub(super) name: OsString,
    pub(super) file: File,
    at_end: AtEnd,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AtEnd {
    Remove,
    Keep,
}

impl<'a> Temporary<'a> {
    /// An empty file in the folder of `place`; the kernel takes the umask off `mode`.
    pub(super) fn new(place: &'a Place, mode: Mode) -> io::Result<Self> {
        let flags =
            OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let created = tempfile::Builder::new()
            .prefix(".copydesk-")
            .rand_bytes(12)
            // Only the name is used: the folder may have been renamed, and the current one removed.
            .make_in("/", |path| {
                let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
                Ok(File::from(rustix::fs::openat(
                    &place.folder,
                    name,
                    flags,
                    mode,
                )?))
            })?;
        let (file, path) = created.into_parts();
        // From here on the name is ours to remove, relative to the folder.
        let path = path.keep()?;
        let name = path
            .file_name()
            .ok_or(ErrorKind::InvalidFilename)?
            .to_owned();
        Ok(Self {
            place,
            name,
            file,
            at_end: AtEnd::Remove,
        })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Removes what stands under the temporary name now.
    pub(super) fn remove(&mut self) {
        self.at_end = AtEnd::Keep;
        let _ = rustix::fs::unlinkat(&self.place.folder, &self.name, AtFlags::empty());
    }

    /// Leaves what stands under the temporary name where it is.
    pub(super) fn keep(&mut self) {
        self.at_end = AtEnd::Keep;
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if self.at_end == AtEnd::Remove {
            self.remove();
        }
    }
}
