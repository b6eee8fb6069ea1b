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
    assert_eq!(added, [expected, "### Africa", expected]);
    let said = "Added event “Rust Kenya” to Africa and Virtual";
    assert_eq!(stage.said(), said);
    assert_eq!(stage.session().history().steps().len(), 1);
}

#[test]
fn a_known_organizer_fills_only_what_is_empty() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.type_in("+20");
    stage.press("Tab Tab Tab");
    stage.type_in("Tampere");
    stage.press("Tab Tab Tab Tab");
    stage.type_in("https://own.example/");
    stage.press("S-Tab");
    stage.type_in("archi");
    stage.press("Ctrl-N");
    assert_shows(&stage, "Tampere");
    assert_shows(&stage, "https://own.example/");
    assert_shows(&stage, "Organizer    Archipelago Rust");
    assert!(!super::rows(&stage, 100, 30).join("\n").contains("FI"));
}

#[test]
fn the_same_key_again_takes_the_next_that_fits_and_what_the_first_filled_goes() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.press("Tab Tab Tab Tab Tab Tab");
    stage.type_in("rust");
    assert_shows(&stage, " more");
    stage.press("Ctrl-N");
    let first = super::rows(&stage, 100, 30).join("\n");
    stage.press("Ctrl-N");
    let second = super::rows(&stage, 100, 30).join("\n");
    let field = |screen: &str, label: &str| {
        let row = screen.lines().find(|row| row.contains(label)).unwrap();
        row.split(label)
            .nth(1)
            .unwrap()
            .trim_matches(['│', ' '])
            .to_owned()
    };
    assert_ne!(field(&first, "▸Organizer"), field(&second, "▸Organizer"));
    assert_ne!(field(&first, "City"), field(&second, "City"));
}

#[test]
fn the_page_of_an_event_brings_the_organizer_to_whom_it_belongs() {
    let page = "https://www.meetup.com/demo-archipelago-rust/events/990000099/";
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.paste(&format!("{page}?utm_source=x"));
    stage.type_in("+20");
    stage.press("S-Tab S-Tab");
    stage.type_in("A talk");
    stage.press("Enter");
    let row = "* 2026-02-03 | Turku, FI | [Archipelago Rust](https://www.meetup.com/demo-archipelago-rust/)";
    let talk = format!("    * [**A talk**]({page})");
    assert_eq!(new_lines(DEMO, text(&stage)), [row, talk.as_str()]);
}

#[test]
fn several_days_are_typed_into_one_field() {
    for (typed, written) in [
        ("2026-01-21 & 23", "2026-01-21 & 2026-01-23"),
        (
            "2026-01-21, 01-23, 25",
            "2026-01-21, 2026-01-23 & 2026-01-25",
        ),
        ("+7 - +9", "2026-01-21 - 2026-01-23"),
        ("2026-01-30 - 02-01", "2026-01-30 - 2026-02-01"),
    ] {
        let mut stage = at(DEMO, GHENT, Opening::Add);
        stage.type_in(typed);
        stage.press("Tab Tab Tab Tab Tab");
        stage.type_in("FI");
        stage.press("Tab");
        stage.type_in("Some group");
        stage.press("Enter");
        let row = format!("* {written} | FI | Some group");
        assert_eq!(new_lines(DEMO, text(&stage)), [row]);
    }
}

#[test]
fn a_list_of_days_comes_back_as_it_was_and_takes_no_end_date() {
    let listed = DEMO.replace("* 2026-1-22 | Ghent", "* 2026-01-22 & 2026-01-24 | Ghent");
    let mut stage = at(&listed, "* 2026-01-22 & 2026-01-24", Opening::Edit);
    assert_shows(&stage, "Thu 2026-01-22, Sat 2026-01-24");
    stage.press("Tab");
    stage.type_in("2026-01-25");
    stage.press("Enter");
    assert_eq!(
        stage.said(),
        "“2026-01-22 & 2026-01-24” names its last day already (empty the end date)"
    );
    stage.press("Ctrl-U S-Tab Backspace");
    stage.type_in("5");
    stage.press("Enter");
    assert_eq!(text(&stage), listed.replace("& 2026-01-24", "& 2026-01-25"));
}

#[test]
fn what_stands_there_already_is_said_at_once_and_a_key_goes_there() {
    let page = "https://www.meetup.com/demo-rust-graz/events/990000008/";
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.press("Ctrl-T");
    assert_eq!(stage.said(), "Nothing like this stands in the issue yet");
    stage.paste(page);
    assert_shows(
        &stage,
        "Already in Europe on 2026-01-27: “Writing a shell”, the same page",
    );
    stage.press("Ctrl-T");
    let there = DEMO.find("* 2026-01-27 | Graz").unwrap();
    assert_eq!(stage.said(), format!("GoTo({there})"));
    stage.open(Opening::Add).unwrap();
    assert_shows(&stage, page);
}

#[test]
fn the_same_organizer_on_that_day_in_that_city_is_known() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.type_in("2026-01-27");
    stage.press("Tab Tab Tab Tab Tab Tab");
    stage.type_in("rust graz demo");
    stage.press("Ctrl-N");
    assert_shows(
        &stage,
        "“Writing a shell”, the same organizer, day and city",
    );
}

#[test]
fn a_state_brings_its_country() {
    let mut stage = at(DEMO, GHENT, Opening::Add);
    stage.press("Tab Tab Tab Tab");
    stage.type_in("Ontario");
    stage.press("Ctrl-N");
    assert_shows(&stage, "Country      CA");
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
