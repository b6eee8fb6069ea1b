//! Single keys and what they leave behind.

use super::Desk;

const DRAFT: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Official

### Observations/Thoughts
* [one](https://blog.dev/1)
* [two](https://blog.dev/2)
* [three](https://blog.dev/3)

### Miscellaneous
* [four](https://blog.dev/4)
";

fn selected(desk: &Desk) -> String {
    let session = desk.session();
    session
        .selected_row()
        .map_or(String::new(), |row| session.name_of(row))
}

#[test]
fn undoing_a_deletion_selects_what_came_back_though_a_filter_stood() {
    let mut desk = Desk::on(DRAFT);
    desk.keys("G").keys("/").types("t").keys("Enter");
    assert_eq!(selected(&desk), "three");
    desk.keys("d u");
    assert_eq!(selected(&desk), "three");
}

#[test]
fn an_item_added_under_a_filter_that_hides_it_is_selected() {
    let mut desk = Desk::on(DRAFT);
    desk.keys("/").types("two").keys("Enter a");
    desk.pastes("https://example.com/new")
        .keys("Tab")
        .types("Fresh")
        .keys("Enter");
    assert!(
        desk.source().contains("[Fresh](https://example.com/new)"),
        "{}",
        desk.message()
    );
    assert_eq!(selected(&desk), "Fresh");
}

#[test]
fn the_talk_of_a_new_event_is_indented_as_those_of_other_events() {
    let draft = format!("{DRAFT}* prose\n  - another style\n\n## Upcoming Events\n\n### Virtual\n");
    let mut desk = Desk::on(&draft.replace("### Misc", "* a\n  - b\n\n### Misc"));
    desk.keys("'").types("virtual").keys("Enter a");
    desk.types("2026-02-03").keys("Tab Tab Tab Tab Tab Tab");
    desk.types("Org")
        .keys("Tab Tab")
        .types("Talk")
        .keys("Enter");
    assert!(
        desk.source().ends_with("| Org\n    * **Talk**\n"),
        "{}\n{}",
        desk.source(),
        desk.rows().join("\n")
    );
}
