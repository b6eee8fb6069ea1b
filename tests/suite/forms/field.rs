//! The one-line field: whole characters, readline's keys, nothing hidden.

use copydesk::tui::form::TextField;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

const COMMANDS: [&str; 13] = [
    "text.left",
    "text.right",
    "text.word-left",
    "text.word-right",
    "text.line-start",
    "text.line-end",
    "text.delete-back",
    "text.delete",
    "text.delete-word",
    "text.kill-end",
    "text.kill-start",
    "text.yank",
    "text.newline",
];

fn after(text: &str, commands: &[&str]) -> TextField {
    let mut field = TextField::new(text);
    for command in commands {
        field.command(command);
    }
    field
}

/// The field with the cursor shown as `|`.
fn marked(mut field: TextField) -> String {
    field.insert('|');
    field.value().to_owned()
}

#[track_caller]
fn check(text: &str, commands: &[&str], expected: &str) {
    assert_eq!(marked(after(text, commands)), expected);
}

#[test]
fn a_flag_is_deleted_as_one_character() {
    check("Rust 🇩🇪🇫🇷", &["text.delete-back"], "Rust 🇩🇪|");
    check("🇩🇪🇫🇷", &["text.line-start", "text.delete"], "|🇫🇷");
}

#[test]
fn a_family_is_stepped_over_and_deleted_whole() {
    check("a👨‍👩‍👧b", &["text.left", "text.left"], "a|👨‍👩‍👧b");
    check("a👨‍👩‍👧b", &["text.left", "text.delete-back"], "a|b");
}

#[test]
fn an_accent_goes_with_its_letter() {
    check("cafe\u{301}", &["text.delete-back"], "caf|");
}

#[test]
fn words_are_runs_of_letters_and_digits() {
    check("one two-three", &["text.word-left"], "one two-|three");
    check("one two-three", &["text.delete-word"], "one two-|");
    check(
        "one two",
        &["text.line-start", "text.word-right"],
        "one| two",
    );
}

#[test]
fn what_was_cut_comes_back_with_yank() {
    check(
        "one two",
        &[
            "text.word-left",
            "text.kill-end",
            "text.line-start",
            "text.yank",
        ],
        "two|one ",
    );
    check(
        "one",
        &["text.kill-start", "text.yank", "text.yank"],
        "oneone|",
    );
}

#[test]
fn deleting_in_an_empty_field_does_nothing() {
    for command in COMMANDS {
        assert_eq!(after("", &[command]).value(), "");
    }
}

#[test]
fn pasted_line_ends_become_spaces() {
    let mut field = TextField::new("");
    field.paste("a\r\nb\nc\rd\n");
    assert_eq!(field.value(), "a b c d");
}

#[test]
fn a_new_line_means_nothing_in_a_field() {
    assert!(!TextField::new("a").command("text.newline"));
}

#[test]
fn hidden_characters_are_shown_marked_and_the_cursor_knows_their_width() {
    let field = TextField::new("a\u{202e}b");
    assert_eq!(field.cursor_column(), "a‹U+202E›b".chars().count());
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
    let escape = Style::new().add_modifier(Modifier::REVERSED);
    let cursor = field.draw(buffer.area, &mut buffer, Style::new(), escape);
    assert_eq!(cursor, Some((10, 0)));
    assert_eq!(buffer[(1, 0)].symbol(), "‹");
    assert!(buffer[(1, 0)].modifier.contains(Modifier::REVERSED));
    assert!(!buffer[(0, 0)].modifier.contains(Modifier::REVERSED));
}

#[test]
fn a_long_text_scrolls_so_that_the_cursor_is_in_view() {
    let field = TextField::new("0123456789abcdefghij");
    let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
    let cursor = field.draw(buffer.area, &mut buffer, Style::new(), Style::new());
    let row: String = (0..10).map(|x| buffer[(x, 0)].symbol()).collect();
    assert_eq!((row.trim_end(), cursor), ("…ghij", Some((5, 0))));
}

#[test]
fn a_text_that_goes_on_beyond_its_field_says_so_at_either_end() {
    for (text, commands, expected) in [
        ("0123456789", &[][..], "…6789"),
        ("0123456789ab", &["text.line-start"], "012345678…"),
        ("01234567漢字", &["text.line-start"], "01234567 …"),
        ("012345678", &[], "012345678"),
    ] {
        let field = after(text, commands);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        field.draw(buffer.area, &mut buffer, Style::new(), Style::new());
        let row: String = (0..10).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(row.trim_end(), expected, "{text}");
    }
}

#[test]
fn a_field_takes_a_new_value_and_keeps_what_was_cut() {
    let mut field = after("old", &["text.kill-start"]);
    field.set_value("new ");
    field.command("text.yank");
    assert_eq!(field.value(), "new old");
}

proptest! {
    #[test]
    fn any_commands_on_any_text_neither_panic_nor_split_a_character(
        text in "[a é🇩👨‍👩\u{301}\u{202e}\t\r\u{200b}-]{0,12}",
        commands in prop::collection::vec(0..COMMANDS.len(), 0..30),
        width in 0u16..12,
    ) {
        let mut field = TextField::new(&text);
        for command in commands {
            field.command(COMMANDS[command]);
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            if let Some((x, y)) = field.draw(buffer.area, &mut buffer, Style::new(), Style::new()) {
                prop_assert!(x < width && y == 0);
            }
        }
    }
}
