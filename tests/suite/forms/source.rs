//! Editing source lines.

use super::{DEMO, assert_shows, at, rows, text};
use copydesk::tui::form::stage::Opening;

const SOURCE: &str = "Title: x\nNumber: 1\nDate: 2026-01-07\nCategory: c\n\n## Crate of the Week\n\nOne line.\nTwo 🇩🇪 lines.\n\n## Jobs\n\ntext";

#[test]
fn leaving_keeps_the_text_as_one_step() {
    let mut stage = at(SOURCE, "One line", Opening::Source);
    assert_shows(&stage, "Editing lines 8–9");
    stage.press("End");
    stage.type_in(" More.");
    stage.press("Esc");
    assert!(!stage.is_open());
    assert_eq!(text(&stage), SOURCE.replace("One line.", "One line. More."));
    assert_eq!(stage.said(), "Edited “One line.”");
}

#[test]
fn discarding_leaves_the_text_as_it_was() {
    let mut stage = at(SOURCE, "One line", Opening::Source);
    stage.type_in("no");
    stage.press("Ctrl-Q");
    assert!(!stage.is_open());
    assert_eq!(text(&stage), SOURCE);
}

#[test]
fn nothing_changed_is_no_step() {
    let mut stage = at(SOURCE, "One line", Opening::Source);
    stage.press("Down Up End Esc");
    assert!(!stage.is_open());
    assert_eq!(stage.session().history().steps().len(), 0);
}

#[test]
fn the_line_endings_are_the_issues_own() {
    let source = SOURCE.replace('\n', "\r\n");
    let mut stage = at(&source, "One line", Opening::Source);
    stage.press("End Enter");
    stage.type_in("New");
    stage.paste("er\nlast");
    stage.press("Esc");
    let expected = source.replace("One line.", "One line.\r\nNewer\r\nlast");
    assert_eq!(text(&stage), expected);
}

#[test]
fn a_missing_final_newline_stays_missing() {
    let mut stage = at(SOURCE, "text", Opening::Source);
    stage.press("End");
    stage.type_in("!");
    stage.press("Esc");
    assert_eq!(text(&stage), format!("{SOURCE}!"));
}

#[test]
fn a_carriage_return_inside_a_line_survives_cutting_and_putting_back() {
    let source = SOURCE.replace("One line", "One\rline");
    let mut stage = at(&source, "One\r", Opening::Source);
    stage.press("Ctrl-K Ctrl-Y");
    stage.type_in("!");
    stage.press("Esc");
    assert_eq!(text(&stage), source.replace("line.\nTwo", "line.!\nTwo"));
}

#[test]
fn text_is_added_as_a_paragraph_of_its_own() {
    let mut stage = at(SOURCE, "One line", Opening::Add);
    stage.type_in("Thanks!");
    stage.press("Esc");
    let expected = SOURCE.replace("lines.\n", "lines.\n\nThanks!\n");
    assert_eq!(text(&stage), expected);
}

#[test]
fn text_is_added_at_an_end_without_a_newline() {
    let mut stage = at(SOURCE, "text", Opening::Add);
    stage.type_in("Thanks!");
    stage.press("Esc");
    assert_eq!(text(&stage), format!("{SOURCE}\n\nThanks!\n"));
}

#[test]
fn long_lines_are_broken_at_spaces_and_walked_by_rows() {
    let long = "word ".repeat(40);
    let source = format!("## A\n\n{}\n", long.trim_end());
    let mut stage = at(&source, "word", Opening::Source);
    let screen = rows(&stage, 40, 12);
    assert!(
        screen[1].contains("3 word word") && screen[2].contains("  word word"),
        "{screen:?}"
    );
    let (_, before) = stage.draw(40, 12);
    stage.press("Down");
    let (_, after) = stage.draw(40, 12);
    let (before, after) = (before.unwrap(), after.unwrap());
    assert_eq!((after.0, after.1), (before.0, before.1 + 1));
}

#[test]
fn the_cursor_stays_in_view_over_hundreds_of_lines() {
    let lines: Vec<String> = (0..600).map(|n| format!("line {n} of the text")).collect();
    let lines = lines.join(
        "
",
    );
    let source = format!("## A\n\n{lines}");
    let mut stage = at(&source, "line 0", Opening::Source);
    for keys in [
        "PgDn",
        "PgDn",
        "Ctrl-End",
        "PgUp",
        "Up",
        "Ctrl-Home",
        "Down",
    ] {
        stage.press(keys);
        let (_, cursor) = stage.draw(60, 14);
        assert!(
            cursor.is_some_and(|(x, y)| x < 60 && y < 14),
            "{keys}: {cursor:?}"
        );
    }
}

#[test]
fn a_typed_letter_changes_few_cells() {
    let mut stage = at(DEMO, "This week's crate", Opening::Source);
    let (before, _) = stage.draw(80, 22);
    stage.type_in("x");
    let (after, _) = stage.draw(80, 22);
    let changed: Vec<u16> = before.diff(&after).into_iter().map(|(_, y, _)| y).collect();
    let below = changed.iter().filter(|&&y| y > 2).count();
    assert!(below < 80, "{below} cells below the line that was typed in");
}
