//! Paths that a file of a checkout names: only ones inside the checkout, whatever links there are, and none of git's own.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The absolute path of `name` below `root`, links followed as far as it exists. `root` has no links in it.
///
/// # Errors
/// Why it may not be used: it is empty or absolute, climbs, leads out of `root`, or into git's own folder.
pub(super) fn resolve(root: &Path, name: &str) -> Result<PathBuf, String> {
    let path = Path::new(name);
    let climbs = |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
    if name.is_empty() || path.components().any(climbs) {
        return Err(format!("“{name}” is no path inside the checkout"));
    }
    let whole: PathBuf = root.join(path).components().collect();
    let resolved = follow(&whole).ok_or_else(|| format!("“{name}” is a link to nowhere"))?;
    let Ok(below) = resolved.strip_prefix(root) else {
        return Err(format!("“{name}” leads out of the checkout"));
    };
    let is_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(".git");
    if below.components().any(is_git) {
        return Err(format!("“{name}” is in git's own folder"));
    }
    Ok(resolved)
}

/// `path` with its links followed; what does not exist yet stays as it is named. `None` for a link to nowhere.
fn follow(path: &Path) -> Option<PathBuf> {
    for existing in path.ancestors() {
        if fs::symlink_metadata(existing).is_ok() {
            let rest = path.strip_prefix(existing).ok()?;
            let found = existing.canonicalize().ok()?;
            return Some(found.join(rest).components().collect());
        }
    }
    None
}
