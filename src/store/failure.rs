//! Why a file was not opened or not saved. `Display` is the whole sentence an editor sees: what failed, the cause, and
//! what was left as it was.

use super::{Base, Kind, path_name};
use std::path::PathBuf;
use std::{error, fmt, io};

/// A file that was not opened.
#[derive(Debug)]
pub struct OpenError {
    /// The path as it was asked for.
    pub path: PathBuf,
    /// Why.
    pub fault: OpenFault,
}

/// Why a file was not opened.
#[derive(Debug)]
pub enum OpenFault {
    /// It is no regular file.
    NotAFile(Kind),
    /// There is no such file.
    Missing,
    /// It is a symbolic link, and nothing is where it leads.
    LinkToNowhere,
    /// For [`create`](super::create): it exists already.
    Exists,
    /// For [`create`](super::create): its folder does not exist.
    NoFolder,
    /// This account may not read it.
    NoPermission,
    /// It has more than [`MAX_BYTES`](super::MAX_BYTES); this many.
    TooLarge(u64),
    /// It holds NUL bytes and is no text in UTF-8 either.
    Binary,
    /// The system's reason.
    Io(io::Error),
}

impl From<io::Error> for OpenFault {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ => Self::Io(cause),
        }
    }
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFile(kind) => write!(f, "it is {kind}, not a file"),
            Self::Missing => f.write_str("it does not exist"),
            Self::LinkToNowhere => {
                f.write_str("it is a link, and the file it leads to does not exist")
            }
            Self::Exists => f.write_str("it exists already"),
            Self::NoFolder => f.write_str("its folder does not exist"),
            Self::NoPermission => f.write_str("you have no permission to read it"),
            Self::TooLarge(size) => {
                let mib = size.div_ceil(1024 * 1024);
                write!(
                    f,
                    "it is too large for a draft ({mib} MiB, the limit is 64)"
                )
            }
            Self::Binary => f.write_str("it looks like a binary file, not Markdown"),
            Self::Io(cause) => cause_words(cause).fmt(f),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot open {}: {}", path_name(&self.path), self.fault)
    }
}

impl error::Error for OpenError {}

/// A save that did not happen, or not wholly.
#[derive(Debug)]
pub struct SaveError {
    /// The path as it was asked for.
    pub path: PathBuf,
    /// Why.
    pub fault: SaveFault,
}

/// Why a save did not happen. But for `NotSynced` and `Damaged` the file is as it was and the text unsaved.
#[derive(Debug)]
pub enum SaveFault {
    /// The file may not be written; why, in words.
    ReadOnly(String),
    /// The file is another than the base: here is what it is now. Saving against this base overwrites exactly that.
    ChangedOnDisk(Box<Base>),
    /// A new file was to be made, and one of that name exists.
    Exists,
    /// The symbolic link that was opened leads elsewhere now.
    LinkMoved(PathBuf),
    /// What stands at the path now cannot be read back for comparing.
    Unreadable(OpenFault),
    /// The folder of the file is gone.
    FolderGone(PathBuf),
    /// A step failed; which, and the system's reason.
    Failed(&'static str, io::Error),
    /// Another program replaced the file between two steps; what it wrote is whole at this path.
    SetAside(PathBuf),
    /// Written, but the disk did not confirm it.
    NotSynced(io::Error),
    /// Writing in place failed and the old text could not be put back.
    Damaged(io::Error),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = path_name(&self.path);
        match &self.fault {
            SaveFault::ReadOnly(why) => {
                write!(f, "cannot save {name}: {why}; the file is as it was")
            }
            SaveFault::ChangedOnDisk(_) => write!(
                f,
                "cannot save {name}: it was changed on disk meanwhile; that change was left as it is"
            ),
            SaveFault::Exists => write!(
                f,
                "cannot create {name}: a file of that name exists; it was left as it is"
            ),
            SaveFault::LinkMoved(now) => write!(
                f,
                "cannot save {name}: the link leads to {} now; both files were left as they are",
                path_name(now)
            ),
            SaveFault::Unreadable(why) => {
                write!(f, "cannot save {name}: {why}; it was left as it is")
            }
            SaveFault::FolderGone(folder) => write!(
                f,
                "cannot save {name}: the folder {} no longer exists; nothing was written, save elsewhere",
                path_name(folder)
            ),
            SaveFault::Failed(step, cause) => write!(
                f,
                "cannot save {name}: {step} failed, {}; the file is as it was",
                cause_words(cause)
            ),
            SaveFault::SetAside(aside) => write!(
                f,
                "cannot save {name}: another program replaced it at the same moment; its newest text was kept in {}",
                path_name(aside)
            ),
            SaveFault::NotSynced(cause) => write!(
                f,
                "{name} was written, but the disk reported an error ({}); save it elsewhere too",
                cause_words(cause)
            ),
            SaveFault::Damaged(cause) => write!(
                f,
                "saving {name} failed half-way, {}, and the old text could not be put back; save elsewhere at once",
                cause_words(cause)
            ),
        }
    }
}

impl error::Error for SaveError {}

/// The system's reason in words; its own text where we have none better.
fn cause_words(cause: &io::Error) -> String {
    let words = match cause.kind() {
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::QuotaExceeded => "your disk quota is used up",
        io::ErrorKind::FileTooLarge => "the file would be larger than this session may write",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        _ => return cause.to_string(),
    };
    words.to_owned()
}
