//! Past issues for the files that are checked: each folder is read once, whatever the number of files.

use crate::archive::{self, Archive};
use crate::cli::{Failure, output};
use crate::profile::Profile;
use crate::run::settings::Settings;
use crate::store::path_name;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A folder as it was read for one newsletter; nothing where that failed.
type Known = HashMap<(PathBuf, String), Option<Arc<Archive>>>;

/// The folders read so far.
#[derive(Debug)]
pub(super) struct Archives {
    chosen: Option<PathBuf>,
    known: Mutex<Known>,
}

impl Archives {
    /// Archives that are all `chosen`, or each that of its checkout.
    pub(super) fn new(chosen: Option<PathBuf>) -> Result<Self, Failure> {
        if let Some(folder) = &chosen {
            fs::read_dir(folder).map_err(|error| {
                let name = path_name(folder);
                Failure(format!("cannot read the past issues in {name}: {error}"))
            })?;
        }
        Ok(Self {
            chosen,
            known: Mutex::default(),
        })
    }

    /// The past issues for a draft of `profile` in a checkout with `settings`.
    pub(super) fn of(&self, profile: &Arc<Profile>, settings: &Settings) -> Option<Arc<Archive>> {
        let set = self.chosen.clone();
        let folder = set.or_else(|| settings.archive_of(profile))?;
        // Held while the folder is read: whoever needs it meanwhile waits for it.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (folder, profile.name.clone());
        if let Some(read) = known.get(&key) {
            return read.clone();
        }
        let read = match archive::read_folder(&key.0, profile) {
            Ok(read) => Some(Arc::new(read)),
            Err(error) => {
                let name = path_name(&key.0);
                output::complain(&format!("cannot read the past issues in {name}: {error}"));
                None
            }
        };
        known.insert(key, read.clone());
        read
    }
}
