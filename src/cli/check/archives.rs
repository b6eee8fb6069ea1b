//! Past issues for the files that are checked: each folder is read once, whatever the number of files.

use crate::archive::{Archive, Cache, Shelf};
use crate::cli::{Failure, output};
use crate::profile::Profile;
use crate::run::checkout;
use crate::run::settings::Settings;
use crate::store::path_name;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The folders read so far, and those of which something was said.
#[derive(Debug)]
pub(super) struct Archives {
    chosen: Option<PathBuf>,
    shelf: Shelf,
    said: Mutex<HashSet<PathBuf>>,
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
            shelf: Shelf::new(Cache::of_user()),
            said: Mutex::default(),
        })
    }

    /// The past issues for a draft of `profile` at `path`, where it has one, in a checkout with `settings`.
    pub(super) fn of(
        &self,
        path: Option<&Path>,
        profile: &Arc<Profile>,
        settings: &Settings,
    ) -> Option<Arc<Archive>> {
        let set = self.chosen.clone();
        let own = || checkout::past_issues(path.unwrap_or(Path::new("")), profile, settings);
        let folder = set.or_else(own)?;
        let name = path_name(&folder);
        match self.shelf.open(&folder, profile, &|_, _| {}) {
            Ok(archive) => {
                let damage = archive.skipped().sentence();
                if let Some(words) = damage.filter(|_| archive.skipped().has_damage()) {
                    self.say_once(folder, &format!("past issues in {name}: {words}"));
                }
                Some(archive)
            }
            Err(error) => {
                self.say_once(
                    folder,
                    &format!("cannot read the past issues in {name}: {error}"),
                );
                None
            }
        }
    }

    fn say_once(&self, folder: PathBuf, words: &str) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.insert(folder) {
            output::complain(words);
        }
    }
}
