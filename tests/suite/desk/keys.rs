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
    desk.pastes("https://two.example/new")
        .keys("Tab")
        .types("Fresh")
        .keys("Enter");
    assert!(
        desk.source().contains("[Fresh](https://two.example/new)"),
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

#[test]
fn a_message_longer_than_the_line_is_shown_whole_above_it() {
    let mut desk = Desk::on(DRAFT);
    desk.keys("d");
    desk.app
        .refuse("start ".to_owned() + &"word ".repeat(25) + "the end");
    let rows = desk.rows();
    assert!(
        rows[rows.len() - 3].contains("start"),
        "{}",
        rows.join("\n")
    );
    assert!(
        rows[rows.len() - 2].contains("the end"),
        "{}",
        rows.join("\n")
    );
}

#[test]
fn the_footer_offers_a_fix_only_where_there_is_one() {
    let mut desk = Desk::on(&DRAFT.replace(
        "three](https://blog.dev/3",
        "three](https://blog.dev/3?utm_source=x",
    ));
    desk.keys("j");
    assert!(!desk.rows()[23].contains("f fix"), "{}", desk.rows()[23]);
    desk.keys("j");
    assert!(desk.rows()[23].contains("f fix"), "{}", desk.rows()[23]);
}

#[test]
fn going_back_in_the_history_says_which_step_is_the_last_now() {
    let mut desk = Desk::on(DRAFT);
    desk.keys("J J H k Enter");
    assert_eq!(desk.message(), "The last step now is: Moved “one” down");
    desk.keys("H g Enter");
}

#[test]
fn two_thousand_pasted_links_become_items_in_order() {
    let mut desk = Desk::on(DRAFT);
    let lines: Vec<String> = (0..2_000)
        .map(|n| format!("* [t{n}](https://e.example/{n})\n"))
        .collect();
    desk.pastes(&lines.concat());
    assert_eq!(
        desk.message(),
        "Pasted 2000 items into Observations/Thoughts"
    );
    let before = "* [one](https://blog.dev/1)\n";
    let pasted = DRAFT.replace(before, &format!("{before}{}", lines.concat()));
    assert_eq!(desk.source(), pasted);
}

#[test]
fn the_form_shows_the_event_that_goes_to_a_region_still_to_be_made() {
    let events =
        "\n## Upcoming Events\n\n### Virtual\n* 2026-01-20 | Virtual | [Org](https://o.example)\n";
    let mut desk = Desk::on(&format!("{DRAFT}{events}"));
    desk.keys("'")
        .types("@virtual")
        .keys("Enter a")
        .types("2026-01-22")
        .keys("Tab Tab Right Right Tab");
    desk.types("Sydney")
        .keys("Tab Tab")
        .types("AU")
        .keys("Tab")
        .types("Rust Sydney");
    let screen = desk.rows().join("\n");
    assert!(
        screen.contains("* 2026-01-22 | Sydney, AU | Rust Sydney"),
        "{screen}"
    );
    assert!(screen.contains("goes to Oceania"), "{screen}");
}

#[test]
fn the_start_screen_begins_the_next_issue_under_the_name_it_proposes() {
    use copydesk::keymap::Keymap;
    use copydesk::tui::{App, Options, Plan, Request};
    use copydesk::week::{Carried, NewIssue};
    let name = std::path::PathBuf::from("2026-01-21-this-week-in-rust.md");
    let mut app = App::new(
        Keymap::builtin(),
        Options {
            next: Some(name.clone()),
            ..Options::default()
        },
    );
    app.resize(80, 24);
    assert_eq!(app.key(super::event("n")), [Request::Plan(None)]);
    let day = "2026-01-21".parse().unwrap();
    app.planned(
        day,
        Ok(Plan {
            newsletter: "This Week in Rust".to_owned(),
            root: std::path::PathBuf::new(),
            path: name.clone(),
            date: "2026-01-21".parse().unwrap(),
            is_usual: true,
            number: 635,
            template: None,
            previous: None,
            issue: NewIssue {
                text: String::new(),
                carried: Carried::default(),
                has_place: true,
            },
        }),
    );
    assert_eq!(app.key(super::event("Enter")), [Request::Open(name)]);
    app.planned(day, Err("it stands already".to_owned()));
    assert_eq!(app.key(super::event("Enter")), []);
}

#[test]
fn events_that_nobody_waits_for_any_more_open_nothing() {
    use copydesk::tui::{EventsFrom, Request};
    let mut desk = Desk::on(DRAFT);
    let before = desk.rows();
    desk.keys("I x Enter");
    let asked = EventsFrom::File("x".into());
    assert_eq!(desk.requests, [Request::ReadEvents(asked)]);
    desk.keys("Esc");
    assert_eq!(desk.requests.last(), Some(&Request::ForgetEvents));
    desk.app.events(Ok(Vec::new()));
    assert_eq!(desk.rows(), before);
}

#[test]
fn the_next_draft_is_named_after_the_coming_publication_day() {
    use copydesk::run::checkout::next_draft;
    let profiles = [copydesk::profile::by_name("this-week-in-rust").unwrap()];
    let next = next_draft(
        std::path::Path::new("/nowhere"),
        &profiles,
        "2026-01-15".parse().unwrap(),
    );
    assert_eq!(
        next.unwrap().to_str(),
        Some("2026-01-21-this-week-in-rust.md")
    );
}

#[test]
fn a_template_that_nobody_edited_is_left_without_a_question() {
    use copydesk::command::Effect;
    use copydesk::tui::Request;
    let mut desk = Desk::missing("2026-01-21-this-week-in-rust.md");
    assert!(desk.rows()[0].contains("new"), "{}", desk.rows()[0]);
    desk.keys("q");
    assert_eq!(desk.requests, [Request::Effect(Effect::Quit)]);
}

#[test]
fn a_date_of_the_issue_that_is_no_date_is_refused() {
    let mut desk = Desk::on(DRAFT);
    desk.keys("'")
        .types("@metadata")
        .keys("Enter j j Enter Ctrl-U")
        .types("7x")
        .keys("Enter");
    assert!(
        desk.message().contains("“7x” is no date"),
        "{}",
        desk.message()
    );
    assert_eq!(desk.source(), DRAFT);
    desk.keys("Ctrl-U").types("2026-01-21").keys("Enter");
    assert!(
        desk.source().contains("Date: 2026-01-21\n"),
        "{}",
        desk.message()
    );
}

#[test]
fn an_empty_form_of_a_call_says_what_is_missing() {
    let mut desk = Desk::on(&format!(
        "{DRAFT}\n## Call for Participation\n\n### CFP - Events\n"
    ));
    desk.keys("'").types("@cfp - ev").keys("Enter a");
    let screen = desk.rows().join("\n");
    assert!(
        screen.contains("The name is missing") && !screen.contains("[****]"),
        "{screen}"
    );
}
