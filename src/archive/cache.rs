//! What was read of a folder, kept between runs: one file a folder in the user's cache folder.
//!
//! ```text
//! magic and version │ who made it │ checksum │ files: name, stamp, what became of it (postcard)
//! ```
//!
//! A cache is a convenience: one that is damaged, another's, or made by another build or for another profile is passed
//! over without a word, and so is a folder where none can be written. Nothing in it is trusted: its size is bounded, every
//! string in it is looked up with bounds.

use super::PastIssue;
use super::buckets::hash;
use super::file::{Fate, Known, Stamp, open};
use super::packed::Packed;
use crate::profile::Profile;
use directories::ProjectDirs;
use rustix::process::geteuid;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, DirBuilder};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Raised with every change of what is kept or how.
const MAGIC: [u8; 8] = *b"cdarch\0\x02";
/// Bytes of the largest cache that is read: several times what every newsletter we know needs.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
/// Age at which a cache that was never written again is removed.
const UNUSED: Duration = Duration::from_secs(180 * 24 * 60 * 60);
/// Bytes before the files.
const HEAD: usize = 24;

/// The folder of caches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache(PathBuf);

/// A file as it is written; `I` is a [`Packed`] issue or borrows one.
#[derive(Serialize, Deserialize)]
struct Line<I> {
    name: String,
    stamp: Stamp,
    fate: Fate<I>,
}

impl Cache {
    /// The user's: `$XDG_CACHE_HOME/copydesk/archive`. `None` where the user has no home.
    pub fn of_user() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "copydesk")?;
        Some(Self(folders.cache_dir().join("archive")))
    }

    /// Caches in `folder`, which need not exist.
    pub fn within(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The file that keeps `folder` for the newsletter `profile`.
    pub fn file_of(&self, folder: &Path, profile: &Profile) -> PathBuf {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut name = folder.as_os_str().as_bytes().to_vec();
        name.push(0);
        name.extend(profile.name.as_bytes());
        self.0.join(format!("{:016x}.bin", hash(&name)))
    }

    /// Makes the sum of a changed cache right again, for tests of what stands behind it.
    #[doc(hidden)]
    pub fn seal(bytes: &mut [u8]) {
        if let Some((head, files)) = bytes.split_at_mut_checked(HEAD) {
            head[16..].copy_from_slice(&hash(files).to_le_bytes());
        }
    }

    /// What is kept of `folder`; `None` where that is nothing, or nothing that can be used.
    pub(super) fn load(
        &self,
        folder: &Path,
        profile: &Profile,
    ) -> Option<HashMap<OsString, Known>> {
        let bytes = own_bytes(&self.file_of(folder, profile))?;
        decode(&bytes, folder, maker(profile))
    }

    /// Keeps `files` of `folder`. Where that fails nothing is kept.
    pub(super) fn save(&self, folder: &Path, profile: &Profile, files: &HashMap<OsString, Known>) {
        if let Some(bytes) = encode(files, maker(profile)) {
            let _ = self.write(&self.file_of(folder, profile), &bytes);
        }
    }

    /// Writes whole or not at all; the folder is 0700, the file 0600.
    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.0)?;
        let mut file = tempfile::Builder::new()
            .prefix(".new-")
            .tempfile_in(&self.0)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        self.clean();
        Ok(())
    }

    /// Removes what nobody has written for half a year: caches of folders that are gone, files half written.
    fn clean(&self) {
        let files = fs::read_dir(&self.0).into_iter().flatten().flatten();
        for file in files {
            let name = file.file_name();
            let name = name.as_encoded_bytes();
            let is_ours = name.ends_with(b".bin") || name.starts_with(b".new-");
            let age = file
                .metadata()
                .ok()
                .and_then(|file| file.modified().ok()?.elapsed().ok());
            if is_ours && age.is_some_and(|age| age > UNUSED) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

/// What made a cache: this build, and everything in the profile that an issue is read by. Another build may read the
/// same file differently.
fn maker(profile: &Profile) -> u64 {
    let build = std::env::current_exe()
        .ok()
        .and_then(|path| fs::metadata(path).ok());
    let build = build.map(|file| (file.len(), file.mtime(), file.mtime_nsec()));
    let read_by = (
        (
            &profile.name,
            &profile.files,
            &profile.metadata,
            &profile.words,
        ),
        (
            &profile.events,
            &profile.prefixes,
            &profile.roles,
            profile.roles_by_place,
        ),
    );
    hash(format!("{build:?} {read_by:?}").as_bytes())
}

/// The bytes of a regular file of our own.
fn own_bytes(path: &Path) -> Option<Vec<u8>> {
    let is_link = fs::symlink_metadata(path).ok()?.is_symlink();
    let file = open(path).ok().filter(|_| !is_link)?;
    let metadata = file.metadata().ok()?;
    let is_ours = metadata.uid() == geteuid().as_raw();
    if !metadata.is_file() || !is_ours || metadata.len() > MAX_BYTES {
        return None;
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn encode(files: &HashMap<OsString, Known>, maker: u64) -> Option<Vec<u8>> {
    let mut lines: Vec<Line<&Packed>> = files.iter().filter_map(line).collect();
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    let mut bytes = vec![0; HEAD];
    bytes[..8].copy_from_slice(&MAGIC);
    bytes[8..16].copy_from_slice(&maker.to_le_bytes());
    let mut bytes = postcard::to_extend(&lines, bytes).ok()?;
    Cache::seal(&mut bytes);
    Some(bytes)
}

/// A file as it is written; `None` where it has to be read again in any case.
fn line<'a>((name, known): (&'a OsString, &'a Known)) -> Option<Line<&'a Packed>> {
    let fate = match &known.fate {
        Fate::Kept(issue) => Fate::Kept(issue.packed()),
        Fate::Skipped(reason) => Fate::Skipped(*reason),
    };
    Some(Line {
        name: name.to_str()?.to_owned(),
        stamp: known.stamp?,
        fate,
    })
}

fn decode(bytes: &[u8], folder: &Path, maker: u64) -> Option<HashMap<OsString, Known>> {
    let (head, files) = bytes.split_at_checked(HEAD)?;
    let word = |at: usize| {
        head.get(at..at + 8)?
            .try_into()
            .ok()
            .map(u64::from_le_bytes)
    };
    let is_sound = head.starts_with(&MAGIC) && word(8)? == maker && word(16)? == hash(files);
    if !is_sound {
        return None;
    }
    let lines: Vec<Line<Packed>> = postcard::from_bytes(files).ok()?;
    let known = lines.into_iter().map(|line| {
        let fate = match line.fate {
            Fate::Kept(packed) => {
                Fate::Kept(Arc::new(PastIssue::unpack(folder.join(&line.name), packed)))
            }
            Fate::Skipped(reason) => Fate::Skipped(reason),
        };
        let stamp = Some(line.stamp);
        (OsString::from(line.name), Known { stamp, fate })
    });
    Some(known.collect())
}
