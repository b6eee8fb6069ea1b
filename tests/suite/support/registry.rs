//! One file a thing, one row a thing: a folder and the registry that speaks for it must agree.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Compares the names of the files in `folder` that end in `extension` with the names in `registry`.
/// `mod.rs` is the registry itself and does not count. The error has one line for each disagreement.
pub fn folder_matches(folder: &Path, extension: &str, registry: &[&str]) -> Result<(), String> {
    let files = stems(folder, extension)?;
    let mut rows = BTreeSet::new();
    let mut complaints = Vec::new();
    for &row in registry {
        if !rows.insert(row.to_owned()) {
            complaints.push(format!("{row} is registered twice"));
        }
    }
    for file in files.difference(&rows) {
        complaints.push(format!("{file}.{extension} is not registered"));
    }
    for row in rows.difference(&files) {
        complaints.push(format!(
            "{row} is registered, but there is no {row}.{extension}"
        ));
    }
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(format!("{}:\n{}", folder.display(), complaints.join("\n")))
    }
}

fn stems(folder: &Path, extension: &str) -> Result<BTreeSet<String>, String> {
    let unreadable = |error| format!("{}: {error}", folder.display());
    let mut stems = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if path.extension().is_some_and(|end| end == extension) && stem != "mod" {
            stems.insert(stem.into_owned());
        }
    }
    Ok(stems)
}
