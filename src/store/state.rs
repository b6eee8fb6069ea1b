//! The state folder (`$XDG_STATE_HOME/copydesk`), in which nobody but its owner reads or writes.

use directories::ProjectDirs;
use fnv::FnvHasher;
use rustix::fs::OFlags;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::hash::Hasher;
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Files of a folder that are looked at.
pub(super) const MOST_FILES: usize = 1000;
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

/// A file of our own in a private folder, opened for reading: no link, no pipe, no other account's.
pub(super) fn open_own(path: &Path) -> io::Result<File> {
    let file = open_plain(path)?;
    if file.metadata()?.uid() == rustix::process::geteuid().as_raw() {
        return Ok(file);
    }
    let why = format!("{} is not yours", super::path_name(path));
    Err(io::Error::new(ErrorKind::PermissionDenied, why))
}

/// A regular file, opened for reading without following a link or waiting for anybody.
pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    let why = format!("{} is no file", super::path_name(path));
    Err(io::Error::new(ErrorKind::InvalidInput, why))
}

/// Makes `folder` where it is missing, as open as `mode` says. A link in its place is none.
pub(super) fn make_folder(folder: &Path, mode: u32) -> io::Result<()> {
    match DirBuilder::new().mode(mode & 0o777).create(folder) {
        // Neither the umask nor a missing bit for the group keeps others out who share the folder around it.
        Ok(()) => return fs::set_permissions(folder, Permissions::from_mode(mode)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    if fs::symlink_metadata(folder)?.is_dir() {
        return Ok(());
    }
    let why = format!("{} is no folder", super::path_name(folder));
    Err(io::Error::new(ErrorKind::InvalidInput, why))
}

/// The beginning of the names of files about the draft at `path`, which tells drafts of the same name apart.
pub(super) fn name_of_draft(path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let mut hasher = FnvHasher::default();
    hasher.write(path.as_os_str().as_bytes());
    format!("{:016x}-{}", hasher.finish(), plain_name(&file))
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

/// Removes the files of `folder` whose names end so and that nobody wrote for so long.
pub(super) fn remove_older(folder: &Path, ending: &str, age: Duration) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.take(MOST_FILES) {
        let name = entry.file_name();
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let is_old = modified.is_ok_and(|at| at.elapsed().is_ok_and(|past| past > age));
        if is_old && name.to_string_lossy().ends_with(ending) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
