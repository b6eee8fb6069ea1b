//! The forms of events and of calls for papers.

use super::{DEMO, assert_shows, at, new_lines, remember, text};
use copydesk::tui::form::stage::Opening;

const GHENT: &str = "* 2026-1-22 | Ghent";

#[test]
fn an_event_goes_where_place_and_date_say() {
    let mut stage = at(DEMO, "* 2026-01-21 | Duluth", Opening::Add);
    stage.type_in("2026-01-30");
    stage.press("Tab Tab Tab");
    stage.type_in("Berlin");
    stage.press("Tab Tab");
    stage.type_in("Germany");
    stage.press("Tab");
    stage.paste("[Rust Berlin](https://berline.rs/?utm_source=x)");
    stage.press("Tab Tab");
    stage.paste("[**Rust and Tell**](https://berline.rs/1)");
    assert_shows(&stage, "goes to Europe");
    stage.press("Enter");
    assert_eq!(stage.said(), "Added event “Rust and Tell” to Europe");
    let added = new_lines(DEMO, text(&stage));
    assert_eq!(
        added,
        [
            "* 2026-01-30 | Berlin, DE | [Rust Berlin](https://berline.rs/)",
            "    * [**Rust and Tell**](https://berline.rs/1)",
        ]
    );
}

#[test]
fn dates_are_typed_in_several_ways() {
    for typed in ["2026-01-21", "21-01-2026", "21/01/2026", "+7"] {
        let mut stage = at(DEMO, GHENT, Opening::Add);
        stage.type_in(typed);
        assert_shows(&stage, "Wed 2026-01-21");
    }
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.type_in("soon");
    assert_shows(&stage, "no date:");
}

#[test]
fn a_known_organizer_completes_with_its_place() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.type_in("+20");
    stage.press("Tab Tab Tab Tab Tab Tab");
    stage.type_in("archi");
    assert_shows(&stage, "→ Archipelago Rust Turku, FI");
    stage.press("Ctrl-N Enter");
    let added = new_lines(DEMO, text(&stage));
    let expected = "* 2026-02-03 | Turku, FI | [Archipelago Rust](https://www.meetup.com/demo-archipelago-rust/)";
    assert_eq!(added, [expected]);
}

#[test]
fn an_organizer_of_past_issues_completes_with_place_and_address() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    remember(&mut stage);
    stage.type_in("+20");
    stage.press("Tab Tab Tab Tab Tab Tab");
    stage.type_in("kenya");
    assert_shows(&stage, "→ Rust Kenya Nairobi, KE");
    stage.press("Ctrl-N Enter");
    let added = new_lines(DEMO, text(&stage));
    let expected = "* 2026-02-03 | Hybrid (Nairobi, KE) | [Rust Kenya](https://kenya.example/)";
    assert_eq!(added, ["### Africa", expected]);
}

#[test]
fn attendance_goes_round_and_decides_the_region() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.type_in("+3");
    stage.press("Tab Tab Right");
    assert_shows(&stage, "‹ virtual ›");
    stage.press("Tab Tab Tab Tab");
    stage.type_in("Some group");
    assert_shows(&stage, "goes to Virtual");
    stage.press("Enter");
    assert_eq!(stage.said(), "Added event “Some group” to Virtual");
}

#[test]
fn the_country_is_named_beside_its_code() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.press("Tab Tab Tab Tab Tab");
    stage.type_in("FI");
    assert_shows(&stage, "Finland");
}

#[test]
fn more_talks_and_organizers_are_added_by_rows() {
    let mut stage = at(DEMO, GHENT, Opening::Edit);
    stage.press("Ctrl-O");
    stage.type_in("Second talk");
    stage.press("Tab");
    stage.type_in("https://one.example/2");
    stage.press("Enter");
    let added = new_lines(DEMO, text(&stage));
    assert_eq!(added, ["    * [**Second talk**](https://one.example/2)"]);
}

#[test]
fn an_event_without_a_date_is_not_accepted() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.press("Enter");
    assert!(stage.is_open());
    assert!(stage.said().starts_with("The date is missing"));
}

#[test]
fn an_unchanged_event_keeps_its_spelling() {
    let mut stage = at(DEMO, GHENT, Opening::Edit);
    stage.press("Enter");
    assert_eq!(text(&stage), DEMO);
    assert_eq!(stage.session().history().steps().len(), 0);
}

#[test]
fn a_call_for_papers_is_added_by_its_fields() {
    let mut stage = at(DEMO, "* [**Low Tide", Opening::Add);
    stage.paste("[**Some Conf**](https://conf.example/cfp)");
    stage.press("Tab Tab");
    stage.type_in("+10");
    stage.press("Tab");
    stage.type_in("Oslo, NO");
    stage.press("Tab");
    stage.type_in("2026-05-01");
    stage.press("Enter");
    let added = new_lines(DEMO, text(&stage));
    let expected = "* [**Some Conf**](https://conf.example/cfp) | CFP closes 2026-01-24 | Oslo, NO | 2026-05-01";
    assert_eq!(added, [expected]);
}

#[test]
fn a_call_in_the_house_style_is_edited_in_its_form() {
    let mut stage = at(DEMO, "* [**Low Tide", Opening::Edit);
    assert_shows(&stage, "CFP closes");
    stage.press("Tab Tab Backspace");
    stage.type_in("1");
    stage.press("Enter");
    assert_eq!(
        text(&stage),
        DEMO.replace("closes 2026-02-20", "closes 2026-02-21")
    );
}

#[test]
fn a_call_that_is_written_otherwise_keeps_its_shape() {
    let odd = DEMO.replace(
        "| CFP closes 2026-02-20",
        "|CFP open until 2026-02-20 (23:59)",
    );
    let mut stage = at(&odd, "* [**Low Tide", Opening::Edit);
    assert_shows(&stage, "Edit call for papers");
    stage.press("Tab Tab Backspace");
    stage.type_in("1");
    stage.press("Enter");
    assert_eq!(
        text(&stage),
        odd.replace("until 2026-02-20", "until 2026-02-21")
    );
}
