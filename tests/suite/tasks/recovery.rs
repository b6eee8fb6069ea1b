//! Crashes: what was typed before them is there again.

use super::desk::{DRAFT, Desk, SMALL, put_before, replaced};
use crate::support::dice::Dice;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use copydesk::store::kept_in;
use rustix::process::Signal;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";
const GAMMA: &str = "* [Gamma](https://one.example/gamma)\n";

fn at_home(home: &Scratch) -> impl Fn(Options) -> Options {
    move |options| options.home(home.path()).size(120, 24)
}

fn journals(home: &Scratch) -> usize {
    kept_in(&home.at(".local/state/copydesk/journal")).len()
}

/// A desk that was killed after `keys`, which `answer` follows, and is open again.
#[track_caller]
fn killed_after(home: &Scratch, keys: &str, answer: &str) -> Desk {
    let desk = Desk::with(SMALL, at_home(home));
    desk.press(keys, answer);
    desk.kill(Signal::KILL);
    desk.wait_exit();
    desk.reopened(at_home(home))
}

/// Closes the list of what was recovered, once it is there.
#[track_caller]
fn closed(desk: &Desk) {
    desk.wait_for("Recovered: what was not saved");
    desk.keys("<Esc>");
    desk.wait_gone("Recovered: what was not saved");
    desk.wait_for("modified");
}

#[test]
fn what_was_not_saved_is_back_as_one_step_and_shown_as_a_difference() {
    let home = Scratch::new();
    let desk = killed_after(&home, "d", "Deleted “Alpha”");
    desk.wait_for("Recovered: what was not saved");
    desk.wait_for("- * [Alpha](https://one.example/alpha)");
    desk.wait_for("recovered what was not saved");
    assert_eq!(desk.file(), SMALL, "it never writes by itself");
    closed(&desk);
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
    desk.quit();
    assert_eq!(journals(&home), 0);
}

#[test]
fn what_is_back_can_be_taken_back() {
    let home = Scratch::new();
    let desk = killed_after(&home, "d", "Deleted “Alpha”");
    closed(&desk);
    desk.press("u", "Undone: Recovered what was not saved");
    desk.quit();
    assert_eq!(desk.file(), SMALL);
    let desk = desk.reopened(at_home(&home));
    desk.wait_for("read as This Week in Rust");
}

#[test]
fn lines_under_edit_are_back_up_to_the_last_letter() {
    let home = Scratch::new();
    let desk = killed_after(&home, "ehasty <Left>words", "hastywords ");
    closed(&desk);
    let expected = replaced(SMALL, ALPHA, &format!("hastywords {ALPHA}"));
    assert_eq!(desk.saved(), expected);
}

#[test]
fn fields_of_a_form_that_was_not_accepted_are_shown() {
    let home = Scratch::new();
    let desk = killed_after(&home, "ahttps://new.example/half", "new.example/half");
    desk.wait_for("In forms that were not accepted");
    desk.wait_for("https://new.example/half");
}

#[test]
fn a_second_crash_loses_nothing_of_the_first() {
    let home = Scratch::new();
    let desk = killed_after(&home, "d", "Deleted “Alpha”");
    desk.wait_for("Recovered: what was not saved");
    desk.kill(Signal::KILL);
    desk.wait_exit();
    let desk = desk.reopened(at_home(&home));
    closed(&desk);
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
}

#[test]
fn after_a_save_nothing_is_taken_back() {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "Deleted “Alpha”");
    let saved = desk.saved();
    desk.kill(Signal::KILL);
    desk.wait_exit();
    let desk = desk.reopened(at_home(&home));
    desk.wait_for("read as This Week in Rust");
    assert_eq!(desk.file(), saved);
}

#[test]
fn what_is_left_without_saving_stays_in_the_trash() {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "Deleted “Alpha”");
    desk.press("q", "has unsaved changes");
    desk.keys("d");
    assert!(desk.wait_exit().success());
    let trash = kept_in(&home.at(".local/state/copydesk/discarded"));
    assert_eq!(trash.len(), 1);
    assert_eq!(trash[0].note.text, replaced(SMALL, ALPHA, ""));
    let desk = desk.reopened(at_home(&home));
    desk.wait_for("read as This Week in Rust");
}

