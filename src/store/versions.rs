//! Texts of a draft that a save replaced: the last 20 of them, at most 20 MB and 30 days, for their owner alone.

use super::state::{name_of_draft, open_own, private_folder, state_folder};
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The folder of the state folder with a folder for each draft.
const FOLDER: &str = "versions";
/// How many texts of a draft are kept, how many bytes, and how long.
const MOST: usize = 20;
const MOST_BYTES: u64 = 20 << 20;
const KEPT_TIME: Duration = Duration::from_secs(30 * 24 * 3600);
/// Drafts that are looked at for texts that were kept too long.
const MOST_DRAFTS: usize = 500;

/// A text that stood in a draft once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    path: PathBuf,
    /// When it was replaced.
    pub replaced_at: SystemTime,
    /// Its size in bytes.
    pub size: u64,
}

impl Version {
    /// Its bytes.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        open_own(&self.path)?
            .take(MOST_BYTES)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Keeps `bytes`, which are about to be replaced in the draft at `resolved`.
///
/// # Errors
/// Where they cannot be written.
pub fn keep_version(resolved: &Path, bytes: &[u8]) -> io::Result<()> {
    keep_version_in(&state_folder(FOLDER)?, resolved, bytes)
}

/// The same below `folder`.
///
/// # Errors
/// Where they cannot be written.
pub fn keep_version_in(folder: &Path, resolved: &Path, bytes: &[u8]) -> io::Result<()> {
    private_folder(folder)?;
    let own = folder.join(name_of_draft(resolved));
    private_folder(&own)?;
    let newest = in_folder(&own).into_iter().next();
    if newest.is_some_and(|newest| newest.read().is_ok_and(|known| known == bytes)) {
        return Ok(());
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let path = own.join(format!("{:024}.md", now.map_or(0, |now| now.as_nanos())));
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_data());
    if let Err(error) = written {
        // Half a text is none.
        let _ = fs::remove_file(&path);
        return Err(error);
    }
    sweep(&own, MOST);
    for draft in fs::read_dir(folder)?.take(MOST_DRAFTS).flatten() {
        sweep(&draft.path(), usize::MAX);
    }
    Ok(())
}

/// Texts that stood in the draft at `resolved`, the newest first.
pub fn versions(resolved: &Path) -> Vec<Version> {
    state_folder(FOLDER).map_or(Vec::new(), |folder| versions_in(&folder, resolved))
}

/// The same below `folder`.
pub fn versions_in(folder: &Path, resolved: &Path) -> Vec<Version> {
    in_folder(&folder.join(name_of_draft(resolved)))
}

fn in_folder(folder: &Path) -> Vec<Version> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<Version> = entries
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            Some(Version {
                path: entry.path(),
                replaced_at: metadata.modified().ok()?,
                size: metadata.len(),
            })
        })
        .collect();
    // Their names are moments.
    found.sort_by(|a, b| b.path.cmp(&a.path));
    found
}

/// Removes what is too much or too old; a folder that is empty then goes too.
fn sweep(folder: &Path, most: usize) {
    let mut bytes = 0;
    for (at, version) in in_folder(folder).into_iter().enumerate() {
        bytes += version.size;
        let is_old = version
            .replaced_at
            .elapsed()
            .is_ok_and(|age| age > KEPT_TIME);
        if at >= most || bytes > MOST_BYTES || is_old {
            let _ = fs::remove_file(&version.path);
        }
    }
    let _ = fs::remove_dir(folder);
}
