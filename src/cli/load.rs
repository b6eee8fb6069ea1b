//! Reading an issue for a subcommand, with the profile that was named or that fits.

use super::Failure;
use crate::issue::{Issue, detect};
use crate::profile::{self, Profile};
use crate::store::{self, Opened};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Opens the file at `path` as an issue of the newsletter called `name`, or of the one that it looks like.
pub(super) fn load(path: &Path, name: Option<&str>) -> Result<(Opened, Issue), Failure> {
    let opened = store::open(path).map_err(Failure::new)?;
    let profile = match name {
        Some(name) => named(name)?,
        None => detect(&opened.text, profile::builtin()),
    };
    let issue = Issue::parse(opened.text.clone(), profile);
    Ok((opened, issue))
}

/// A built-in profile, or the one in a TOML file.
fn named(name: &str) -> Result<Arc<Profile>, Failure> {
    if let Some(known) = profile::by_name(name) {
        return Ok(known);
    }
    let path = Path::new(name);
    let is_file = path.extension().is_some_and(|ext| ext == "toml");
    if !is_file {
        let known = profile::builtin_names().join(", ");
        return Err(Failure::new(format!(
            "there is no profile “{name}” (known are {known}, or the path of a .toml file)"
        )));
    }
    let source = fs::read_to_string(path).map_err(|error| {
        Failure::new(format!(
            "cannot read the profile {}: {error}",
            path.display()
        ))
    })?;
    let profile = profile::parse(&source, path).map_err(Failure::new)?;
    Ok(Arc::new(profile))
}
