//! Events at the keyboard: added in place, in both places of a hybrid one, moved to another day, found to stand there
//! already, sorted, deleted. Keystrokes are counted, and told beside what vim needs.

use super::desk::{DRAFT, Desk, assert_same, put_before, replaced};
use super::week::fewer;
use crate::support::scratch::Scratch;
use std::time::{Duration, Instant};

const ISSUE: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Upcoming Events

Rusty Events between 2026-01-14 - 2026-02-11 🦀

### Virtual
* 2026-01-17 | Virtual | [Rust Online](https://online.example)
    * [**Open hours**](https://online.example/1)
* 2026-01-27 | Virtual | [Rust Online](https://online.example)
    * [**Open hours again**](https://online.example/2)

### Europe
* 2026-01-16 | Bonn, DE | [Rust Bonn](https://bonn.example)
    * [**Beet**](https://bonn.example/1)
* 2026-01-20 | Oslo, NO | [Rust Oslo](https://oslo.example)
    * [**Fjord**](https://oslo.example/1)
* 2026-01-28 | Turku, FI | [Isles](https://isles.example)
    * [**Reef**](https://isles.example/1)

## Jobs

None.
";

/// Of past issues only: in Ghent, and hybrid.
const PAST: &str = "\
Title: This Week in Rust 633
Number: 633
Date: 2026-01-07
Category: This Week in Rust

## Upcoming Events

### Europe
* 2026-01-09 | Ghent, BE | [Rust at the Locks](https://www.meetup.com/rust-at-the-locks/)
    * [**Locks**](https://www.meetup.com/rust-at-the-locks/events/1/)
* 2026-01-10 | Hybrid (Berlin, DE) | [Rust Berlin](https://berlin.example)
    * [**Tell**](https://berlin.example/1)
";

const PAGE: &str = "https://www.meetup.com/rust-at-the-locks/events/312345678/";

fn checkout(size: (u16, u16)) -> Desk {
    let draft = format!("draft/{DRAFT}");
    let folder = Scratch::new()
        .file("content/2026-01-07-this-week-in-rust.md", PAST)
        .file(&draft, ISSUE);
    let desk = Desk::on_file(folder, &draft, |options| options.size(size.0, size.1));
    desk.wait_for("read as This Week in Rust");
    desk.go_to("@Europe");
    desk.keys("2");
    desk
}

fn saved(desk: &Desk) -> String {
    desk.saved_at(&format!("draft/{DRAFT}"))
}

/// Waits until past issues are read in the background: then the organiser of one completes as it is typed.
#[track_caller]
fn form_that_knows(desk: &Desk, name: &str) {
    desk.press("a", "Add an event");
    desk.keys("<Tab><Tab><Tab><Tab><Tab><Tab>");
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        desk.send(name);
        desk.wait_for(&format!("▸Organizer    {name}"));
        if desk.screen().contains(&format!("→ {name}")) {
            break;
        }
        assert!(Instant::now() < deadline, "{}", desk.screen());
        desk.keys("<C-u>");
        desk.wait_gone(&format!("▸Organizer    {name}"));
    }
    desk.keys("<C-u><Esc>");
    desk.wait_gone("Add an event");
}

const GHENT: &str = "* 2026-01-23 | Ghent, BE | [Rust at the Locks](https://www.meetup.com/rust-at-the-locks/)\n    \
     * [**Sluices**](https://www.meetup.com/rust-at-the-locks/events/312345678/)\n";

#[test]
fn an_event_of_a_known_organizer_takes_its_page_its_day_and_its_title() {
    let desk = checkout((80, 24));
    form_that_knows(&desk, "Rust at");
    // The page is pasted into the list, which opens the form.
    desk.paste(PAGE);
    desk.wait_for("Rust at the Locks");
    desk.send("+9");
    desk.wait_for("Fri 2026-01-23");
    desk.keys("<S-Tab><S-Tab>");
    desk.paste("Sluices");
    desk.wait_for("goes to Europe, between 2026-01-20 and 2026-01-28");
    desk.press("<Enter>", "Added event “Sluices” to Europe");
    assert_same(
        &saved(&desk),
        &put_before(ISSUE, "* 2026-01-28 | Turku", GHENT),
    );
    // From the heading of the region, with the title and the page pasted (`p`) as well; the organiser's name and page
    // are typed, since no row of this issue has them. Tried with `vim -u NONE -N`.
    let vim = "/01-28<Enter>O* 2026-01-23 | Ghent, BE | [Rust at the Locks](https://www.meetup.com/rust-at-the-locks/)\
        <Enter>    * [**p**](p)<Esc>";
    fewer("add an event in place", "p+9<S-Tab><S-Tab>p<Enter>", vim);
    desk.press("u", "Undone: Added event “Sluices” to Europe");
    assert_same(&saved(&desk), ISSUE);
}

fn berlin(day: &str) -> String {
    format!(
        "* {day} | Hybrid (Berlin, DE) | [Rust Berlin](https://berlin.example)\n    * [**Show**](https://berlin.example/2)\n"
    )
}

/// The issue with the hybrid event in both places.
fn with_both() -> String {
    let row = berlin("2026-01-19");
    let text = put_before(ISSUE, "* 2026-01-27 | Virtual", &row);
    put_before(&text, "* 2026-01-20 | Oslo", &row)
}

/// Adds the hybrid event of a known organiser.
#[track_caller]
fn add_both(desk: &Desk) {
    form_that_knows(desk, "Rust Berlin");
    desk.press("a", "Add an event");
    desk.send("+5\t\t\t\t\t\trust ber");
    desk.wait_for("→ Rust Berlin Berlin, DE");
    desk.press("<C-n>", "‹ hybrid ›");
    desk.send("\t\tShow\thttps://berlin.example/2");
    desk.press("<Enter>", "Added event “Show” to Europe and Virtual");
}

#[test]
fn a_hybrid_event_is_added_in_both_places_in_one_step_and_moves_in_both() {
    let desk = checkout((80, 24));
    add_both(&desk);
    assert_same(&saved(&desk), &with_both());
    desk.press("<Enter>", "Edit event");
    desk.keys("<C-u>");
    desk.send("2026-01-29");
    desk.wait_for("its row under Virtual changes too");
    desk.press("<Enter>", "Edited event “Show” in both places");
    let row = berlin("2026-01-29");
    let after = put_before(ISSUE, "\n### Europe", &row);
    let after = put_before(&after, "\n## Jobs", &row);
    assert_same(&saved(&desk), &after);
    desk.wait_for("▸ 2026-01-29");
    desk.press("u", "Undone: Edited event “Show” in both places");
    assert_same(&saved(&desk), &with_both());
    desk.press("u", "Undone: Added event “Show” to Europe and Virtual");
    assert_same(&saved(&desk), ISSUE);
}

#[test]
fn deleting_a_hybrid_event_says_what_stays_or_takes_both() {
    let desk = checkout((80, 24));
    add_both(&desk);
    desk.press("d", "Deleted “Show”; its row under Virtual stays");
    let row = berlin("2026-01-19");
    assert_same(
        &saved(&desk),
        &put_before(ISSUE, "* 2026-01-27 | Virtual", &row),
    );
    desk.press("u", "Undone");
    desk.press("D", "Deleted “Show” with its row under Virtual");
    assert_same(&saved(&desk), ISSUE);
    desk.press("D", "No hybrid event is selected");
}

#[test]
fn an_event_that_stands_there_is_said_in_the_form_and_a_key_goes_there() {
    for size in [(80, 24), (60, 20)] {
        let desk = checkout(size);
        desk.press("a", "Add an event");
        desk.paste("https://isles.example/1?utm_source=x");
        desk.wait_for("Already in Europe on 2026-01-28: “Reef”");
        desk.press("<C-t>", "▸ 2026-01-28");
        desk.wait_gone("Add an event");
        desk.press("a", "https://isles.example/1");
        desk.keys("<Esc>");
        desk.wait_gone("Add an event");
        desk.quit();
        assert_same(&desk.folder().read(&format!("draft/{DRAFT}")), ISSUE);
    }
}

#[test]
fn all_regions_are_sorted_with_one_key() {
    let fjord = "* 2026-01-20 | Oslo, NO | [Rust Oslo](https://oslo.example)\n    * [**Fjord**](https://oslo.example/1)\n";
    let hours = "* 2026-01-17 | Virtual | [Rust Online](https://online.example)\n    * [**Open hours**](https://online.example/1)\n";
    let mixed = put_before(&replaced(ISSUE, fjord, ""), "* 2026-01-16 | Bonn", fjord);
    let mixed = put_before(&replaced(&mixed, hours, ""), "\n### Europe", hours);
    let desk = Desk::open(&mixed);
    desk.press("S", "Sorted Virtual, Europe");
    assert_same(&desk.saved(), ISSUE);
    desk.press("S", "All regions are in order already");
    desk.press("u", "Undone: Sorted Virtual, Europe");
    assert_same(&desk.saved(), &mixed);
}

#[test]
fn days_place_organizer_and_title_stand_in_columns() {
    let several = ISSUE
        .replace("* 2026-01-20 | Oslo", "* 2026-01-20 - 2026-01-22 | Oslo")
        .replace("* 2026-01-28 | Turku", "* 2026-01-28 & 2026-02-01 | Turku");
    let desk = Desk::open(&several);
    desk.go_to("@Europe");
    desk.wait_for("Rust Bonn");
    let screen = desk.screen();
    let column = |text: &str| {
        let row = screen
            .lines()
            .find(|row| row.contains(text))
            .unwrap_or_else(|| panic!("{text} in\n{screen}"));
        row.split(text).next().unwrap().chars().count()
    };
    assert_eq!(column("01-20–22"), column("01-28 & 02-01"));
    assert_eq!(column("Bonn, DE"), column("Turku, FI"));
    assert_eq!(column("Rust Bonn"), column("Isles"));
    assert_eq!(column("Beet"), column("Reef"));
}
