//! A place: one name in one open folder. Everything about the file is done by that name relative to that folder, so a
//! renamed or swapped folder cannot lead a save astray, and no symbolic link is ever followed.

use super::base::Facts;
use super::{Attributes, Base, MAX_BYTES, OpenFault, Stamp};
use rustix::fs::{Access, AtFlags, CWD, FileType, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, thread};

/// What stands at a path where a regular file was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A character or block device.
    Device,
    /// A socket.
    Socket,
    /// A symbolic link, put there after the path was resolved.
    Link,
    /// Something this program does not know.
    Unknown,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::Pipe => "a pipe",
            Self::Device => "a device",
            Self::Socket => "a socket",
            Self::Link => "a symbolic link",
            Self::Unknown => "something unknown",
        })
    }
}

/// A file as it was read: its bytes and all that is known of it, from one descriptor.
pub(super) struct Snapshot {
    pub(super) file: File,
    pub(super) facts: Facts,
    pub(super) bytes: Arc<[u8]>,
}

pub(super) struct Place {
    pub(super) folder: OwnedFd,
    pub(super) name: OsString,
    resolved: PathBuf,
}

impl Place {
    /// The place of a path in which links are already followed. `None` for the root of the file system.
    pub(super) fn of(resolved: &Path) -> io::Result<Option<Self>> {
        let (Some(folder), Some(name)) = (resolved.parent(), resolved.file_name()) else {
            return Ok(None);
        };
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = match rustix::fs::openat(CWD, folder, flags, Mode::empty()) {
            // A folder that may be entered but not listed.
            Err(Errno::ACCESS) => {
                rustix::fs::openat(CWD, folder, flags | OFlags::PATH, Mode::empty())
            }
            opened => opened,
        }?;
        Ok(Some(Self {
            folder,
            name: name.to_owned(),
            resolved: resolved.to_owned(),
        }))
    }

    /// Reads the file. Devices and pipes are refused before they are opened, because opening alone can act on them.
    pub(super) fn read(&self) -> Result<Snapshot, OpenFault> {
        self.read_name(&self.name)
    }

    /// Reads another file of the same folder.
    pub(super) fn read_name(&self, name: &OsStr) -> Result<Snapshot, OpenFault> {
        let seen = rustix::fs::statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW)
            .map_err(io::Error::from)?;
        regular(FileType::from_raw_mode(seen.st_mode))?;
        read_whole(self.open_name(name, OFlags::RDONLY)?)
    }

    /// Opens the file for reading and writing, as it is.
    pub(super) fn open_for_writing(&self) -> io::Result<File> {
        self.open_name(&self.name, OFlags::RDWR)
    }

    fn open_name(&self, name: &OsStr, access: OFlags) -> io::Result<File> {
        let flags = access | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NOCTTY;
        Ok(rustix::fs::openat(&self.folder, name, flags, Mode::empty())?.into())
    }

    /// Why the file may not be written, in words; `None` where it may.
    ///
    /// A file without any write bit is left alone even where the account (root) could write it.
    pub(super) fn read_only(&self, facts: &Facts) -> Option<String> {
        if facts.attributes.mode & 0o222 == 0 {
            let mode = facts.attributes.mode;
            return Some(format!("the file is read-only (mode {mode:04o})"));
        }
        match rustix::fs::accessat(&self.folder, &self.name, Access::WRITE_OK, AtFlags::EACCESS) {
            Ok(()) => None,
            Err(Errno::ROFS) => Some("the file system is read-only".to_owned()),
            Err(Errno::ACCESS | Errno::PERM) => {
                Some("you have no permission to write it".to_owned())
            }
            Err(cause) => Some(format!("it cannot be written ({cause})")),
        }
    }

    /// Keeps other copydesks from saving in this folder until the place is dropped. It is a courtesy with a limit:
    /// whoever holds the folder longer than a second, or a file system without locks, does not stop a save.
    pub(super) fn hold(&self) {
        for _ in 0..100 {
            match rustix::fs::flock(&self.folder, FlockOperation::NonBlockingLockExclusive) {
                Err(Errno::WOULDBLOCK | Errno::INTR) => thread::sleep(Duration::from_millis(10)),
                Ok(()) | Err(_) => return,
            }
        }
    }

    /// Makes a rename in the folder durable. File systems that know no such thing are no failure.
    pub(super) fn sync(&self) -> io::Result<()> {
        match rustix::fs::fsync(&self.folder) {
            Ok(()) | Err(Errno::INVAL | Errno::BADF | Errno::NOTSUP | Errno::ROFS) => Ok(()),
            Err(cause) => Err(cause.into()),
        }
    }

    /// Its path.
    pub(super) fn resolved(&self) -> &Path {
        &self.resolved
    }

    /// The path of another name in this folder.
    pub(super) fn sibling(&self, name: &OsStr) -> PathBuf {
        self.resolved.with_file_name(name)
    }

    /// What was read here as a base, asked for as `requested`.
    pub(super) fn base(&self, requested: &Path, snapshot: &Snapshot) -> Base {
        Base {
            requested: requested.to_owned(),
            resolved: self.resolved.clone(),
            facts: Some(snapshot.facts.clone()),
            bytes: Arc::clone(&snapshot.bytes),
        }
    }
}

/// Reads an open regular file from its start.
pub(super) fn read_whole(file: File) -> Result<Snapshot, OpenFault> {
    let metadata = file.metadata()?;
    regular(FileType::from_raw_mode(
        std::os::unix::fs::MetadataExt::mode(&metadata),
    ))?;
    // Taken before the bytes: what is written while we read shows as a difference later.
    let facts = facts_of(&file)?;
    let size = facts.stamp.size;
    if size > MAX_BYTES {
        return Err(OpenFault::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    (&file).take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenFault::TooLarge(bytes.len() as u64));
    }
    Ok(Snapshot {
        file,
        facts,
        bytes: bytes.into(),
    })
}

/// Stamp and attributes of an open file.
pub(super) fn facts_of(file: &File) -> io::Result<Facts> {
    Ok(Facts {
        stamp: Stamp::of(&file.metadata()?),
        attributes: Attributes::of(file)?,
    })
}

fn regular(kind: FileType) -> Result<(), OpenFault> {
    Err(OpenFault::NotAFile(match kind {
        FileType::RegularFile => return Ok(()),
        FileType::Directory => Kind::Folder,
        FileType::Fifo => Kind::Pipe,
        FileType::CharacterDevice | FileType::BlockDevice => Kind::Device,
        FileType::Socket => Kind::Socket,
        FileType::Symlink => Kind::Link,
        FileType::Unknown => Kind::Unknown,
    }))
}
