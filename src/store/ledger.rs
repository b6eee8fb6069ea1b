//! Lines that several programs add to one file at once: each addition is one write at its end.
//!
//! A file of our own stands in the state folder, 0600; a shared one in a checkout, as git made it. Neither may be a link:
//! a checkout may come from a stranger.

use super::path_name;
use super::state::{name_of_draft, private_folder, state_folder};
use rustix::fs::OFlags;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// How much of the end of a file is read, in bytes.
const READ: u64 = 1024 * 1024;

/// A file of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ledger {
    /// In the state folder.
    Own(PathBuf),
    /// In a checkout.
    Shared(PathBuf),
}

impl Ledger {
    /// Our own file about the draft at `path`, in the folder `name` of the state folder.
    ///
    /// # Errors
    /// Where there is no home folder.
    pub fn of_draft(name: &str, path: &Path) -> io::Result<Self> {
        let draft = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let file = format!("{}.jsonl", name_of_draft(&draft));
        Ok(Self::Own(state_folder(name)?.join(file)))
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        match self {
            Self::Own(path) | Self::Shared(path) => path,
        }
    }

    /// The last lines, up to 1 MiB of them; none where there is no file. What is no UTF-8 becomes a sign that says so.
    ///
    /// # Errors
    /// Where it is a link or no regular file, or cannot be read.
    pub fn read(&self) -> io::Result<String> {
        let mut file = match options().read(true).open(self.path()) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
            opened => regular(opened?, self.path())?,
        };
        let skipped = file.metadata()?.len().saturating_sub(READ);
        file.seek(SeekFrom::Start(skipped))?;
        let mut bytes = Vec::new();
        file.take(READ).read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let cut = if skipped == 0 {
            0
        } else {
            text.find('\n').map_or(text.len(), |at| at + 1)
        };
        Ok(text[cut..].to_owned())
    }

    /// Adds `lines`, which end with a line end, in one write. The file and its folder are made where they are missing.
    ///
    /// # Errors
    /// Where it is a link or no regular file, the folder is not ours alone, or writing fails.
    pub fn add(&self, lines: &str) -> io::Result<()> {
        let folder = self.path().parent().unwrap_or(Path::new("."));
        let mode = match self {
            Self::Own(_) => {
                private_folder(folder)?;
                0o600
            }
            Self::Shared(_) => {
                fs::create_dir_all(folder)?;
                0o666
            }
        };
        let mut options = options();
        options.read(true).append(true).create(true).mode(mode);
        let mut file = regular(options.open(self.path())?, self.path())?;
        // A line that was cut off must not swallow ours.
        let gap = if ends_a_line(&file)? { "" } else { "\n" };
        file.write_all(format!("{gap}{lines}").as_bytes())?;
        file.sync_data()
    }
}

fn options() -> OpenOptions {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    options
}

fn regular(file: File, path: &Path) -> io::Result<File> {
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    let why = format!("{} is no file", path_name(path));
    Err(io::Error::new(ErrorKind::InvalidInput, why))
}

fn ends_a_line(file: &File) -> io::Result<bool> {
    let Some(last) = file.metadata()?.len().checked_sub(1) else {
        return Ok(true);
    };
    let mut byte = [0];
    file.read_exact_at(&mut byte, last)?;
    Ok(byte == *b"\n")
}
