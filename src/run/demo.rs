//! The embedded demo: a draft in our own words with mistakes to find, and a small archive, in a temporary folder.

use crate::store::path_name;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const FILES: &[(&str, &str)] = &[
    (
        "draft/2026-01-14-this-week-in-rust.md",
        include_str!("../../assets/demo/draft.md"),
    ),
    (
        "content/2026-01-07-this-week-in-rust.md",
        include_str!("../../assets/demo/archive/2026-01-07-this-week-in-rust.md"),
    ),
    (
        "content/2025-12-31-this-week-in-rust.md",
        include_str!("../../assets/demo/archive/2025-12-31-this-week-in-rust.md"),
    ),
];

/// Writes the demo into a new temporary folder, laid out like a checkout, and returns the draft's path. The folder
/// stays, so that what was tried can be looked at.
///
/// # Errors
/// Where the temporary folder cannot be written.
pub fn write() -> io::Result<PathBuf> {
    let folder = tempfile::Builder::new()
        .prefix("copydesk-demo-")
        .tempdir()?
        .keep();
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(folder.join(FILES[0].0))
}

/// What is said when the demo at `path` was just opened: where it lies, and how to begin.
pub fn greeting(path: &Path) -> String {
    let folder = path.ancestors().nth(2).unwrap_or(path);
    format!(
        "A practice draft in {}: ] goes to a problem, f fixes it, ? helps",
        path_name(folder)
    )
}
