//! What is checked: the files that were named, the issues in folders, standard input.

use super::json::Shape;
use super::mend;
use crate::cli::Failure;
use crate::cli::load::Reader;
use crate::profile::Profile;
use crate::run::settings::Settings;
use crate::store::path_name;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One text to check.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) place: Place,
    /// What its checkout sets.
    pub(super) settings: Arc<Settings>,
}

/// Where a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a file.
    File(PathBuf),
    /// In standard input, which would be this file.
    Input(Option<PathBuf>),
}

/// Everything to check, in order.
pub(super) struct Targets {
    pub(super) list: Vec<Target>,
    /// How many there may be, as far as the arguments tell.
    pub(super) shape: Shape,
}

impl Target {
    /// As it was named.
    pub(super) fn name(&self) -> String {
        match &self.place {
            Place::File(path) | Place::Input(Some(path)) => path.display().to_string(),
            Place::Input(None) => "-".to_owned(),
        }
    }

    /// The path of the file that it is or would be.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::Input(path) => path.as_deref(),
        }
    }

    /// Name of the file that it is or would be, without its folder.
    pub(super) fn file_name(&self) -> Option<String> {
        let name = self.path()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }
}

impl Targets {
    /// Finds what `paths` name; standard input would be the file `input`.
    ///
    /// # Errors
    /// Where a folder holds no issues, `-` stands twice, or `input` is given without it.
    pub(super) fn list(
        paths: &[PathBuf],
        input: Option<&Path>,
        reader: &Reader,
    ) -> Result<Self, Failure> {
        let mut known = Known::new(reader);
        let mut list = Vec::new();
        for path in paths {
            if path.as_os_str() == "-" {
                let place = Place::Input(input.map(Path::to_owned));
                let settings = known.around(input.unwrap_or(Path::new("-")));
                list.push(Target { place, settings });
            } else if path.is_dir() {
                list.extend(known.issues_in(path)?);
            } else {
                list.push(known.file(path.clone()));
            }
        }
        let is_input = |target: &&Target| matches!(target.place, Place::Input(_));
        match (list.iter().filter(is_input).count(), input) {
            (0, Some(_)) => Err(Failure::new(
                "--file-name names standard input; give `-` as the file",
            )),
            (0 | 1, _) => Ok(Self {
                shape: match paths {
                    [path] if !path.is_dir() => Shape::One,
                    _ => Shape::Several,
                },
                list,
            }),
            _ => Err(Failure::new("standard input can be read only once")),
        }
    }

    /// Standard input is mended alone, because the mended text goes to standard output.
    pub(super) fn allow(&self, args: &mend::Fixing) -> Result<(), Failure> {
        let is_input = |target: &Target| matches!(target.place, Place::Input(_));
        if args.is_written() && self.list.len() > 1 && self.list.iter().any(is_input) {
            return Err(Failure::new(
                "--fix prints the mended standard input, so nothing else can be fixed with it",
            ));
        }
        Ok(())
    }

    /// True where the mended text of standard input is what is printed.
    pub(super) fn is_input_mended(&self, args: &mend::Fixing) -> bool {
        args.is_written()
            && matches!(self.list.as_slice(), [only] if matches!(only.place, Place::Input(_)))
    }
}

/// Settings of folders, each looked up, and complained about, once.
struct Known<'a> {
    reader: &'a Reader,
    settings: HashMap<PathBuf, Arc<Settings>>,
    said: BTreeSet<PathBuf>,
}

impl<'a> Known<'a> {
    fn new(reader: &'a Reader) -> Self {
        Self {
            reader,
            settings: HashMap::new(),
            said: BTreeSet::new(),
        }
    }

    fn around(&mut self, path: &Path) -> Arc<Settings> {
        let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
        let parent = path.parent().filter(|_| !is_link && !path.is_dir());
        let key = parent.unwrap_or(path).to_owned();
        if let Some(known) = self.settings.get(&key) {
            return Arc::clone(known);
        }
        let found = Arc::new(self.reader.settings(path));
        if self.said.insert(found.root.clone()) {
            Reader::say(&found);
        }
        self.settings.insert(key, Arc::clone(&found));
        found
    }

    fn file(&mut self, path: PathBuf) -> Target {
        Target {
            settings: self.around(&path),
            place: Place::File(path),
        }
    }

    /// The issues that lie in `folder`, and in its folders of drafts and of past issues where it is a checkout.
    fn issues_in(&mut self, folder: &Path) -> Result<Vec<Target>, Failure> {
        let settings = self.around(folder);
        let profiles = self.reader.profiles(&settings);
        let mut found = BTreeSet::new();
        for profile in &profiles {
            for place in folders(folder, profile, &settings) {
                found.extend(fitting(&place, profile, profiles.len() == 1));
            }
        }
        if found.is_empty() {
            let name = path_name(folder);
            return Err(Failure(format!(
                "{name} is a folder without issues; name files, or a newsletter's checkout"
            )));
        }
        Ok(found.into_iter().map(|path| self.file(path)).collect())
    }
}

/// Where issues of `profile` may lie, seen from `folder`.
fn folders(folder: &Path, profile: &Profile, settings: &Settings) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let inner = [&profile.files.drafts, &profile.files.archive];
    folders.extend(
        inner
            .into_iter()
            .filter(|name| !name.is_empty())
            .map(|name| folder.join(name)),
    );
    if let Some(archive) = &settings.archive
        && let Ok(below) = archive.strip_prefix(&settings.root)
        && folder
            .canonicalize()
            .is_ok_and(|here| here == settings.root)
    {
        folders.push(folder.join(below));
    }
    folders
}

/// The files in `folder` that are named as issues of `profile` are. A newsletter without a pattern has any Markdown
/// file as an issue, where it is the only one that is asked about.
fn fitting(folder: &Path, profile: &Profile, is_only: bool) -> Vec<PathBuf> {
    let fits = |name: &str| match profile.files.pattern.as_str() {
        "" => is_only && Path::new(name).extension().is_some_and(|end| end == "md"),
        _ => profile.files.date_of(name).is_some(),
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name());
    let names = names.filter(|name| name.to_str().is_some_and(fits));
    names
        .map(|name| folder.join(name).components().collect::<PathBuf>())
        .map(|path| path.strip_prefix(".").map_or(path.clone(), Path::to_owned))
        .collect()
}
