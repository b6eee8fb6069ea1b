//! What becomes of unsaved text when the program is ended from outside.

use super::DEMO;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use copydesk::store::kept_in;
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

const DRAFT: &str = "2026-01-14-this-week-in-rust.md";
const DELETED: &str = "What the lantern working group did in December";

/// A desk on the demo, with one item deleted and nothing saved.
fn edited(scratch: &Scratch) -> Terminal {
    let terminal = Terminal::start(
        &Options::copydesk()
            .arg(DRAFT)
            .cwd(scratch.path())
            .home(scratch.path()),
    );
    terminal.wait_for("Sections");
    terminal.keys("'lantern<Enter>");
    terminal.wait_for("▸ What the lantern");
    terminal.keys("d");
    terminal.wait_for("Deleted “");
    terminal
}

/// The one journal's text lacks what was deleted, and nobody else can read it; the draft is as it was.
#[track_caller]
fn check_rescued(scratch: &Scratch) {
    let found = kept_in(&scratch.at(".local/state/copydesk/journal"));
    assert_eq!(found.len(), 1, "{found:?}");
    let path = found[0].path();
    let expected: String = DEMO
        .split_inclusive('\n')
        .filter(|line| !line.contains(DELETED))
        .collect();
    assert!(found[0].note.text == expected);
    assert_eq!(
        fs::metadata(path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(scratch.read(DRAFT), DEMO);
}

#[test]
fn a_dropped_line_leaves_the_unsaved_text_in_a_private_file() {
    let scratch = Scratch::new().file(DRAFT, DEMO);
    let mut terminal = edited(&scratch);
    terminal.hang_up();
    terminal.wait_exit();
    check_rescued(&scratch);
}

#[test]
fn a_program_that_is_told_to_end_says_where_the_unsaved_text_is() {
    let scratch = Scratch::new().file(DRAFT, DEMO);
    let terminal = edited(&scratch);
    terminal.kill(Signal::TERM);
    assert_eq!(terminal.wait_exit().exit_code(), 143);
    assert!(
        terminal
            .screen()
            .contains("copydesk: your unsaved text of "),
        "{}",
        terminal.screen()
    );
    check_rescued(&scratch);
}
