//! What is on the screen, with its styles, and half-drawn frames.

use crate::support::launch::Options;
use crate::support::terminal::Terminal;

/// A screen of 24×4 painted by `printf`, which then stays.
fn painted(format: &str) -> Terminal {
    let script = format!("stty -echo; printf '{format}'; read x; printf end; read x");
    Terminal::start(&Options::shell(&script).size(24, 4))
}

#[test]
fn styles_are_named_run_by_run() {
    let terminal = painted(
        "\\033[1;31mbold red\\033[0m plain \\033[7;44m  \\033[0m\\r\\n\
         \\033[2;3;4mdim\\033[22m it\\033[0m \\033[38;5;208;48;2;1;2;255mx\\033[0m \\033[92m漢\\033[0m.\\r\\n\\r\\ndone",
    );
    terminal.wait_for("done");
    insta::assert_snapshot!(terminal.styled_screen(), @r"
    00│bold red plain
      └ 0..8 bold red; 15..17 inverse on blue
    01│dim it x 漢.
      └ 0..3 dim italic underline; 3..6 italic underline; 7..8 color-208 on #0102ff; 9..11 bright-green
    02│
    03│done
    cursor at column 4, row 3
    ");
}

#[test]
fn a_hidden_cursor_has_no_place() {
    let terminal = painted("ab\\033[?25l!");
    terminal.wait_for("!");
    assert_eq!(terminal.cursor(), None);
    assert!(terminal.styled_screen().ends_with("cursor hidden"));
}

#[test]
fn a_cleared_text_is_gone() {
    let script = "stty -echo; echo here; read x; printf '\\033[2J'; read x";
    let terminal = Terminal::start(&Options::shell(script));
    terminal.wait_for("here");
    terminal.keys("<Enter>");
    terminal.wait_gone("here");
}

#[test]
fn a_synchronised_update_is_seen_whole_or_not_at_all() {
    let terminal = painted("\\033[?2026hwhole\\033[?2026l\\033[?2026h\\r\\033[2Khalf");
    terminal.wait_for("whole");
    assert!(!terminal.screen().contains("half"));
    let script = "printf 'half\\033[?2026h done'; read x; printf '\\033[?2026l'; read x";
    let terminal = Terminal::start(&Options::shell(script));
    terminal.wait_for("half");
    assert!(!terminal.screen().contains("done"));
    terminal.keys("<Enter>");
    terminal.wait_for("half done");
}

#[test]
fn an_update_that_is_never_finished_is_shown_when_the_program_ends() {
    let terminal = Terminal::start(&Options::shell("printf '\\033[?2026hcut'"));
    terminal.wait_exit();
    terminal.wait_for("cut");
}

#[test]
fn a_settled_screen_has_taken_in_what_was_typed() {
    let terminal = painted("ready");
    terminal.wait_for("ready");
    terminal.keys("<Enter>");
    terminal.settle();
    assert!(terminal.screen().starts_with("readyend"));
}