#[test]
fn where_the_file_changed_meanwhile_that_is_said_and_nothing_is_overwritten() {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "Deleted “Alpha”");
    desk.kill(Signal::KILL);
    desk.wait_exit();
    let theirs = replaced(SMALL, GAMMA, "");
    fs::write(desk.folder().at(DRAFT), &theirs).unwrap();
    let desk = desk.reopened(|options| at_home(&home)(options).size(200, 24));
    desk.wait_until("nothing about the change", |screen| {
        screen.replace('\n', " ").contains("file changed since")
    });
    assert_eq!(desk.file(), theirs);
}

#[test]
fn without_a_place_for_the_journal_that_is_said_and_saving_works() {
    let home = Scratch::new().file(
        ".local/state/copydesk/journal",
        "a file where the folder should be",
    );
    let desk = Desk::with(SMALL, at_home(&home));
    desk.press("d", "no recovery copy");
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
    desk.quit();
}

#[test]
fn a_new_issue_that_was_never_saved_is_back() {
    let home = Scratch::new();
    let folder = Scratch::new();
    let start = || {
        let options = Options::copydesk().arg(DRAFT).cwd(folder.path());
        crate::support::terminal::Terminal::start(&at_home(&home)(options))
    };
    let terminal = start();
    terminal.wait_for("is new, made from the template");
    terminal.keys("1ge");
    terminal.wait_for("Editing line");
    terminal.keys("unsaved words ");
    terminal.wait_for("unsaved words ");
    terminal.kill(Signal::KILL);
    terminal.wait_exit();
    let terminal = start();
    terminal.wait_for("unsaved words ");
    terminal.keys("<Esc>w");
    terminal.wait_for("saved as a new file");
    assert!(folder.read(DRAFT).contains("unsaved words "));
}

/// Letters are typed into a line; after a random time the program is killed. Every letter that stood on the screen a
/// tenth of a second before is there again.
#[test]
fn killed_at_any_moment_every_key_older_than_a_tenth_of_a_second_is_back() {
    let rounds = std::env::var("COPYDESK_CRASHES").ok();
    let rounds: u64 = rounds.and_then(|count| count.parse().ok()).unwrap_or(8);
    for round in 0..rounds {
        let mut dice = Dice::new(round);
        let home = Scratch::new();
        let desk = Desk::with(SMALL, |options| options.home(home.path()).size(200, 24));
        desk.press("e", "Editing line");
        let end = Instant::now() + Duration::from_millis(100 + dice.below(900) as u64);
        let mut typed = String::new();
        let mut shown = Vec::new();
        while Instant::now() < end {
            let letter = *dice.pick(&['a', 'b', 'c', 'd', 'e']);
            desk.send(&letter.to_string());
            typed.push(letter);
            thread::sleep(Duration::from_millis(dice.below(25) as u64));
            shown.push((Instant::now(), on_screen(&desk.screen(), &typed)));
        }
        let killed_at = Instant::now();
        desk.kill(Signal::KILL);
        desk.wait_exit();
        let limit = Duration::from_millis(100);
        let old = shown.iter().filter(|(at, _)| *at + limit <= killed_at);
        let wanted = old.map(|(_, letters)| *letters).max().unwrap_or(0);
        let kept = kept_in(&home.at(".local/state/copydesk/journal"));
        let text = kept.first().map_or("", |kept| &kept.note.text);
        let back = (0..=typed.len())
            .rev()
            .find(|&end| text.contains(&format!("\n{}*", &typed[..end])));
        assert!(
            back.unwrap_or(0) >= wanted,
            "round {round}: {back:?} of {wanted} letters are back"
        );
        assert_eq!(desk.file(), SMALL);
    }
}

/// How many letters of `typed` stand on the screen.
fn on_screen(screen: &str, typed: &str) -> usize {
    let ends = (0..=typed.len()).rev();
    let mut ends = ends.filter(|&end| screen.contains(&format!("{}* [Alpha]", &typed[..end])));
    ends.next().unwrap_or(0)
}

#[test]
fn the_text_of_somebody_else_meanwhile_is_no_loss_of_ours() {
    let home = Scratch::new();
    let desk = killed_after(&home, "d", "Deleted “Alpha”");
    closed(&desk);
    let theirs = put_before(SMALL, "## Jobs", "Somebody else was here.\n\n");
    fs::write(desk.folder().at(DRAFT), &theirs).unwrap();
    desk.keys("w");
    desk.wait_for("hanged on disk");
    assert_eq!(desk.file(), theirs);
}
