//! Files as they were in a git revision: git is asked by argument list, no shell, and changes nothing.

use super::targets::{Place, Target};
use crate::cli::Failure;
use crate::store::path_name;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables with which a hook of git points its commands at one place; ours look for their own.
const PLACES: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// A revision, as it is called in the checkouts of all files that are checked.
#[derive(Debug)]
pub(super) struct Revision {
    /// The commit by folder.
    commits: HashMap<PathBuf, String>,
}

impl Revision {
    /// The revision called `name` where `targets` are.
    ///
    /// # Errors
    /// Where git is not there, a file is in no checkout, or its checkout does not know the revision.
    pub(super) fn new(name: &str, targets: &[Target]) -> Result<Self, Failure> {
        if name.is_empty() || name.starts_with('-') {
            return Err(Failure(format!("“{name}” is no git revision")));
        }
        let mut commits = HashMap::new();
        for target in targets {
            let Some((folder, _)) = split(target)? else {
                continue;
            };
            if let Entry::Vacant(vacant) = commits.entry(folder) {
                let commit = commit(vacant.key(), name)?;
                vacant.insert(commit);
            }
        }
        Ok(Self { commits })
    }

    /// The text of `target` in this revision; `None` where it did not exist, or was no text.
    pub(super) fn text_of(&self, target: &Target) -> Result<Option<String>, Failure> {
        let Some((folder, name)) = split(target)? else {
            return Ok(None);
        };
        let Some(commit) = self.commits.get(&folder) else {
            return Ok(None);
        };
        let mut object = OsString::from(format!("{commit}:./"));
        object.push(name);
        let found = git(
            &folder,
            &["rev-parse", "--verify", "--quiet", "--end-of-options"],
            &object,
        )?;
        if !found.status.success() {
            return Ok(None);
        }
        let blob = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        let read = git(&folder, &["cat-file", "blob"], OsStr::new(&blob))?;
        let text = read.status.success().then_some(read.stdout);
        Ok(text.and_then(|bytes| String::from_utf8(bytes).ok()))
    }
}

/// The folder of `target`, links followed, and its name in it; `None` where the folder does not exist.
fn split(target: &Target) -> Result<Option<(PathBuf, OsString)>, Failure> {
    let path = match &target.place {
        Place::File(path) | Place::Input(Some(path)) => path,
        Place::Input(None) => {
            return Err(Failure::new(
                "--since needs --file-name to know which file standard input is",
            ));
        }
    };
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    let parent = real
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new(".")).canonicalize().ok();
    Ok(folder.zip(real.file_name().map(OsStr::to_owned)))
}

fn commit(folder: &Path, name: &str) -> Result<String, Failure> {
    let object = OsString::from(format!("{name}^{{commit}}"));
    let found = git(
        folder,
        &["rev-parse", "--verify", "--end-of-options"],
        &object,
    )?;
    if found.status.success() {
        return Ok(String::from_utf8_lossy(&found.stdout).trim().to_owned());
    }
    let place = path_name(folder);
    let said = String::from_utf8_lossy(&found.stderr).into_owned();
    let said = said.lines().next().unwrap_or_default();
    Err(Failure(if said.contains("not a git repository") {
        format!("{place} is in no git checkout, so there is no revision to compare with")
    } else if said.contains("Needed a single revision") || said.contains("bad revision") {
        format!("the checkout of {place} has no revision “{name}”")
    } else {
        format!("git cannot read the checkout of {place}: {said}")
    }))
}

fn git(folder: &Path, args: &[&str], object: &OsStr) -> Result<Output, Failure> {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .arg("--no-optional-locks")
        .args(args)
        .arg(object)
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    for place in PLACES {
        command.env_remove(place);
    }
    command.output().map_err(|error| {
        Failure(format!(
            "--since needs git, which cannot be started: {error}"
        ))
    })
}
