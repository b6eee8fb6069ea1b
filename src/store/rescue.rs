//! The last resort: after a panic the text goes into a file of its own in the state folder, never into /tmp and never
//! over the draft. Folder 0700, file 0600, on the disk before the path is told.

use super::state::{plain_name, private_folder, state_folder};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process;

/// Writes `text` to a new file in `copydesk/rescued/` of the state folder, named after the draft `name`.
///
/// # Errors
/// Where there is no home folder, the folder is not ours alone, or writing fails.
pub fn rescue(text: &str, name: &str) -> io::Result<PathBuf> {
    rescue_in(&state_folder("rescued")?, text, name)
}

/// Writes `text` to a new file in `folder`, which is made where it is missing.
///
/// # Errors
/// Where the folder is a link or another account's, or writing fails.
pub fn rescue_in(folder: &Path, text: &str, name: &str) -> io::Result<PathBuf> {
    private_folder(folder)?;
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let stem = format!("{now}-{}", process::id());
    let (mut file, path) = make_file(folder, &stem, &plain_name(name))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    File::open(folder)?.sync_all()?;
    Ok(path)
}

fn make_file(folder: &Path, stem: &str, name: &str) -> io::Result<(File, PathBuf)> {
    for attempt in 1..1000 {
        let path = folder.join(match attempt {
            1 => format!("{stem}-{name}"),
            _ => format!("{stem}-{attempt}-{name}"),
        });
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
        {
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, path)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
