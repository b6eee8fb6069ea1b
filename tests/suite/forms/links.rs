//! The link form.

use super::{DEMO, assert_shows, at, new_lines, remember, rows, stage_of, text};
use copydesk::tui::form::stage::Opening;

const FIRST: &str = "* [Two years of Rust";

#[test]
fn a_link_is_added_behind_the_selected_one() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.type_in("https://one.example/a");
    stage.press("Tab");
    stage.type_in("A title");
    stage.press("Enter");
    assert!(!stage.is_open());
    assert_eq!(stage.said(), "Added “A title” to Observations/Thoughts");
    let lines: Vec<&str> = text(&stage).lines().collect();
    let here = lines.iter().position(|l| l.starts_with(FIRST)).unwrap();
    assert_eq!(lines[here + 1], "* [A title](https://one.example/a)");
    let row = stage.session().selected_row().unwrap();
    assert_eq!(stage.session().name_of(row), "A title");
}

#[test]
fn a_page_that_a_past_issue_had_is_named_with_issue_and_section() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    remember(&mut stage);
    stage.paste("https://www.mossgrid.dev/news/1-3");
    assert_shows(
        &stage,
        "Seen before in issue 633 of 2026-01-07, Project/Tooling Updates",
    );
    let mut stage = at(DEMO, FIRST, Opening::Add);
    remember(&mut stage);
    stage.paste("https://mossgrid.dev/news/1-9/");
    assert!(!rows(&stage, 100, 30).concat().contains("Seen before"));
}

#[test]
fn tracking_is_cut_from_a_pasted_address_and_named() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("https://one.example/a%7Eb/?utm_source=x&q=%7e&fbclid=1#part\n");
    assert_shows(&stage, "https://one.example/a%7Eb/?q=%7e#part");
    assert_shows(&stage, "Cut from the URL: utm_source, fbclid");
}

#[test]
fn a_typed_address_is_left_alone() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.type_in("https://one.example/?utm_source=x");
    stage.press("Tab");
    stage.type_in("T");
    stage.press("Enter");
    assert!(text(&stage).contains("* [T](https://one.example/?utm_source=x)\n"));
}

#[test]
fn a_pasted_item_fills_all_fields() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("* [video] [A *nice* talk](https://one.example/talk?utm_medium=a)");
    stage.press("Enter");
    let added = new_lines(DEMO, text(&stage));
    assert_eq!(
        added,
        ["* [video] [A *nice* talk](https://one.example/talk)"]
    );
}

#[test]
fn the_prefix_is_guessed_from_the_host_until_it_is_typed() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("https://www.youtube.com/watch?v=X");
    assert_shows(&stage, "Prefixes     video");
    stage.press("Tab Tab");
    stage.type_in(", se");
    assert_shows(&stage, "→ series");
    stage.press("Ctrl-N S-Tab S-Tab");
    stage.paste("https://one.example/");
    assert_shows(&stage, "video, series");
}

#[test]
fn what_is_missing_is_said_and_focused() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.type_in("https://one.example/a");
    stage.press("Enter");
    assert!(stage.is_open());
    assert_eq!(stage.said(), "The title is missing");
    stage.type_in("Now");
    stage.press("Enter");
    assert!(!stage.is_open());
}

#[test]
fn another_section_is_found_by_typing_its_name() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("[T](https://one.example/a)");
    stage.press("Tab Tab Tab");
    stage.type_in("misc");
    stage.press("Enter");
    assert_eq!(stage.said(), "Added “T” to Miscellaneous");
}

#[test]
fn a_duplicate_is_shown_with_its_section() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("http://www.pixelsandborrows.dev/poster?utm_source=a");
    assert_shows(
        &stage,
        "Already in Miscellaneous: “A poster of all the lifetimes”",
    );
}

#[test]
fn the_resulting_line_is_shown() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("[Title](https://one.example/a)");
    assert_shows(&stage, "* [Title](https://one.example/a)");
}

#[test]
fn a_form_that_was_left_comes_back_with_its_fields() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.type_in("https://one.example/kept");
    stage.press("Esc");
    assert!(!stage.is_open());
    stage.open(Opening::Add).unwrap();
    assert_shows(&stage, "https://one.example/kept");
}

#[test]
fn editing_changes_only_what_was_typed() {
    let mut stage = at(DEMO, "* [video] [Live from", Opening::Edit);
    stage.press("Tab End");
    stage.type_in("!");
    stage.press("Enter");
    let expected = DEMO.replace("winter hack night]", "winter hack night!]");
    assert_eq!(text(&stage), expected);
}

#[test]
fn accepting_an_unchanged_link_is_no_step() {
    let mut stage = at(DEMO, FIRST, Opening::Edit);
    stage.press("Enter");
    assert!(!stage.is_open());
    assert_eq!(stage.session().history().steps().len(), 0);
}

#[test]
fn metadata_says_what_its_number_should_be() {
    let mut stage = at(DEMO, "Number: 634", Opening::Edit);
    assert_shows(&stage, "the issue of 2026-01-14 is number 634");
    stage.type_in("1");
    stage.press("Ctrl-N Enter");
    assert_eq!(text(&stage), DEMO);
    stage.open(Opening::Edit).unwrap();
    stage.press("Backspace");
    stage.type_in("5");
    stage.press("Enter");
    assert_eq!(stage.said(), "Set Number to 635");
    assert_eq!(text(&stage), DEMO.replace("Number: 634", "Number: 635"));
}

#[test]
fn the_filter_acts_while_it_is_typed() {
    let mut stage = at(DEMO, FIRST, Opening::Filter);
    stage.type_in("parser");
    assert_eq!(stage.session().filter(), "parser");
    stage.press("Enter");
    assert_eq!(stage.session().filter(), "parser");
    stage.open(Opening::Filter).unwrap();
    stage.press("Esc");
    assert_eq!(stage.session().filter(), "");
}

#[test]
fn pasted_lines_become_items() {
    let mut stage = at(DEMO, FIRST, Opening::Paste);
    stage.paste("* [One](https://one.example/1)\n* [Two](https://one.example/2)\n");
    assert_eq!(stage.said(), "Pasted 2 items into Observations/Thoughts");
    assert_eq!(new_lines(DEMO, text(&stage)).len(), 2);
}

#[test]
fn the_form_works_in_any_newsletter() {
    let mut stage = stage_of(
        "# Notes\n\n## Links\n\n* [a](https://a.example)\n",
        "generic",
    );
    stage.session_mut().go_to(20);
    stage.open(Opening::Add).unwrap();
    stage.paste("[b](https://b.example)");
    stage.press("Enter");
    assert!(text(&stage).ends_with("* [a](https://a.example)\n* [b](https://b.example)\n"));
}

#[test]
fn a_typed_letter_changes_its_cell_and_the_resulting_line() {
    let mut stage = at(DEMO, FIRST, Opening::Add);
    stage.paste("[Topic](https://one.example/a)");
    stage.press("Tab");
    let (before, _) = stage.draw(80, 22);
    stage.type_in("s");
    let (after, _) = stage.draw(80, 22);
    let changed = before.diff(&after);
    assert!(changed.len() < 30, "{} cells", changed.len());
}
