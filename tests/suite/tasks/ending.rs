//! Endings that nobody chose: signals, a lost line, being stopped and continued.

use super::desk::{DRAFT, Desk, SMALL, replaced};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use copydesk::store::kept_in;
use rustix::process::Signal;
use std::path::Path;

const LEFT: &str = "\x1b[?1049l";

/// The texts of the journals below `home`.
fn rescued(home: &Scratch) -> Vec<String> {
    let found = kept_in(&home.at(".local/state/copydesk/journal"));
    found.into_iter().map(|kept| kept.note.text).collect()
}

fn without_alpha() -> String {
    replaced(SMALL, "* [Alpha](https://one.example/alpha)\n", "")
}

fn modified(home: &Scratch) -> Desk {
    let desk = Desk::with(SMALL, |options| options.home(home.path()).size(120, 24));
    desk.press("d", "Deleted “Alpha”");
    desk
}

#[test]
fn a_signal_gives_the_terminal_back_and_the_unsaved_text_is_kept() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = Scratch::new();
        let desk = modified(&home);
        desk.kill(signal);
        assert_eq!(desk.wait_exit().exit_code(), code);
        let output = String::from_utf8_lossy(&desk.raw_output()).into_owned();
        let (_, after) = output.rsplit_once(LEFT).expect("the screen was left");
        assert!(after.contains("your unsaved text of"), "{after:?}");
        assert!(after.contains("this-week-in-rust"), "{after:?}");
        assert_eq!(rescued(&home), [without_alpha()]);
        assert_eq!(desk.file(), SMALL);
    }
}

#[test]
fn a_signal_with_nothing_unsaved_leaves_no_file_behind() {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, |options| options.home(home.path()));
    desk.kill(Signal::TERM);
    assert_eq!(desk.wait_exit().exit_code(), 143);
    assert!(rescued(&home).is_empty());
}

#[test]
fn a_lost_line_ends_the_program_and_keeps_the_unsaved_text() {
    // The loop and the signal thread notice it in either order.
    for _ in 0..4 {
        let home = Scratch::new();
        let mut desk = modified(&home);
        desk.hang_up();
        assert_eq!(desk.wait_exit().exit_code(), 129);
        assert_eq!(rescued(&home), [without_alpha()]);
    }
}

#[test]
fn a_stopped_program_goes_on_where_it_was() {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    desk.kill(Signal::STOP);
    desk.kill(Signal::CONT);
    desk.press("d", "Deleted “Beta”");
    desk.press("u", "Undone: Deleted “Beta”");
    assert_eq!(desk.saved(), without_alpha());
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let bash = Path::new("/bin/bash");
    if !bash.exists() {
        return;
    }
    let folder = Scratch::new().file(DRAFT, SMALL);
    let script = format!(
        "{} {DRAFT}; echo stopped $?; read -r answer; fg; echo ended $?",
        env!("CARGO_BIN_EXE_copydesk")
    );
    let options = Options::program(bash).arg("-m").arg("-c").arg(script);
    let terminal = Terminal::start(&options.cwd(folder.path()));
    terminal.wait_for("▸ Alpha");
    terminal.keys("d");
    terminal.wait_for("Deleted “Alpha”");
    terminal.keys("<C-z>");
    terminal.wait_for("stopped 147");
    terminal.keys("<Enter>");
    terminal.wait_for("▸ Beta");
    terminal.keys("w");
    terminal.wait_for("saved");
    assert_eq!(folder.read(DRAFT), without_alpha());
    terminal.keys("q");
    terminal.wait_for("ended 0");
}

#[test]
fn the_demo_says_where_it_lies_and_its_mistakes_are_found_there() {
    let folder = Scratch::new();
    let place = folder.path().to_str().expect("UTF-8").to_owned();
    let terminal = Terminal::start(
        &Options::copydesk()
            .arg("demo")
            .env("TMPDIR", &place)
            .size(120, 24),
    );
    terminal.wait_for(&format!("A practice draft in {place}/copydesk-demo-"));
    terminal.keys("]");
    terminal.wait_for("fix");
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
}
