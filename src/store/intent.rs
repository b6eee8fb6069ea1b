//! What is about to be written in place, on the disk before a byte of the draft changes: both texts, so that a save that
//! was cut off half-way can be finished or taken back.

use super::in_place::{Written, overwrite_plainly};
use super::record::{record, records};
use super::save::place_of;
use super::state::{name_of_draft, open_own, private_folder, state_folder};
use super::{MAX_BYTES, SaveError, SaveFault};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The folder of the state folder that holds intents.
const FOLDER: &str = "intents";
const MAGIC: &[u8] = b"copydesk intent 1\n";

/// An intent that is being carried out; removed when it is dropped.
#[derive(Debug)]
pub(super) struct Intent {
    path: PathBuf,
    /// Locked, so that another session does not take it for one that was left.
    _file: File,
}

impl Intent {
    /// Writes down that `old` becomes `new` in the file at `resolved`.
    pub(super) fn declare(resolved: &Path, old: &[u8], new: &[u8]) -> io::Result<Self> {
        let folder = state_folder(FOLDER)?;
        private_folder(&folder)?;
        let path = folder.join(format!(
            "{}.{}",
            name_of_draft(resolved),
            std::process::id()
        ));
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        let mut file = options.open(&path)?;
        let _ = file.try_lock();
        let bytes = [MAGIC, &record(old), &record(new)].concat();
        let written = file.write_all(&bytes).and_then(|()| file.sync_all());
        let intent = Self { path, _file: file };
        written.map(|()| intent)
    }
}

impl Drop for Intent {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A save in place that was cut off half-way: the file holds neither text.
#[derive(Debug)]
pub struct CutOff {
    resolved: PathBuf,
    old: Vec<u8>,
    new: Vec<u8>,
    found: Vec<u8>,
    path: PathBuf,
    _file: File,
}

/// Which text mends a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// The new one: the save is finished.
    Finish,
    /// The old one: the save is taken back.
    TakeBack,
}

/// The save of the file at `resolved` that was cut off. What came to its end all the same is forgotten.
pub fn cut_off(resolved: &Path) -> Option<CutOff> {
    let folder = state_folder(FOLDER).ok()?;
    let prefix = format!("{}.", name_of_draft(resolved));
    let entries = fs::read_dir(folder).ok()?.flatten();
    let mut paths = entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
        .map(|entry| entry.path());
    paths.find_map(|path| left(resolved, path))
}

fn left(resolved: &Path, path: PathBuf) -> Option<CutOff> {
    let file = open_own(&path).ok()?;
    file.try_lock().ok()?;
    let mut bytes = Vec::new();
    (&file).take(3 * MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let mut texts = bytes.strip_prefix(MAGIC).into_iter().flat_map(records);
    let texts = texts.next().zip(texts.next());
    let found = fs::read(resolved).ok();
    match (texts, found) {
        (Some((old, new)), Some(found)) if found != old && found != new => Some(CutOff {
            resolved: resolved.to_owned(),
            old: old.to_vec(),
            new: new.to_vec(),
            found,
            path,
            _file: file,
        }),
        _ => {
            // It was never begun, or it was finished.
            let _ = fs::remove_file(&path);
            None
        }
    }
}

impl CutOff {
    /// Puts a whole text into the file, provided it still holds what was found.
    ///
    /// # Errors
    /// See [`SaveFault`].
    pub fn mend(&self, mending: Mending) -> Result<(), SaveError> {
        let bytes = match mending {
            Mending::Finish => &self.new,
            Mending::TakeBack => &self.old,
        };
        let done = self.put(bytes);
        if done.is_ok() {
            let _ = fs::remove_file(&self.path);
        }
        done.map_err(|fault| SaveError {
            path: self.resolved.clone(),
            fault,
        })
    }

    fn put(&self, bytes: &[u8]) -> Result<(), SaveFault> {
        let place = place_of(&self.resolved)?;
        place.hold();
        let current = place.read().map_err(SaveFault::Unreadable)?;
        if *current.bytes != *self.found {
            let theirs = place.base(&self.resolved, &current);
            return Err(SaveFault::ChangedOnDisk(Box::new(theirs)));
        }
        match overwrite_plainly(&place, &current, bytes)? {
            Written::Done(_) => Ok(()),
            Written::Changed(theirs) => {
                let theirs = place.base(&self.resolved, &theirs);
                Err(SaveFault::ChangedOnDisk(Box::new(theirs)))
            }
        }
    }
}
