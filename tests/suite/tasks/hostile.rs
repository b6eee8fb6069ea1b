//! Text from strangers: what could steer the terminal never reaches it.

use super::desk::Desk;
use super::desk::SMALL;
use super::desk::replaced;

/// Steers a terminal or turns the order of its text around.
fn is_dangerous(character: char) -> bool {
    let is_c1 = ('\u{80}'..='\u{9f}').contains(&character);
    let is_bidi = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    is_c1 || is_bidi || matches!(character, '\u{7}' | '\u{200b}' | '\u{e0041}')
}

#[test]
fn control_and_bidi_characters_never_reach_the_terminal_raw() {
    let title = "Al\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}pha\u{2066}\u{200b}\u{e0041}";
    let draft = replaced(SMALL, "* [Alpha]", &format!("* [{title}]"));
    let desk = Desk::open(&draft);
    desk.keys("3>>>1jjkk2");
    desk.press("e", "Editing line 9");
    desk.keys("<C-q>");
    desk.wait_gone("Editing line");
    desk.press("m", "Move “");
    desk.keys("<Esc>");
    desk.wait_gone("Move “");
    desk.press("'", "Go to a section");
    desk.keys("<Esc>");
    desk.wait_gone("Go to a section");
    desk.press("X", "Problems: ");
    desk.keys("<Esc>");
    desk.wait_gone("Problems: ");
    desk.press("d", " Deleted");
    desk.press("u", "Undone: ");
    desk.keys("w");
    desk.quit();
    let output = String::from_utf8(desk.raw_output()).expect("the terminal gets UTF-8");
    let raw: Vec<char> = output.chars().filter(|&c| is_dangerous(c)).collect();
    assert!(raw.is_empty(), "{raw:?}");
    assert!(!output.contains("\x1b]0;owned"));
    assert_eq!(desk.file(), draft);
}

#[test]
fn a_pasted_escape_sequence_is_text() {
    let desk = Desk::open(SMALL);
    desk.press("a", "Add a link");
    desk.paste("https://one.example/\x1b[31mred");
    desk.wait_for("one.example");
    desk.settle();
    let output = desk.raw_output();
    assert!(!String::from_utf8_lossy(&output).contains("\x1b[31mred"));
}
