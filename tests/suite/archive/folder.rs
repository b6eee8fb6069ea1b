//! Reading a folder: what is skipped, what is read again, and once for many.

use super::{fill, name, profile, read, text};
use crate::support::scratch::Scratch;
use copydesk::archive::{Reader, Reason, Shelf, read_folder};
use jiff::civil::date;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn what_is_no_issue_is_skipped_and_counted_in_words() {
    let folder = Scratch::new()
        .file(
            &name(date(2025, 1, 1)),
            text(date(2025, 1, 1), "* [a](https://a.example)"),
        )
        .file(
            &name(date(2025, 1, 8)),
            b"Title: caf\xe9\nDate: 2025-01-08\n",
        )
        .file(&name(date(2025, 1, 15)), "no metadata\n")
        .file(&name(date(2025, 1, 22)), vec![b'x'; 2 * 1024 * 1024 + 1])
        .file("notes.md", "Date: 2025-01-01\n")
        .file("picture.png", b"\x89PNG");
    symlink(name(date(2025, 2, 5)), folder.at(&name(date(2025, 2, 5)))).unwrap();
    symlink("/nowhere", folder.at(&name(date(2025, 2, 12)))).unwrap();
    fs::create_dir(folder.at(&name(date(2025, 2, 19)))).unwrap();
    let pipe = folder.at(&name(date(2025, 2, 26)));
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let archive = read_folder(folder.path(), &profile()).unwrap();
    assert_eq!(archive.issues().len(), 1);
    assert_eq!(
        archive.skipped().sentence().unwrap(),
        "8 files were skipped: 2 cannot be read, 2 are no regular files, 1 is larger than 2 MiB, \
         1 is not UTF-8, 2 are not issues"
    );
    assert_eq!(archive.skipped().count(Reason::Huge), 1);
    assert!(archive.skipped().has_damage());
}

#[test]
fn a_folder_of_issues_alone_says_nothing() {
    let folder = Scratch::new().file("notes.md", "text\n");
    fill(folder.path(), 3);
    let archive = read_folder(folder.path(), &profile()).unwrap();
    assert_eq!(
        archive.skipped().sentence().unwrap(),
        "1 file was skipped: 1 is not an issue"
    );
    assert!(!archive.skipped().has_damage());
    fs::remove_file(folder.at("notes.md")).unwrap();
    let archive = read_folder(folder.path(), &profile()).unwrap();
    assert_eq!(archive.skipped().sentence(), None);
}

#[test]
fn a_date_written_otherwise_in_the_name_is_no_matter() {
    let folder = Scratch::new()
        .file(
            "2020-12-2-this-week-in-rust.md",
            "Number: 1\nDate: 2020-12-2\n\n",
        )
        .file("x-this-week-in-rust.md", "Number: 2\nDate: 2020-12-09\n\n");
    let archive = read_folder(folder.path(), &profile()).unwrap();
    let dates: Vec<_> = archive.issues().iter().map(|past| past.date).collect();
    assert_eq!(dates, [date(2020, 12, 2)]);
}

#[test]
fn a_link_to_an_issue_is_an_issue() {
    let day = date(2025, 1, 1);
    let folder = Scratch::new().file("elsewhere/text", text(day, ""));
    symlink("elsewhere/text", folder.at(&name(day))).unwrap();
    let archive = read_folder(folder.path(), &profile()).unwrap();
    assert_eq!(archive.issues().len(), 1);
    assert_eq!(archive.issues()[0].path, folder.at(&name(day)));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    assert!(read_folder(&Scratch::new().at("nowhere"), &profile()).is_err());
}

#[test]
fn looking_again_reads_what_changed_and_only_then_tells() {
    let folder = Scratch::new();
    fill(folder.path(), 6);
    let mut reader = Reader::new(folder.path(), &profile(), None);
    let count = |reader: &mut Reader| {
        let read = reader.read(&|_, _| {}).unwrap();
        read.map(|archive| {
            archive
                .issues()
                .iter()
                .map(|past| past.links().len())
                .sum::<usize>()
        })
    };
    assert_eq!(count(&mut reader), Some(6));
    assert_eq!(count(&mut reader), None, "nothing changed");
    let day = date(2024, 1, 10);
    let two = "* [a](https://a.example)\n* [b](https://b.example)";
    fs::write(folder.at(&name(day)), text(day, two)).unwrap();
    assert_eq!(count(&mut reader), Some(7));
    fs::remove_file(folder.at(&name(day))).unwrap();
    assert_eq!(count(&mut reader), Some(5));
    fs::write(folder.at("notes.md"), "text").unwrap();
    assert_eq!(count(&mut reader), Some(5), "what is skipped changed");
    assert_eq!(count(&mut reader), None);
    fs::write(folder.at(&name(day)), "no issue\n").unwrap();
    assert_eq!(count(&mut reader), Some(5));
    assert_eq!(count(&mut reader), None);
}

#[test]
fn progress_counts_every_file_once() {
    let folder = Scratch::new();
    fill(folder.path(), 40);
    let (calls, last) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut reader = Reader::new(folder.path(), &profile(), None);
    let progress = |done: usize, total: usize| {
        assert_eq!(total, 40);
        calls.fetch_add(1, Ordering::SeqCst);
        last.fetch_max(done, Ordering::SeqCst);
    };
    reader.read(&progress).unwrap();
    assert_eq!((calls.into_inner(), last.into_inner()), (40, 40));
}

#[test]
fn a_shelf_reads_a_folder_once_for_all_who_ask() {
    let folder = Scratch::new();
    fill(folder.path(), 20);
    let (shelf, calls) = (Shelf::new(None), AtomicUsize::new(0));
    let count = |_, _| _ = calls.fetch_add(1, Ordering::SeqCst);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let archive = shelf.open(folder.path(), &profile(), &count).unwrap();
                assert_eq!(archive.issues().len(), 20);
            });
        }
    });
    assert_eq!(calls.into_inner(), 20);
    assert!(
        shelf
            .open(&folder.at("nowhere"), &profile(), &|_, _| {})
            .is_err()
    );
}

#[test]
fn a_file_that_may_not_be_read_is_counted() {
    let folder = Scratch::new();
    fill(folder.path(), 2);
    let locked = folder.at(&name(date(2024, 1, 3)));
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let may_read_all = fs::read(&locked).is_ok();
    let (archive, _) = read(folder.path(), None);
    let expected = usize::from(!may_read_all);
    assert_eq!(archive.skipped().count(Reason::Unreadable), expected);
}
