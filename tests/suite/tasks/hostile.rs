//! Text from strangers: what could steer the terminal never reaches it.

use super::desk::Desk;
use super::desk::SMALL;
use super::desk::replaced;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::path::Path;

/// What would steer a terminal: a title, a question for its name and place, colours that nobody has, a bell, C1.
const EVIL: &str = "\u{1b}]0;owned\u{7}\u{1b}[5n\u{1b}[31337m\u{1b}c\u{9b}6n\u{8}\u{7f}\u{202e}";

/// What stands in `output` besides text and the sequences of our own terminal driver.
fn foreign(output: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = output;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '\u{1b}' => sequence(rest).unwrap_or_else(|| {
                found.push(rest.chars().take(12).collect());
                1
            }),
            '\r' | '\n' | '\u{8}' => 1,
            _ if character.is_control() || is_dangerous(character) => {
                found.push(character.to_string());
                character.len_utf8()
            }
            _ => character.len_utf8(),
        };
        rest = &rest[length..];
    }
    found
}

/// The length of the sequence at the start of `text`, where our driver writes such.
fn sequence(text: &str) -> Option<usize> {
    if text.starts_with("\u{1b}M") {
        return Some(2);
    }
    let inside = text.strip_prefix("\u{1b}[")?;
    let end = inside.find(|c: char| !c.is_ascii_digit() && c != ';' && c != '?')?;
    let numbers = inside[..end].split([';', '?']);
    let is_small = numbers.clone().all(|number| number.len() <= 4);
    let is_ours = inside[end..].starts_with(['m', 'H', 'h', 'l', 'r', 'K', 'X', 'J', 'C', 'D']);
    (is_small && is_ours).then_some(2 + end + 1)
}

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
    assert_eq!(foreign(&output), Vec::<String>::new());
    assert_eq!(desk.file(), draft);
}

/// An editor called `user` at `file` of `folder`.
fn editor(folder: &Scratch, file: &str, user: &str) -> Terminal {
    let options = Options::copydesk().arg(Path::new(file)).cwd(folder.path());
    Terminal::start(&options.env("USER", user).size(120, 24))
}

#[test]
fn neighbours_settings_and_file_names_never_reach_the_terminal_raw() {
    let file = format!("2026-01-14-{EVIL}.md");
    let escaped = EVIL.chars().map(|c| format!("\\u{:04x}", u32::from(c)));
    let rules = format!(
        "[rules]\n\"rule{}\" = \"off\"\n",
        escaped.collect::<String>()
    );
    let heading = format!("### Official {EVIL}");
    let folder = Scratch::new()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("copydesk.toml", rules)
        .file(&file, replaced(SMALL, "### Official", &heading));
    let eve = editor(&folder, &file, &format!("eve{EVIL}"));
    eve.wait_for("copydesk.toml");
    let ana = editor(&folder, &file, "ana");
    ana.wait_for("with eve");
    ana.keys(":who<Enter>");
    ana.wait_for("Who else has this draft open");
    ana.wait_for("eve");
    ana.keys("<Esc>");
    ana.wait_gone("Who else has this draft open");
    eve.wait_for("with ana");
    for editor in [&ana, &eve] {
        editor.keys("w");
        editor.wait_for("already saved");
        editor.keys("q");
        assert!(editor.wait_exit().success());
        let output = String::from_utf8(editor.raw_output()).expect("the terminal gets UTF-8");
        assert_eq!(foreign(&output), Vec::<String>::new());
    }
}

#[test]
fn what_is_foreign_is_found() {
    let output = format!("\u{1b}[?25l\u{1b}[2;30Ha\r\n{EVIL}\u{1b}[m");
    assert_eq!(foreign(&output).len(), 8, "{:?}", foreign(&output));
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
