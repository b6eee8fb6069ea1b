//! The user's own files: a keymap and profiles in the configuration folder. What is wrong with them is said, and the
//! defaults count.

use super::levels::flaws_of_profile;
use crate::keymap::Keymap;
use crate::profile::{self, Profile};
use crate::store::{self, Encoding, path_name};
use directories::ProjectDirs;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest keymap or profile that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// What the user configured.
#[derive(Debug)]
pub struct Config {
    /// Keys, the user's merged over ours.
    pub keymap: Keymap,
    /// Profiles, the user's before ours.
    pub profiles: Vec<Arc<Profile>>,
    /// What could not be used: file, line, what was expected; a sentence each.
    pub complaints: Vec<String>,
}

/// Reads the configuration folder (`$XDG_CONFIG_HOME/copydesk`). A folder or file that is not there is no complaint.
pub fn read() -> Config {
    let folder = folders().map(|folders| folders.config_dir().to_owned());
    read_from(folder.as_deref())
}

/// Reads the configuration from `folder`.
pub fn read_from(folder: Option<&Path>) -> Config {
    let mut config = Config {
        keymap: Keymap::builtin(),
        profiles: Vec::new(),
        complaints: Vec::new(),
    };
    if let Some(folder) = folder {
        config.merge_keymap(&folder.join("keymap.toml"));
        config.add_profiles(&folder.join("profiles"));
    }
    config.profiles.extend(profile::builtin().iter().cloned());
    config
}

pub(super) fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "copydesk")
}

impl Config {
    /// The profile that `--profile` names: one of ours or the user's, or a file, whose flaws are complaints.
    ///
    /// # Errors
    /// A sentence where there is no such profile, or the file is none.
    pub fn profile(&mut self, name: &str) -> Result<Arc<Profile>, String> {
        if let Some(known) = self.profiles.iter().find(|known| known.name == name) {
            return Ok(Arc::clone(known));
        }
        let path = Path::new(name);
        if path.is_file() {
            let (profile, flaws) = read_profile(path)?;
            self.complaints.extend(flaws);
            return Ok(Arc::new(profile));
        }
        let known: Vec<&str> = self
            .profiles
            .iter()
            .map(|known| known.name.as_str())
            .collect();
        Err(format!(
            "there is no profile called {}; known are {}, or give a TOML file",
            path_name(path),
            known.join(", ")
        ))
    }

    fn merge_keymap(&mut self, path: &Path) {
        if fs::symlink_metadata(path).is_err() {
            return;
        }
        let source = match small_text(path, MAX_BYTES) {
            Ok(source) => source,
            Err(complaint) => return self.complaints.push(complaint),
        };
        let complaints = self.keymap.merge(&source);
        let name = path_name(path);
        self.complaints.extend(
            complaints
                .into_iter()
                .map(|complaint| format!("{name}: {complaint}")),
        );
    }

    fn add_profiles(&mut self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        paths.sort();
        for path in paths {
            match read_profile(&path) {
                Ok((profile, flaws)) => {
                    self.profiles.push(Arc::new(profile));
                    self.complaints.extend(flaws);
                }
                Err(complaint) => self.complaints.push(complaint),
            }
        }
    }
}

/// The text of a file of settings, which may come from a stranger: a regular file of at most `limit` bytes, UTF-8.
///
/// # Errors
/// A sentence where it is none.
pub(super) fn small_text(path: &Path, limit: u64) -> Result<String, String> {
    let name = path_name(path);
    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if size > limit {
        let limit = limit / 1024;
        return Err(format!(
            "{name} is larger than {limit} KiB; it was not read"
        ));
    }
    let opened = store::open(path).map_err(|error| error.to_string())?;
    match opened.encoding {
        Encoding::Utf8 => Ok(opened.text),
        Encoding::NotUtf8 { at } | Encoding::Nul { at } => {
            Err(format!("{name} is no text at byte {at}; it was not read"))
        }
    }
}

/// Reads a profile, and what is wrong with the levels it sets.
pub(super) fn read_profile(path: &Path) -> Result<(Profile, Vec<String>), String> {
    let name = path_name(path);
    let source = small_text(path, MAX_BYTES)?;
    let profile = profile::parse(&source, path).map_err(|error| error.to_string())?;
    let flaws = flaws_of_profile(&source);
    let said = flaws.iter().map(|flaw| flaw.sentence(&name, &source));
    Ok((profile, said.collect()))
}
