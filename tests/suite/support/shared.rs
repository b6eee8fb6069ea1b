//! The data that is shared beside the project and never copied into it: real issues, seeds, recorded cases.
//!
//! `COPYDESK_SHARED` names the folder. Without it a test says that it was left out; with a wrong one it fails.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const VARIABLE: &str = "COPYDESK_SHARED";

/// The shared folder, or `None` after saying which test goes without.
pub fn shared() -> Option<PathBuf> {
    let found = locate(std::env::var_os(VARIABLE)).unwrap_or_else(|error| panic!("{error}"));
    if found.is_none() {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("a test");
        // Past the capture of the test runner, which hides what a passing test prints.
        let _ = writeln!(io::stderr(), "left out, {VARIABLE} is not set: {test}");
    }
    found
}

/// What a value of the variable leads to.
pub fn locate(value: Option<OsString>) -> Result<Option<PathBuf>, String> {
    match value.map(PathBuf::from) {
        Some(folder) if !folder.is_dir() => Err(format!(
            "{VARIABLE} is set, but `{}` is no folder",
            folder.display()
        )),
        folder => Ok(folder),
    }
}

/// One published issue or draft.
#[derive(Clone, Debug)]
pub struct CorpusFile {
    pub path: PathBuf,
    /// The newsletter it belongs to, which is the name of its folder in the corpus.
    pub newsletter: String,
}

impl CorpusFile {
    #[track_caller]
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap_or_else(|error| panic!("{}: {error}", self.path.display()))
    }
}

/// Every issue of the corpus, sorted; none without the shared folder.
pub fn corpus_files() -> Vec<CorpusFile> {
    shared().map_or_else(Vec::new, |folder| corpus_under(&folder.join("corpus")))
}

/// Every issue in the newsletters' folders under `corpus`; files beside those folders are about the corpus.
pub fn corpus_under(corpus: &Path) -> Vec<CorpusFile> {
    let mut files = Vec::new();
    for newsletter in listing(corpus).into_iter().filter(|path| path.is_dir()) {
        let name = newsletter.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let issues = files_below(&newsletter).into_iter();
        files.extend(
            issues
                .filter(|path| path.extension().is_some_and(|ext| ext == "md"))
                .map(|path| CorpusFile {
                    path,
                    newsletter: name.clone(),
                }),
        );
    }
    files
}

/// The inputs kept because something once stumbled over them, sorted; none without the shared folder.
pub fn seeds() -> Vec<PathBuf> {
    shared().map_or_else(Vec::new, |folder| files_below(&folder.join("seeds")))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in listing(folder) {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
}
