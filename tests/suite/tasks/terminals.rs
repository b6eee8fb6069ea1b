//! Other terminals: without colour, the Linux console, plain xterm; and none is written to while nothing happens.

use super::desk::{Desk, SMALL};
use std::time::Duration;

/// The parameters of every SGR sequence in `output`.
pub fn sgr(output: &[u8]) -> Vec<String> {
    let output = String::from_utf8_lossy(output).into_owned();
    let mut found = Vec::new();
    for sequence in output.split("\x1b[").skip(1) {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic());
        if let Some(end) = end.filter(|&end| sequence.as_bytes()[end] == b'm') {
            found.push(sequence[..end].to_owned());
        }
    }
    found
}

/// True where `parameters` set a foreground, background or underline colour.
fn is_colour(parameters: &str) -> bool {
    let first = |part: &str| part.split(':').next().and_then(|n| n.parse::<u32>().ok());
    parameters
        .split(';')
        .filter_map(first)
        .any(|n| matches!(n, 30..=38 | 40..=48 | 58 | 90..=107))
}

#[test]
fn without_colour_bold_and_underline_remain() {
    let desk = Desk::with(SMALL, |options| options.env("NO_COLOR", "1"));
    desk.press("d", "Deleted “Alpha”");
    desk.press("X", "Problems");
    desk.keys("<Esc>");
    desk.wait_gone("Problems:");
    desk.press("u", "Undone: ");
    desk.quit();
    let sent = sgr(&desk.raw_output());
    let coloured: Vec<_> = sent.iter().filter(|sgr| is_colour(sgr)).collect();
    assert!(coloured.is_empty(), "{coloured:?}");
    let has = |wanted: &str| sent.iter().any(|sgr| sgr.split(';').any(|n| n == wanted));
    assert!(has("1"), "no bold in {sent:?}");
    assert!(has("4"), "no underline in {sent:?}");
}

#[test]
fn with_colour_there_is_colour() {
    let desk = Desk::open(SMALL);
    desk.quit();
    assert!(sgr(&desk.raw_output()).iter().any(|sgr| is_colour(sgr)));
}

#[test]
fn the_linux_console_and_xterm_work() {
    for term in ["linux", "xterm", "screen", "vt220"] {
        let desk = Desk::with(SMALL, |options| options.env("TERM", term));
        desk.press("J", "Moved “Alpha” down");
        desk.press("<Down>", "▸ Gamma");
        desk.press("u", "Undone: ");
        desk.quit();
    }
}

#[test]
fn a_dumb_terminal_is_refused_with_a_sentence() {
    let desk = Desk::start(SMALL, |options| options.env("TERM", "dumb"));
    assert_eq!(desk.wait_exit().exit_code(), 2);
    assert!(desk.screen().contains("TERM"), "{}", desk.screen());
}

#[test]
fn an_idle_program_writes_nothing() {
    let desk = Desk::open(SMALL);
    desk.settle();
    assert!(desk.is_silent_for(Duration::from_millis(1500)));
}
