//! Reading a folder of past issues: a thread a core, and only files that changed since they were read last.

use super::file::{Fate, Known, Stamp};
use super::{Archive, Cache, PastIssue, Reason, Skipped};
use crate::profile::Profile;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Folders with fewer files are read faster than a cache is.
const CACHED: usize = 12;
/// Fewer files are read by one thread.
const SHARED: usize = 4;

/// Told how many of how many files were read.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Reads a folder, and reads it again when asked, as fast as it changed. Files ending in `.md` count; those larger than
/// 2 MiB, pipes, folders and whatever is no issue of the newsletter are skipped, see [`Archive::skipped`].
#[derive(Debug)]
pub struct Reader {
    folder: PathBuf,
    profile: Arc<Profile>,
    cache: Option<Cache>,
    files: Option<HashMap<OsString, Known>>,
    strangers: usize,
    reread: usize,
}

impl Reader {
    /// For the issues in `folder` of the newsletter `profile`. Nothing is read yet.
    pub fn new(folder: &Path, profile: &Arc<Profile>, cache: Option<Cache>) -> Self {
        Self {
            folder: folder.to_owned(),
            profile: Arc::clone(profile),
            cache,
            files: None,
            strangers: 0,
            reread: 0,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many files the last [`Reader::read`] had to open.
    pub fn reread(&self) -> usize {
        self.reread
    }

    /// Reads what is new, and tells `progress`. The archive; `None` where nothing differs from the last time.
    ///
    /// # Errors
    /// Where the folder cannot be listed; what was known stays known.
    pub fn read(&mut self, progress: Progress<'_>) -> io::Result<Option<Arc<Archive>>> {
        let (names, strangers) = self.names()?;
        let is_first = self.files.is_none();
        let mut before = match self.files.take() {
            Some(files) => files,
            None => self.load(names.len()),
        };
        let mut files = HashMap::with_capacity(names.len());
        let mut doubtful = Vec::new();
        for name in names {
            match before.remove(&name) {
                Some(known) if self.is_current(&name, &known) => _ = files.insert(name, known),
                old => doubtful.push((name, old)),
            }
        }
        self.reread = doubtful.len();
        let fresh = self.read_files(&doubtful, progress);
        let differs = |(old, new): (&Option<Known>, &Known)| {
            old.as_ref().is_none_or(|old| old.fate != new.fate)
        };
        let pairs = doubtful.iter().map(|(_, old)| old).zip(&fresh);
        let is_changed = !before.is_empty() || pairs.into_iter().any(differs);
        let is_worth_keeping = !before.is_empty() || fresh.iter().any(|new| new.stamp.is_some());
        files.extend(doubtful.into_iter().map(|(name, _)| name).zip(fresh));
        if is_worth_keeping
            && files.len() >= CACHED
            && let Some(cache) = &self.cache
        {
            cache.save(&self.folder, &self.profile, &files);
        }
        let is_new = is_first || is_changed || strangers != self.strangers;
        let archive = is_new.then(|| Arc::new(archive(&files, strangers)));
        self.strangers = strangers;
        self.files = Some(files);
        Ok(archive)
    }

    /// Names of the files that may be issues, and how many others end in `.md`.
    fn names(&self) -> io::Result<(Vec<OsString>, usize)> {
        let (mut names, mut strangers) = (Vec::new(), 0);
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            if !name.as_encoded_bytes().ends_with(b".md") {
                continue;
            }
            if self.is_named_like_an_issue(&name) {
                names.push(name);
            } else {
                strangers += 1;
            }
        }
        names.sort();
        Ok((names, strangers))
    }

    fn load(&self, count: usize) -> HashMap<OsString, Known> {
        let cache = self.cache.as_ref().filter(|_| count >= CACHED);
        let known = cache.and_then(|cache| cache.load(&self.folder, &self.profile));
        known.unwrap_or_default()
    }

    /// True where `known` is what reading the file called `name` would tell now.
    fn is_current(&self, name: &OsString, known: &Known) -> bool {
        known.stamp.is_some() && known.stamp == Stamp::at(&self.folder.join(name))
    }

    fn is_named_like_an_issue(&self, name: &OsString) -> bool {
        name.to_str()
            .is_some_and(|name| self.profile.files.fits(name))
    }

    /// Reads the files named, on all cores; what became of them, in their order.
    fn read_files(
        &self,
        files: &[(OsString, Option<Known>)],
        progress: Progress<'_>,
    ) -> Vec<Known> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers = if files.len() < SHARED {
            1
        } else {
            cores.min(8)
        };
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let read = Mutex::new(Vec::with_capacity(files.len()));
        let work = || {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((name, _)) = files.get(at) else {
                    break;
                };
                let known = Known::read(&self.folder.join(name), &self.profile);
                let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
                read.push((at, known));
                drop(read);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
            }
        };
        thread::scope(|scope| {
            for _ in 1..workers {
                scope.spawn(work);
            }
            work();
        });
        let mut read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
        read.sort_by_key(|(at, _)| *at);
        read.into_iter().map(|(_, known)| known).collect()
    }
}

fn archive(files: &HashMap<OsString, Known>, strangers: usize) -> Archive {
    let mut skipped = Skipped::default();
    (0..strangers).for_each(|_| skipped.add(Reason::NotAnIssue));
    let mut issues: Vec<Arc<PastIssue>> = Vec::with_capacity(files.len());
    for known in files.values() {
        match &known.fate {
            Fate::Kept(issue) => issues.push(Arc::clone(issue)),
            Fate::Skipped(reason) => skipped.add(*reason),
        }
    }
    Archive::new(issues, skipped)
}
