//! Quitting and saving: nothing is lost without a question, and nobody else's text is overwritten.

use super::desk::{DRAFT, Desk, SMALL, put_before, replaced};
use std::fs;

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";

fn without_alpha() -> String {
    replaced(SMALL, ALPHA, "")
}

/// A draft that was changed here and outside, and `w` was pressed.
fn conflict() -> (Desk, String) {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    let theirs = put_before(SMALL, "## Jobs", "Somebody else was here.\n\n");
    fs::write(desk.folder().at(DRAFT), &theirs).unwrap();
    desk.press("w", "Changed on disk");
    desk.press("x", "overwrite what stands there");
    (desk, theirs)
}

#[test]
fn quitting_asks_nothing_where_nothing_was_changed() {
    Desk::open(SMALL).quit();
}

#[test]
fn quitting_asks_where_something_was_changed_and_the_same_key_does_not_confirm() {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    desk.press("q", "has unsaved changes");
    desk.keys("qqq<Enter><Esc>");
    desk.wait_gone("has unsaved changes");
    assert_eq!(desk.file(), SMALL);
    desk.press("q", "has unsaved changes");
    desk.keys("s");
    assert!(desk.wait_exit().success());
    assert_eq!(desk.file(), without_alpha());
}

#[test]
fn quitting_without_saving_leaves_the_file_alone() {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    desk.press("q", "has unsaved changes");
    desk.keys("d");
    assert!(desk.wait_exit().success());
    assert_eq!(desk.file(), SMALL);
}

#[test]
fn a_file_changed_outside_is_not_overwritten_unasked() {
    let (desk, theirs) = conflict();
    desk.keys("w<Enter><Esc>");
    desk.wait_gone("Changed on disk");
    assert_eq!(desk.file(), theirs);
}

#[test]
fn a_file_changed_outside_is_overwritten_where_that_is_chosen() {
    let (desk, _) = conflict();
    desk.press("o", "saved");
    assert_eq!(desk.file(), without_alpha());
    desk.quit();
}

#[test]
fn a_file_changed_outside_is_reloaded_and_undo_leads_back() {
    let (desk, theirs) = conflict();
    desk.press("r", "Read again");
    assert_eq!(desk.saved(), theirs);
    desk.press("u", "Undone: ");
    assert_eq!(desk.saved(), without_alpha());
}

#[test]
fn a_file_changed_outside_is_left_and_ours_saved_under_another_name() {
    let (desk, theirs) = conflict();
    desk.press("a", "Save as: ");
    desk.keys("<C-a><C-k>mine.md<Enter>");
    desk.wait_for("Saved as mine.md");
    assert_eq!(desk.file(), theirs);
    assert_eq!(desk.folder().read("mine.md"), without_alpha());
    desk.quit();
}
