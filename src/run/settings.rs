//! What a checkout sets for everybody who works in it: `copydesk.toml`, found at or above the draft.
//!
//! ```toml
//! profile = "this-week-in-rust"
//! [rules]
//! title-too-long = "off"
//! [paths]
//! archive = "content"
//! acknowledged = ".copydesk/acknowledged.jsonl"
//! ```
//!
//! The file may come from a stranger. It chooses a newsletter, levels of rules and paths inside the checkout, and names
//! no command. What is wrong with it is said, and the rest counts.

mod inside;
mod reading;

use super::config;
use crate::profile::Profile;
use crate::rules::Levels;
use crate::store::path_name;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings' file, in the root of a checkout.
pub const FILE: &str = "copydesk.toml";

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 64 * 1024;

/// How many folders are looked at for the root, from the draft's own upwards.
const DEPTH: usize = 6;

/// How many complaints are kept; further ones are counted.
const COMPLAINTS: usize = 12;

/// What a checkout sets; nothing where it has no settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The checkout's root, links followed: where the settings are, else where git is, else the folder that holds the
    /// newsletter's drafts or past issues, else the draft's own.
    pub root: PathBuf,
    /// The newsletter.
    pub profile: Option<Arc<Profile>>,
    /// Levels of rules; they go before the profile's.
    pub levels: Levels,
    /// The folder of past issues, absolute and inside the root.
    pub archive: Option<PathBuf>,
    /// Where findings that are acknowledged for everybody are kept, absolute and inside the root. It need not exist.
    pub acknowledged: Option<PathBuf>,
    /// What could not be used: file, line, key and what was expected; a sentence each.
    pub complaints: Vec<String>,
}

impl Settings {
    /// The settings of the checkout in which `path` is, a file that may not exist yet or a folder. The newsletter is one
    /// of `profiles`, or a file of the checkout.
    pub fn around(path: &Path, profiles: &[Arc<Profile>]) -> Self {
        let root = root_of(&folder_of(path), profiles);
        let mut settings = Self {
            root,
            ..Self::default()
        };
        match settings.source() {
            Ok(None) => {}
            Ok(Some(source)) => reading::read(&mut settings, &source, profiles),
            Err(complaint) => settings.complaints.push(complaint),
        }
        settings.shorten();
        settings
    }

    /// The folder of past issues for a draft of `profile`: the one that is set, else the profile's, where it exists.
    pub fn archive_of(&self, profile: &Profile) -> Option<PathBuf> {
        let own = &profile.files.archive;
        let folder = match &self.archive {
            Some(set) => set.clone(),
            None if own.is_empty() => return None,
            None => inside::resolve(&self.root, own).ok()?,
        };
        folder.is_dir().then_some(folder)
    }

    /// The text of the settings' file; `None` where there is none.
    fn source(&self) -> Result<Option<String>, String> {
        let path = self.root.join(FILE);
        if fs::symlink_metadata(&path).is_err() {
            return Ok(None);
        }
        let path = inside::resolve(&self.root, FILE)
            .map_err(|reason| format!("{}: {reason}", path_name(&path)))?;
        config::small_text(&path, MAX_BYTES).map(Some)
    }

    fn shorten(&mut self) {
        let more = self.complaints.len().saturating_sub(COMPLAINTS);
        if more > 0 {
            self.complaints.truncate(COMPLAINTS);
            let name = path_name(&self.root.join(FILE));
            self.complaints
                .push(format!("{name} has {more} more mistakes"));
        }
    }

    /// The newsletter called `name`, or the one that a file of the checkout describes, and what is wrong with that.
    fn profile_named(
        &self,
        name: &str,
        profiles: &[Arc<Profile>],
    ) -> Result<(Arc<Profile>, Vec<String>), String> {
        if let Some(known) = profiles.iter().find(|known| known.name == name) {
            return Ok((Arc::clone(known), Vec::new()));
        }
        let file = inside::resolve(&self.root, name)?;
        if !file.is_file() {
            let known: Vec<&str> = profiles.iter().map(|known| known.name.as_str()).collect();
            let known = known.join(", ");
            return Err(format!(
                "there is no profile “{name}”; known are {known}, or name a file of the checkout"
            ));
        }
        config::read_profile(&file).map(|(profile, flaws)| (Arc::new(profile), flaws))
    }
}

/// The folder in which `path` is, links followed; the folder itself where it is one.
fn folder_of(path: &Path) -> PathBuf {
    let found = path.canonicalize();
    match found {
        Ok(folder) if folder.is_dir() => folder,
        Ok(file) => file.parent().map_or(file.clone(), Path::to_owned),
        Err(_) => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
        }
    }
}

fn root_of(folder: &Path, profiles: &[Arc<Profile>]) -> PathBuf {
    let exists = |path: PathBuf| fs::symlink_metadata(path).is_ok();
    let mut near = folder.ancestors().take(DEPTH);
    let marked = near.find(|at| exists(at.join(FILE)) || exists(at.join(".git")));
    let root = marked.or_else(|| {
        let mut near = folder.ancestors().take(DEPTH);
        near.find_map(|at| holder_of(at, profiles))
    });
    root.unwrap_or(folder).to_owned()
}

/// The folder that holds `folder`, where that is one of drafts or of past issues.
fn holder_of<'a>(folder: &'a Path, profiles: &[Arc<Profile>]) -> Option<&'a Path> {
    let files = profiles.iter().map(|profile| &profile.files);
    let names = files.flat_map(|files| [&files.drafts, &files.archive]);
    let mut names = names.map(Path::new).filter(|name| name.iter().count() > 0);
    let name = names.find(|name| folder.ends_with(name))?;
    folder.ancestors().nth(name.iter().count())
}
