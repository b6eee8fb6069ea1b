//! The README tells the truth: what it shows is drawn, listed and run by the program it describes.
//!
//! With `COPYDESK_BLESS=1` the drawn and listed parts are written into it instead of being compared.

mod claims;
mod derived;

use std::fs;
use std::path::{Path, PathBuf};

/// The project's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// What stands between `<!-- NAME -->` and `<!-- /NAME -->`, each on a line of its own.
#[track_caller]
fn part<'a>(readme: &'a str, name: &str) -> &'a str {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = readme.find(&open).expect("the part begins") + open.len();
    let length = readme[start..].find(&close).expect("the part ends");
    &readme[start..start + length]
}

/// The part `name` of the README is `expected`; with `COPYDESK_BLESS=1` it becomes so.
#[track_caller]
fn check_part(name: &str, expected: &str) {
    use std::sync::{Mutex, PoisonError};
    static WRITING: Mutex<()> = Mutex::new(());
    let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let readme = readme();
    let found = part(&readme, name);
    if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
        let start = found.as_ptr() as usize - readme.as_ptr() as usize;
        let end = start + found.len();
        let blessed = format!("{}{expected}{}", &readme[..start], &readme[end..]);
        fs::write(root().join("README.md"), blessed).unwrap();
        return;
    }
    assert_eq!(
        found, expected,
        "the part “{name}” of README.md is out of date; COPYDESK_BLESS=1 cargo test docs:: mends it"
    );
}
