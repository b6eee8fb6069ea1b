//! The last resort: after a panic the text goes into a file of its own in the state folder, never into /tmp and never
//! over the draft. Folder 0700, file 0600, on the disk before the path is told.

use directories::ProjectDirs;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process;

/// How much of the draft's name is kept, in characters.
const NAME_MAX: usize = 80;

/// Writes `text` to a new file in `copydesk/rescued/` of the state folder, named after the draft `name`.
///
/// # Errors
/// Where there is no home folder, the folder is not ours alone, or writing fails.
pub fn rescue(text: &str, name: &str) -> io::Result<PathBuf> {
    let dirs = ProjectDirs::from("", "", "copydesk")
        .ok_or_else(|| io::Error::new(ErrorKind::NotFound, "there is no home folder"))?;
    let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
    rescue_in(&state.join("rescued"), text, name)
}

/// Writes `text` to a new file in `folder`, which is made where it is missing.
///
/// # Errors
/// Where the folder is a link or another account's, or writing fails.
pub fn rescue_in(folder: &Path, text: &str, name: &str) -> io::Result<PathBuf> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    make_private(folder)?;
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let stem = format!("{now}-{}", process::id());
    let (mut file, path) = make_file(folder, &stem, &plain_name(name))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    File::open(folder)?.sync_all()?;
    Ok(path)
}

fn make_private(folder: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(folder)?;
    if !found.is_dir() || found.uid() != rustix::process::geteuid().as_raw() {
        let why = format!("{} is not a folder of yours", super::path_name(folder));
        return Err(io::Error::new(ErrorKind::PermissionDenied, why));
    }
    if found.mode() & 0o077 != 0 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    Ok(())
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

/// The file name of the draft without anything that could mislead a terminal or a shell.
fn plain_name(name: &str) -> String {
    let last = Path::new(name).file_name().and_then(OsStr::to_str);
    let plain: String = last
        .unwrap_or("draft.md")
        .chars()
        .map(|char| match char {
            '.' | '-' | '_' => char,
            _ if char.is_alphanumeric() => char,
            _ => '_',
        })
        .collect();
    // The end holds the extension.
    let skipped = plain.chars().count().saturating_sub(NAME_MAX);
    plain.chars().skip(skipped).collect()
}
