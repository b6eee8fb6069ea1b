//! Who else has a draft open: a file for each session that a kernel lock holds, so that the dead are never counted.
//!
//! Other accounts of the machine are seen by a name in the kernel's list, whatever they share. In a checkout it stands in the folder of git that all its accounts share, else in the state folder of this account.
//! What a file says only informs; it may come from a stranger.

use super::sockets;
use super::state::{make_folder, name_of_draft, open_plain, private_folder, state_folder};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process;

/// The folder in git's, and that in the state folder.
const IN_GIT: &str = "copydesk";
const IN_STATE: &str = "presence";

/// The largest record that is read, in bytes.
const MOST_BYTES: u64 = 4096;
/// Files that are looked at.
const MOST_FILES: usize = 200;

/// Somebody at work on a draft, in their own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The account.
    pub user: String,
    /// The machine.
    pub host: String,
    /// The process.
    pub pid: u32,
    /// The terminal.
    pub terminal: String,
    /// Since when, in seconds since 1970.
    pub since: i64,
    /// The section in which they are.
    pub section: String,
}

/// That we have a draft open. It is taken back when this is dropped, and by the kernel when we die.
#[derive(Debug)]
pub struct Presence {
    file: File,
    path: PathBuf,
    name: String,
    person: Person,
    /// The name by which other accounts see us.
    _socket: Option<UnixListener>,
}

impl Presence {
    /// Tells that `person` has the draft at `resolved` open.
    ///
    /// # Errors
    /// Where no folder for it can be written.
    pub fn announce(resolved: &Path, person: &Person) -> io::Result<Self> {
        if let Some(git) = git_folder(resolved) {
            let folder = git.join(IN_GIT);
            let made = make_folder(&folder, mode_of(&git)?);
            if let Ok(presence) = made.and_then(|()| Self::announce_in(&folder, resolved, person)) {
                return Ok(presence);
            }
        }
        let folder = state_folder(IN_STATE)?;
        private_folder(&folder)?;
        Self::announce_in(&folder, resolved, person)
    }

    fn announce_in(folder: &Path, resolved: &Path, person: &Person) -> io::Result<Self> {
        let name = name_of_draft(resolved);
        let file = tempfile::Builder::new()
            .prefix(&format!("{name}.{}-", process::id()))
            .suffix(".new")
            .rand_bytes(8)
            .make_in(folder, |path| {
                let mut options = OpenOptions::new();
                options.write(true).create_new(true).mode(0o644).open(path)
            })?;
        let (file, fresh) = file.into_parts();
        // Locked and whole before it gets the name under which others look for it.
        let _ = file.try_lock();
        write(&file, person)?;
        let path = fresh.with_extension("json");
        fs::rename(&fresh, &path)?;
        let _ = fresh.keep();
        Ok(Self {
            file,
            path,
            _socket: sockets::bind(&name, person),
            name,
            person: person.clone(),
        })
    }

    /// Tells in which section we are.
    pub fn set_section(&mut self, section: &str) {
        if self.person.section != section {
            section.clone_into(&mut self.person.section);
            // It only informs.
            let _ = write(&self.file, &self.person);
        }
    }

    /// Who else has the draft open, those who came first to begin with.
    pub fn others(&self) -> Vec<Person> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.take(MOST_FILES).map(|entry| entry.path());
        let others = paths.filter(|path| *path != self.path && self.is_about_it(path));
        let mut found: Vec<Person> = others.filter_map(|path| read(&path)).collect();
        let known: Vec<u32> = found.iter().map(|person| person.pid).collect();
        let accounts = sockets::bound(&self.name).into_iter();
        let is_else =
            |person: &Person| person.pid != self.person.pid && !known.contains(&person.pid);
        found.extend(accounts.filter(is_else));
        found.sort_by_key(|person| person.since);
        found
    }

    fn is_about_it(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let rest = name.strip_prefix(self.name.as_str());
        let is_whole = path.extension().is_some_and(|end| end == "json");
        is_whole && rest.is_some_and(|rest| rest.starts_with('.'))
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn write(file: &File, person: &Person) -> io::Result<()> {
    let mut line = serde_json::to_vec(person)?;
    line.push(b'\n');
    file.write_all_at(&line, 0)?;
    file.set_len(line.len() as u64)
}

/// Whoever holds the file at `path`. A file that nobody holds is removed, where we may.
fn read(path: &Path) -> Option<Person> {
    let file = open_plain(path).ok()?;
    if !matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        let _ = fs::remove_file(path);
        return None;
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    // Half a record, read while it was written, still means that somebody is there.
    Some(serde_json::from_slice(&bytes).unwrap_or_default())
}

/// The folder of git that the checkout around `resolved` shares with its other worktrees.
fn git_folder(resolved: &Path) -> Option<PathBuf> {
    let found = resolved
        .ancestors()
        .skip(1)
        .map(|folder| folder.join(".git"));
    let dot_git = found.into_iter().find(|path| path.exists())?;
    if dot_git.is_dir() {
        return Some(dot_git);
    }
    let named = small_text(&dot_git)?;
    let named = named.strip_prefix("gitdir:")?.trim().to_owned();
    let own = dot_git.with_file_name(named);
    let common = small_text(&own.join("commondir"));
    let folder = common.map_or(own.clone(), |common| own.join(common.trim()));
    folder.is_dir().then_some(folder)
}

fn small_text(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = open_plain(path).ok()?;
    file.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

fn mode_of(folder: &Path) -> io::Result<u32> {
    Ok(fs::metadata(folder)?.permissions().mode() & 0o7777)
}
