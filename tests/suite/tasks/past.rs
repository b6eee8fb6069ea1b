//! Past issues at work: found in the checkout or named, followed when they change, done without where there are none.

use super::desk::{DRAFT, SMALL};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// What is said of the discussion of the week before.
const STALE: &str = "had this discussion";
const PAST: &str = "2026-01-07-this-week-in-rust.md";

/// A draft whose discussion is the thread called `name`.
fn draft(name: &str) -> String {
    format!("{SMALL}\n<small>[Discuss on r/rust](https://forum.example/{name})</small>\n")
}

/// The issue of the week before, likewise.
fn past(name: &str) -> String {
    draft(name)
        .replace("2026-01-14", "2026-01-07")
        .replace("634", "633")
}

/// A checkout with a draft and the issue of the week before, both with the same discussion.
fn checkout() -> Scratch {
    Scratch::new()
        .file(&format!("draft/{DRAFT}"), draft("old"))
        .file(&format!("content/{PAST}"), past("old"))
}

/// Opens what `arguments` name in `folder`.
#[track_caller]
fn open(folder: &Scratch, arguments: &[&str]) -> Terminal {
    let options = Options::copydesk().cwd(folder.path()).size(120, 50);
    let options = arguments.iter().fold(options, Options::arg);
    let terminal = Terminal::start(&options);
    terminal.wait_for("read as This Week in Rust");
    terminal
}

/// True where the list of problems names the old discussion.
#[track_caller]
fn lists_it(terminal: &Terminal) -> bool {
    terminal.keys("X");
    terminal.wait_for("Problems: ");
    let shown = terminal.screen().contains(STALE);
    terminal.keys("<Esc>");
    terminal.wait_gone("Problems: ");
    shown
}

/// Looks at the list until it names the old discussion, or until it does not.
#[track_caller]
fn wait_until_it_is(wanted: bool, terminal: &Terminal) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while lists_it(terminal) != wanted {
        assert!(Instant::now() < deadline, "{}", terminal.screen());
    }
}

#[test]
fn a_draft_in_a_checkout_knows_the_issues_before_it() {
    let folder = checkout();
    let terminal = open(&folder, &[&format!("draft/{DRAFT}")]);
    wait_until_it_is(true, &terminal);
}

#[test]
fn a_change_in_the_checkout_is_seen_when_the_window_comes_back() {
    let folder = checkout();
    let terminal = open(&folder, &[&format!("draft/{DRAFT}")]);
    wait_until_it_is(true, &terminal);
    fs::write(folder.at(&format!("content/{PAST}")), past("another")).unwrap();
    terminal.send("\x1b[I");
    wait_until_it_is(false, &terminal);
    fs::write(folder.at(&format!("content/{PAST}")), past("old")).unwrap();
    terminal.send("\x1b[I");
    wait_until_it_is(true, &terminal);
}

#[test]
fn a_draft_elsewhere_knows_past_issues_where_they_are_named() {
    let folder = Scratch::new()
        .file(DRAFT, draft("old"))
        .file(&format!("past/{PAST}"), past("old"));
    assert!(!lists_it(&open(&folder, &[DRAFT])));
    let terminal = open(&folder, &["--archive", "past", DRAFT]);
    wait_until_it_is(true, &terminal);
}

#[test]
fn past_issues_that_cannot_be_used_are_counted_when_the_draft_opens() {
    let folder = checkout().file("content/2025-12-31-this-week-in-rust.md", b"\xff");
    let options = Options::copydesk().cwd(folder.path()).size(160, 24);
    let terminal = Terminal::start(&options.arg(format!("draft/{DRAFT}")));
    terminal.wait_for("past issues: 1 file was skipped: 1 is not UTF-8");
}

#[test]
fn a_folder_of_past_issues_that_is_none_is_refused() {
    let folder = checkout();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["--archive", "nowhere", "draft/x.md"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("nowhere, the folder of past issues, is no folder"),
        "{said}"
    );
}

#[test]
fn check_knows_the_checkout_and_counts_what_it_cannot_use() {
    let folder = checkout().file("content/2025-12-31-this-week-in-rust.md", b"\xff");
    let check = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("check")
            .args(arguments)
            .env("XDG_CACHE_HOME", folder.at("cache"))
            .current_dir(folder.path())
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    };
    let path = format!("draft/{DRAFT}");
    let (found, said) = check(&[&path]);
    assert!(found.contains("[stale-thread]"), "{found}");
    assert_eq!(
        said.matches("1 file was skipped: 1 is not UTF-8").count(),
        1,
        "{said}"
    );
    let (found, _) = check(&[&path, "--archive", "draft"]);
    assert!(!found.contains("[stale-thread]"), "{found}");
}
