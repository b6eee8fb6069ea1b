//! Opening a draft: the text is exactly the bytes of the file, byte order mark and line endings included.
//!
//! What cannot be kept to the byte opens read-only and says where: a file outside UTF-8 is shown with U+FFFD, one with
//! NUL bytes as it is. Only regular files open; everything else is refused with a sentence.

use super::place::{Place, Snapshot};
use super::{Base, Kind, OpenError, OpenFault};
use std::fs;
use std::path::{Path, PathBuf};

/// The largest file that is opened, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// From how many bytes on a file is so large for a draft that one asks before opening it: an issue has at most 75 KB.
pub const LARGE_BYTES: u64 = 2 * 1024 * 1024;

/// The size of the file at `path` in MiB, where it is large for a draft and not yet refused.
pub fn large(path: &Path) -> Option<u64> {
    let found = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let size = found.len();
    (size > LARGE_BYTES && size <= MAX_BYTES).then(|| size.div_ceil(1024 * 1024))
}

/// How much of a file is looked at to tell a binary file from a damaged text, in bytes.
const SAMPLE: usize = 8 * 1024;

/// A draft that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The text; the file's bytes unless `encoding` says otherwise.
    pub text: String,
    /// What stood on disk.
    pub base: Base,
    /// Whether the bytes are a text.
    pub encoding: Encoding,
    /// Whether it can be saved.
    pub writable: Writable,
}

/// Whether the bytes of a file are a text. Offsets are those of the first bad byte, in file and text alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Plain UTF-8.
    Utf8,
    /// Not UTF-8 from this byte on; the text has U+FFFD there.
    NotUtf8 {
        /// The first byte that is not UTF-8.
        at: usize,
    },
    /// UTF-8 with NUL bytes, which no text has.
    Nul {
        /// The first NUL.
        at: usize,
    },
}

impl Encoding {
    /// Looks at the bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        if let Err(bad) = std::str::from_utf8(bytes) {
            let at = bad.valid_up_to();
            return Self::NotUtf8 { at };
        }
        match bytes.iter().position(|&byte| byte == 0) {
            Some(at) => Self::Nul { at },
            None => Self::Utf8,
        }
    }

    pub(super) fn read_only(self) -> Option<String> {
        match self {
            Self::Utf8 => None,
            Self::NotUtf8 { at } => Some(format!("the file is not valid UTF-8 at byte {at}")),
            Self::Nul { at } => Some(format!("the file holds a NUL byte at byte {at}")),
        }
    }
}

/// Whether a draft can be saved where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writable {
    /// It can.
    Yes,
    /// It cannot; why, in words.
    No(String),
}

/// Opens the file at `path`, or the one that a symbolic link leads to.
///
/// # Errors
/// Where it is no regular file, missing, forbidden, larger than [`MAX_BYTES`] or binary.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_target(path).map_err(|fault| OpenError {
        path: path.to_owned(),
        fault,
    })
}

/// The base of a file that does not exist yet. Saving against it creates the file, and fails if another program has
/// done so meanwhile.
///
/// # Errors
/// Where something stands at `path` already, or its folder does not exist.
pub fn create(path: &Path) -> Result<Base, OpenError> {
    let resolved = new_path(path).map_err(|fault| OpenError {
        path: path.to_owned(),
        fault,
    })?;
    Ok(Base {
        requested: path.to_owned(),
        resolved,
        facts: None,
        bytes: Vec::new().into(),
    })
}

fn open_target(path: &Path) -> Result<Opened, OpenFault> {
    let resolved = fs::canonicalize(path).map_err(|cause| match cause.into() {
        OpenFault::Missing if path.is_symlink() => OpenFault::LinkToNowhere,
        fault => fault,
    })?;
    let place = Place::of(&resolved)?.ok_or(OpenFault::NotAFile(Kind::Folder))?;
    let snapshot = place.read()?;
    decode(path, &place, &snapshot)
}

fn decode(requested: &Path, place: &Place, snapshot: &Snapshot) -> Result<Opened, OpenFault> {
    let encoding = Encoding::of(&snapshot.bytes);
    if matches!(encoding, Encoding::NotUtf8 { .. }) && is_binary(&snapshot.bytes) {
        return Err(OpenFault::Binary);
    }
    let reason = encoding
        .read_only()
        .or_else(|| place.read_only(&snapshot.facts));
    Ok(Opened {
        text: String::from_utf8_lossy(&snapshot.bytes).into_owned(),
        base: place.base(requested, snapshot),
        encoding,
        writable: reason.map_or(Writable::Yes, Writable::No),
    })
}

/// Bytes outside UTF-8 are binary where NULs are among them and one byte in 32 of the first 8 KiB is one or the other.
/// A text in Latin-1 has no NUL, a damaged draft has few: both open.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let nul = sample.split(|&byte| byte == 0).count() - 1;
    let bad: usize = sample
        .utf8_chunks()
        .map(|chunk| chunk.invalid().len())
        .sum();
    nul > 0 && (nul + bad) * 32 > sample.len()
}

fn new_path(path: &Path) -> Result<PathBuf, OpenFault> {
    match fs::symlink_metadata(path) {
        Ok(seen) if seen.is_symlink() && !path.exists() => return Err(OpenFault::LinkToNowhere),
        Ok(seen) if seen.is_dir() => return Err(OpenFault::NotAFile(Kind::Folder)),
        Ok(_) => return Err(OpenFault::Exists),
        Err(_) => {}
    }
    let Some(name) = path.file_name() else {
        return Err(OpenFault::NotAFile(Kind::Folder));
    };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match fs::canonicalize(folder).map_err(OpenFault::from) {
        Ok(found) if found.is_dir() => Ok(found.join(name)),
        Ok(_) | Err(OpenFault::Missing) => Err(OpenFault::NoFolder),
        Err(fault) => Err(fault),
    }
}
