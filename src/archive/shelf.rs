//! Archives that were read already: one read for many files, from any thread.

use super::reader::Progress;
use super::{Archive, Cache, Reader};
use crate::profile::Profile;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// An archive that was read, or is being read while its lock is held.
type Place = Arc<Mutex<Option<Arc<Archive>>>>;

/// Archives by their folder and newsletter, each read once.
#[derive(Debug, Default)]
pub struct Shelf {
    cache: Option<Cache>,
    known: Mutex<HashMap<(PathBuf, String), Place>>,
}

impl Shelf {
    /// An empty shelf whose archives are kept in `cache`.
    pub fn new(cache: Option<Cache>) -> Self {
        Self {
            cache,
            ..Self::default()
        }
    }

    /// The archive of `folder` for the newsletter `profile`. The first who asks reads it and tells `progress`; who asks
    /// meanwhile waits.
    ///
    /// # Errors
    /// Where the folder cannot be listed; the next who asks tries again.
    pub fn open(
        &self,
        folder: &Path,
        profile: &Arc<Profile>,
        progress: Progress<'_>,
    ) -> io::Result<Arc<Archive>> {
        let place = self.place(folder, profile);
        let mut held = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(archive) = held.as_ref() {
            return Ok(Arc::clone(archive));
        }
        let mut reader = Reader::new(folder, profile, self.cache.clone());
        let archive = reader.read(progress)?.unwrap_or_default();
        *held = Some(Arc::clone(&archive));
        Ok(archive)
    }

    fn place(&self, folder: &Path, profile: &Arc<Profile>) -> Place {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry((folder, profile.name.clone())).or_default())
    }
}
