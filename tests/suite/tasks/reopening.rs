//! Leaving and coming back: what was done before is undone step by step.

use super::desk::{DRAFT, Desk, SMALL, put_before, replaced};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";
const BETA: &str = "* [Beta](https://one.example/beta)\n";
const GAMMA: &str = "* [Gamma](https://one.example/gamma)\n";

fn at_home(home: &Scratch) -> impl Fn(Options) -> Options {
    move |options| options.home(home.path())
}

/// A desk that deleted Alpha and Beta, saved, and was left; with its home.
fn left() -> (Desk, Scratch) {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "Deleted “Alpha”");
    desk.press("d", "Deleted “Beta”");
    assert_eq!(desk.saved(), replaced(SMALL, &format!("{ALPHA}{BETA}"), ""));
    desk.quit();
    (desk, home)
}

#[track_caller]
fn reopened(desk: Desk, home: &Scratch) -> Desk {
    let desk = desk.reopened(at_home(home));
    desk.wait_for("read as This Week in Rust");
    desk
}

#[test]
fn what_was_done_before_leaving_is_undone_after_coming_back() {
    let (desk, home) = left();
    let desk = reopened(desk, &home);
    desk.press("H", "Go to a step");
    desk.wait_for("Before the steps that are known");
    desk.wait_for("Deleted “Alpha”");
    desk.wait_for("as it was opened");
    desk.keys("<Esc>");
    desk.wait_gone("Go to a step");
    desk.press("u", "Undone: Deleted “Beta”");
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
    desk.press("U", "Done again: Deleted “Beta”");
    desk.press("u", "Undone: Deleted “Beta”");
    desk.press("u", "Undone: Deleted “Alpha”");
    assert_eq!(desk.saved(), SMALL);
    desk.press("u", "Nothing to undo");
    desk.quit();
    let desk = reopened(desk, &home);
    desk.press("u", "Nothing to undo");
    desk.quit();
}

#[test]
fn steps_of_several_sessions_are_one_history() {
    let (desk, home) = left();
    let desk = reopened(desk, &home);
    desk.press("d", "Deleted “Gamma”");
    let rest = replaced(SMALL, &format!("{ALPHA}{BETA}{GAMMA}"), "");
    assert_eq!(desk.saved(), rest);
    desk.press("d", "Deleted “Delta”");
    desk.press("q", "has unsaved changes");
    desk.keys("d");
    assert!(desk.wait_exit().success());
    let desk = reopened(desk, &home);
    desk.press("u", "Undone: Deleted “Gamma”");
    desk.press("u", "Undone: Deleted “Beta”");
    desk.press("u", "Undone: Deleted “Alpha”");
    assert_eq!(desk.saved(), SMALL);
}

#[test]
fn of_a_file_that_another_program_changed_nothing_is_undone() {
    let (desk, home) = left();
    let theirs = put_before(&desk.file(), "## Jobs", "Somebody was here.\n\n");
    fs::write(desk.folder().at(DRAFT), &theirs).unwrap();
    let desk = reopened(desk, &home);
    desk.press("u", "Nothing to undo");
    desk.quit();
    assert_eq!(desk.file(), theirs);
}

#[test]
fn without_a_place_for_steps_saving_and_leaving_work() {
    let home = Scratch::new().file(".local/state/copydesk/history", "a file");
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "Deleted “Alpha”");
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
    desk.quit();
    let desk = reopened(desk, &home);
    desk.press("u", "Nothing to undo");
    desk.quit();
}

#[test]
fn steps_are_for_their_owner_alone() {
    let (_desk, home) = left();
    let folder = home.at(".local/state/copydesk/history");
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder.clone()), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    assert_eq!(mode(files[0].path()), 0o600);
}
