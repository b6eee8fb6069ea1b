//! Texts that saves replaced, and copies beside the draft.

use super::{Desk, mode_of};
use copydesk::store::{back_up, keep_version_in, versions_in};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

fn kept(folder: &Path, draft: &Path) -> Vec<String> {
    let all = versions_in(folder, draft).into_iter();
    all.map(|one| String::from_utf8(one.read().unwrap()).unwrap())
        .collect()
}

#[test]
fn the_last_20_texts_of_a_draft_are_kept_the_newest_first_for_their_owner_alone() {
    let desk = Desk::empty();
    let folder = desk.path("versions");
    for number in 0..30 {
        keep_version_in(&folder, &desk.draft(), format!("text {number}").as_bytes()).unwrap();
    }
    keep_version_in(&folder, &desk.path("other.md"), b"other").unwrap();
    let expected: Vec<String> = (10..30)
        .rev()
        .map(|number| format!("text {number}"))
        .collect();
    assert_eq!(kept(&folder, &desk.draft()), expected);
    assert_eq!(kept(&folder, &desk.path("other.md")), ["other"]);
    let own = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let file = fs::read_dir(&own).unwrap().next().unwrap().unwrap().path();
    assert_eq!(
        [&folder, &own, &file].map(|path| mode_of(path)),
        [0o700, 0o700, 0o600]
    );
}

#[test]
fn a_text_that_was_kept_last_is_not_kept_twice() {
    let desk = Desk::empty();
    let folder = desk.path("versions");
    for text in ["a", "a", "b", "a"] {
        keep_version_in(&folder, &desk.draft(), text.as_bytes()).unwrap();
    }
    assert_eq!(kept(&folder, &desk.draft()), ["a", "b", "a"]);
}

#[test]
fn no_more_than_20_mb_are_kept() {
    let desk = Desk::empty();
    let folder = desk.path("versions");
    for byte in *b"abc" {
        keep_version_in(&folder, &desk.draft(), &vec![byte; 9 << 20]).unwrap();
    }
    let sizes: Vec<u64> = versions_in(&folder, &desk.draft())
        .iter()
        .map(|one| one.size)
        .collect();
    assert_eq!(sizes, [9 << 20, 9 << 20]);
}

#[test]
fn what_is_older_than_30_days_goes_also_of_other_drafts() {
    let desk = Desk::empty();
    let folder = desk.path("versions");
    let file = |draft: &Path| -> PathBuf {
        keep_version_in(&folder, draft, b"text").unwrap();
        let name = draft.file_name().unwrap().to_str().unwrap().to_owned();
        let own = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let own = own
            .into_iter()
            .find(|path| path.to_str().unwrap().ends_with(&name))
            .unwrap();
        fs::read_dir(own).unwrap().next().unwrap().unwrap().path()
    };
    let (young, old) = (file(&desk.path("young.md")), file(&desk.path("old.md")));
    let age = |path: &Path, days: u64| {
        let past = SystemTime::now() - Duration::from_secs(days * 24 * 3600);
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(past)
            .unwrap();
    };
    age(&young, 29);
    age(&old, 31);
    keep_version_in(&folder, &desk.draft(), b"now").unwrap();
    assert!(young.exists());
    assert!(!old.parent().unwrap().exists());
}

#[test]
fn a_backup_has_the_old_text_and_mode_and_replaces_a_planted_link() {
    let desk = Desk::with(b"old");
    desk.set_mode(0o640);
    fs::write(desk.path("precious"), "precious").unwrap();
    symlink(desk.path("precious"), desk.path("issue.md~")).unwrap();
    let made = back_up(&desk.base()).unwrap();
    assert_eq!(made.file_name().unwrap(), "issue.md~");
    assert_eq!(desk.read("issue.md~"), "old");
    assert_eq!(mode_of(&made), 0o640);
    assert!(!made.is_symlink());
    assert_eq!(desk.read("precious"), "precious");
    assert_eq!(desk.names(), ["issue.md", "issue.md~", "precious"]);
}
