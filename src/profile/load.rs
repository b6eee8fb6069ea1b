//! Profiles by name: those built in, and a user's own files.

use super::Profile;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// Sources of the built-in profiles; a test holds this list against `assets/profiles/`.
const SOURCES: &[(&str, &str)] = &[
    (
        "this-week-in-rust",
        include_str!("../../assets/profiles/this-week-in-rust.toml"),
    ),
    (
        "esta-semana-en-rust",
        include_str!("../../assets/profiles/esta-semana-en-rust.toml"),
    ),
    (
        "generic",
        include_str!("../../assets/profiles/generic.toml"),
    ),
];

static BUILTIN: LazyLock<Vec<Arc<Profile>>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .filter_map(|(name, source)| parse(source, Path::new(name)).ok())
        .map(Arc::new)
        .collect()
});

/// Why a profile cannot be used: file, place and what was expected, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    /// The file.
    pub path: PathBuf,
    /// Line, from 1, where it is known.
    pub line: Option<usize>,
    /// What was expected.
    pub reason: String,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for ProfileError {}

/// The built-in profiles, in order of preference.
pub fn builtin() -> &'static [Arc<Profile>] {
    &BUILTIN
}

/// Names of the built-in profiles as their files are called.
pub fn builtin_names() -> Vec<&'static str> {
    SOURCES.iter().map(|(name, _)| *name).collect()
}

/// The built-in profile called `name`.
pub fn by_name(name: &str) -> Option<Arc<Profile>> {
    BUILTIN.iter().find(|known| known.name == name).cloned()
}

/// Reads a profile from TOML; `path` is only named in errors.
///
/// # Errors
/// Where the text is no TOML, or no profile: with the line and what was expected.
pub fn parse(source: &str, path: &Path) -> Result<Profile, ProfileError> {
    toml::from_str(source).map_err(|error| ProfileError {
        path: path.to_owned(),
        line: error
            .span()
            .map(|span| source[..span.start.min(source.len())].matches('\n').count() + 1),
        reason: error.message().trim().to_owned(),
    })
}
