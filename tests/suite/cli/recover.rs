//! `copydesk recover`: what a killed session leaves is listed, shown, written elsewhere, and thrown away with a way back.

use super::{Ended, run};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use rustix::process::Signal;

const DRAFT: &str = "2026-01-14-this-week-in-rust.md";
const TEXT: &str = "## Jobs\n\n* [One](https://one.example/)\n* [Two](https://two.example/)\n";
const WITHOUT_ONE: &str = "## Jobs\n\n* [Two](https://two.example/)\n";

/// A folder in which a session was killed after it deleted an item.
fn killed() -> Scratch {
    let scratch = Scratch::new().file(DRAFT, TEXT);
    let options = Options::copydesk()
        .arg(DRAFT)
        .cwd(scratch.path())
        .home(scratch.path());
    let terminal = Terminal::start(&options);
    terminal.wait_for("▸ One");
    terminal.keys("d");
    terminal.wait_for("Deleted “One”");
    let listed = run(scratch.path(), &["recover"]);
    assert!(listed.stdout.contains(", open now"), "{listed:?}");
    terminal.kill(Signal::KILL);
    terminal.wait_exit();
    scratch
}

#[track_caller]
fn check(scratch: &Scratch, args: &[&str], status: i32, said: &str) -> Ended {
    let ended = run(scratch.path(), args);
    assert_eq!(ended.status, Some(status), "{ended:?}");
    assert!(
        format!("{}{}", ended.stdout, ended.stderr).contains(said),
        "{ended:?}"
    );
    ended
}

#[test]
fn unsaved_text_of_a_killed_session_is_listed_shown_and_written_elsewhere() {
    let scratch = killed();
    check(
        &scratch,
        &["recover"],
        0,
        &format!("{DRAFT}: +0 -1 lines, from "),
    );
    let shown = check(
        &scratch,
        &["recover", DRAFT],
        0,
        "-* [One](https://one.example/)\n",
    );
    assert!(shown.stdout.starts_with("--- "), "{shown:?}");
    check(&scratch, &["recover", DRAFT, "-o", "out.md"], 0, "");
    assert_eq!(scratch.read("out.md"), WITHOUT_ONE);
    let printed = check(&scratch, &["recover", DRAFT, "-o", "-"], 0, "");
    assert_eq!(printed.stdout, WITHOUT_ONE);
    assert_eq!(scratch.read(DRAFT), TEXT);
}

#[test]
fn a_file_that_is_there_is_not_written_over_by_recovering() {
    let scratch = killed().file("out.md", "mine");
    check(&scratch, &["recover", DRAFT, "-o", "out.md"], 2, "exists");
    assert_eq!(scratch.read("out.md"), "mine");
}

#[test]
fn text_that_is_thrown_away_is_found_in_the_trash() {
    let scratch = killed();
    check(&scratch, &["recover", DRAFT, "--discard"], 0, "");
    check(&scratch, &["recover"], 0, "Nothing is unsaved");
    check(
        &scratch,
        &["recover", DRAFT],
        2,
        "there is no unsaved text of",
    );
    check(&scratch, &["recover", "--trash"], 0, DRAFT);
    let found = check(&scratch, &["recover", DRAFT, "--trash", "-o", "-"], 0, "");
    assert_eq!(found.stdout, WITHOUT_ONE);
}

#[test]
fn text_of_a_draft_that_is_gone_can_be_recovered() {
    let scratch = killed();
    std::fs::remove_file(scratch.at(DRAFT)).unwrap();
    let found = check(&scratch, &["recover", DRAFT, "-o", "-"], 0, "");
    assert_eq!(found.stdout, WITHOUT_ONE);
}

#[test]
fn texts_that_saves_replaced_are_listed_and_taken_by_number() {
    let scratch = Scratch::new().file(DRAFT, TEXT);
    let options = Options::copydesk()
        .arg(DRAFT)
        .cwd(scratch.path())
        .home(scratch.path());
    let terminal = Terminal::start(&options);
    terminal.wait_for("▸ One");
    terminal.keys("d");
    terminal.wait_for("Deleted “One”");
    terminal.keys("w");
    terminal.wait_for("saved");
    let listed = check(&scratch, &["recover", DRAFT, "--versions"], 0, " 1  ");
    assert_eq!(listed.stdout.lines().count(), 1);
    let found = check(&scratch, &["recover", DRAFT, "--take", "1"], 0, "");
    assert_eq!(found.stdout, TEXT);
    check(
        &scratch,
        &["recover", DRAFT, "--take", "2"],
        2,
        "there is no number 2",
    );
}

#[test]
fn what_an_open_session_keeps_is_not_thrown_away() {
    let scratch = Scratch::new().file(DRAFT, TEXT);
    let options = Options::copydesk()
        .arg(DRAFT)
        .cwd(scratch.path())
        .home(scratch.path());
    let terminal = Terminal::start(&options);
    terminal.wait_for("▸ One");
    terminal.keys("d");
    terminal.wait_for("Deleted “One”");
    check(
        &scratch,
        &["recover", DRAFT, "--discard"],
        2,
        "is open in a copydesk",
    );
}
