//! Moving a file so that nothing is ever replaced: by git where git knows it, else by a new name.
//!
//! Git is called by an argument list, no shell, and runs no program of the checkout.

use crate::tui::Way;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Variables with which a hook of git points its commands at one place; ours look for their own.
const PLACES: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// How the file at `path` is moved: git knows it, or not.
pub(super) fn way(path: &Path) -> Way {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Way::Rename;
    };
    let known = git(folder, &["ls-files", "--error-unmatch", "--"], &[name]);
    match known {
        Ok(output) if output.status.success() => Way::Git,
        _ => Way::Rename,
    }
}

/// Gives the file `from` the path `to`, which nothing has.
///
/// # Errors
/// Why not; then the file is where it was.
pub(super) fn relocate(from: &Path, to: &Path, way: Way) -> Result<(), String> {
    match way {
        Way::Rename => rename(from, to).map_err(|error| error.to_string()),
        Way::Git => {
            let real = from.canonicalize().map_err(|error| error.to_string())?;
            let folder = real.parent().unwrap_or(Path::new("/"));
            let output = git(folder, &["mv", "--"], &[real.as_os_str(), to.as_os_str()]);
            let output = output.map_err(|error| format!("git cannot be started: {error}"))?;
            if output.status.success() {
                return Ok(());
            }
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let said = said.lines().find(|line| !line.trim().is_empty());
            Err(said.unwrap_or("git refused").to_owned())
        }
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), std::io::Error> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        // A file system that knows no such flag: a second name, which replaces nothing either, and the first goes.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::hard_link(from, to)?;
            fs::remove_file(from)
        }
        Err(error) => Err(error.into()),
    }
}

fn git(folder: &Path, args: &[&str], paths: &[&OsStr]) -> std::io::Result<Output> {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["-c", "core.fsmonitor=false"])
        .args(args)
        .args(paths)
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    for place in PLACES {
        command.env_remove(place);
    }
    command.output()
}
