//! Files opened lately, for the start screen: one path a line in the state folder, the newest first.

use super::config::folders;
use std::fs;
use std::path::{Path, PathBuf};

const KEPT: usize = 12;

/// Files opened lately that still exist.
pub fn recent() -> Vec<PathBuf> {
    let Some(list) = list() else {
        return Vec::new();
    };
    let text = fs::read_to_string(list).unwrap_or_default();
    let paths = text.lines().map(PathBuf::from);
    paths.filter(|path| path.is_file()).take(KEPT).collect()
}

/// Remembers `path` as opened. Nothing is said where that fails: the list is a convenience.
pub fn remember(path: &Path) {
    let (Some(list), Ok(path)) = (list(), path.canonicalize()) else {
        return;
    };
    if path.to_str().is_none_or(|name| name.contains('\n')) {
        return;
    }
    let mut paths = recent();
    paths.retain(|known| *known != path);
    paths.insert(0, path);
    let lines: Vec<String> = paths
        .iter()
        .take(KEPT)
        .map(|path| path.display().to_string())
        .collect();
    if let Some(folder) = list.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = fs::write(list, lines.join("\n") + "\n");
}

fn list() -> Option<PathBuf> {
    let folders = folders()?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(folder.join("recent"))
}
