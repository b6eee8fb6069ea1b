//! The state folder (`$XDG_STATE_HOME/copydesk`), in which nobody but its owner reads or writes.

use directories::ProjectDirs;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// How much of a draft's name is kept, in characters.
const NAME_MAX: usize = 80;

/// The folder `name` of the state folder; it need not exist.
///
/// # Errors
/// Where there is no home folder.
pub(super) fn state_folder(name: &str) -> io::Result<PathBuf> {
    let dirs = ProjectDirs::from("", "", "copydesk")
        .ok_or_else(|| io::Error::new(ErrorKind::NotFound, "there is no home folder"))?;
    let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
    Ok(state.join(name))
}

/// Makes `folder` where it is missing, and ours alone.
pub(super) fn private_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    make_private(folder)
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

/// The file name of the draft without anything that could mislead a terminal or a shell.
pub(super) fn plain_name(name: &str) -> String {
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
