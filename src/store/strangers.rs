//! Other programs that have a draft open, by the files that they put beside it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// Names of such files, around the draft's own, and whose they are.
const SIGNS: [(&str, &str, &str); 5] = [
    (".", ".swp", "Vim or nano"),
    (".", ".swo", "Vim"),
    (".#", "", "Emacs"),
    (".~lock.", "#", "LibreOffice"),
    (".", ".kate-swp", "Kate"),
];

/// The programs that seem to have the draft at `resolved` open, with the file that says so.
pub fn strangers(resolved: &Path) -> Vec<(&'static str, String)> {
    let Some(name) = resolved.file_name() else {
        return Vec::new();
    };
    let signs = SIGNS.iter().filter_map(|(before, after, program)| {
        let mut sign = OsString::from(before);
        sign.push(name);
        sign.push(after);
        let path = resolved.with_file_name(&sign);
        // A link need not lead anywhere.
        fs::symlink_metadata(&path).ok()?;
        Some((*program, super::path_name(Path::new(&sign))))
    });
    signs.collect()
}
