//! The user's own editor, started on a copy of the text at a line: by argument list, no shell.

use crate::store::path_name;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What `$VISUAL` or `$EDITOR` says, split at spaces; `vi` where neither is set.
fn configured() -> Vec<String> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let value = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .unwrap_or_else(|| "vi".to_owned());
    value.split_whitespace().map(str::to_owned).collect()
}

/// The arguments that open `path` at `line` (from 1) in the editor called `program`.
pub fn arguments(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = Path::new(program)
        .file_stem()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let at_line = || {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match name {
        "code" | "codium" | "code-insiders" => vec!["--wait".into(), "--goto".into(), at_line()],
        "hx" | "helix" | "subl" | "zed" => vec![at_line()],
        _ => vec![format!("+{line}").into(), path.as_os_str().to_owned()],
    }
}

/// Lets the user edit `text` at `line` (from 1) and returns what they left. `file_name` tells their editor the kind.
///
/// # Errors
/// One sentence; the text is untouched.
pub fn edit(text: &str, file_name: &str, line: usize) -> Result<String, String> {
    let words = configured();
    let Some((program, given)) = words.split_first() else {
        return Err("no editor is set; set $VISUAL or $EDITOR".to_owned());
    };
    let failed =
        |what: &str, error: std::io::Error| format!("{what}: {error}; nothing was changed");
    let folder = tempfile::Builder::new()
        .prefix("copydesk-")
        .tempdir()
        .map_err(|error| failed("no temporary folder", error))?;
    let name = Path::new(file_name)
        .file_name()
        .unwrap_or("draft.md".as_ref());
    let path = folder.path().join(name);
    fs::write(&path, text)
        .map_err(|error| failed("the copy for the editor could not be written", error))?;
    let status = Command::new(program)
        .args(given)
        .args(arguments(program, &path, line))
        .status()
        .map_err(|error| {
            failed(
                &format!("{} could not be started", path_name(Path::new(program))),
                error,
            )
        })?;
    if !status.success() {
        return Err(format!(
            "{} ended with {status}; nothing was changed",
            path_name(Path::new(program))
        ));
    }
    let bytes =
        fs::read(&path).map_err(|error| failed("the edited copy could not be read", error))?;
    String::from_utf8(bytes)
        .map_err(|_| "the edited copy is not UTF-8; nothing was changed".to_owned())
}
