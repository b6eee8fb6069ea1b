//! A file of lines that several programs add to: nothing is lost, nobody else reads it, no link is followed.

use copydesk::store::Ledger;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::PathBuf;
use std::thread;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn own(folder: &TempDir) -> (Ledger, PathBuf) {
    let path = folder.path().join("state/lines.jsonl");
    (Ledger::Own(path.clone()), path)
}

#[test]
fn a_file_that_is_not_there_has_no_lines_and_is_made_for_its_owner_alone() {
    let folder = folder();
    let (ledger, path) = own(&folder);
    assert_eq!(ledger.read().unwrap(), "");
    assert!(!path.exists(), "reading makes nothing");
    ledger.add("one\n").unwrap();
    ledger.add("two\n").unwrap();
    assert_eq!(ledger.read().unwrap(), "one\ntwo\n");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn lines_added_at_once_are_all_there_and_whole() {
    let folder = folder();
    let (ledger, _) = own(&folder);
    let line = |by: usize, at: usize| format!("{by}-{at}-{}\n", "x".repeat(300));
    thread::scope(|scope| {
        for by in 0..4 {
            let ledger = &ledger;
            scope.spawn(move || (0..50).for_each(|at| ledger.add(&line(by, at)).unwrap()));
        }
    });
    let text = ledger.read().unwrap();
    for by in 0..4 {
        for at in 0..50 {
            assert_eq!(text.matches(&line(by, at)).count(), 1, "{by}-{at}");
        }
    }
}

#[test]
fn a_line_that_was_cut_off_does_not_swallow_the_next() {
    let folder = folder();
    let (ledger, path) = own(&folder);
    ledger.add("one\n").unwrap();
    fs::write(&path, "one\n{\"tor").unwrap();
    ledger.add("two\n").unwrap();
    assert_eq!(ledger.read().unwrap(), "one\n{\"tor\ntwo\n");
}

#[test]
fn links_folders_and_pipes_are_refused() {
    let folder = folder();
    let target = folder.path().join("target");
    fs::write(&target, "kept\n").unwrap();
    let link = folder.path().join("link");
    symlink(&target, &link).unwrap();
    for path in [link, folder.path().to_owned()] {
        let ledger = Ledger::Shared(path);
        assert!(
            ledger.read().is_err() && ledger.add("x\n").is_err(),
            "{ledger:?}"
        );
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept\n");
}

#[test]
fn of_a_huge_file_the_last_whole_lines_are_read() {
    let folder = folder();
    let (ledger, path) = own(&folder);
    ledger.add("first\n").unwrap();
    let mut text = "x".repeat(2_000_000);
    text.push_str("\nlast\n");
    fs::write(&path, text).unwrap();
    assert_eq!(ledger.read().unwrap(), "last\n");
}

#[test]
fn bytes_that_are_no_text_are_read_as_signs() {
    let folder = folder();
    let (ledger, path) = own(&folder);
    ledger.add("x\n").unwrap();
    fs::write(&path, b"a\xff\xfe\nb\n").unwrap();
    assert_eq!(ledger.read().unwrap(), "a\u{fffd}\u{fffd}\nb\n");
}
