//! Adding: where an item goes, and what it looks like there.

use super::{check, issue, refused, section};
use copydesk::issue::Attendance;
use copydesk::ops::{self, At, EventFields, LinkFields, NamedUrl};
use jiff::civil::date;

#[track_caller]
fn add(before: &str, title: &str, at: At, text: &str, after: &str) {
    check(
        before,
        |issue| ops::add(issue, section(issue, title), at, text),
        after,
    );
}

fn event(day: i8, city: &str, country: &str) -> EventFields {
    EventFields {
        date: Some(date(2026, 1, day)),
        city: city.to_owned(),
        country: country.to_owned(),
        organizers: vec![named("Rust Group", "https://group")],
        talks: vec![named("Meetup", "https://talk")],
        ..EventFields::default()
    }
}

fn named(name: &str, url: &str) -> NamedUrl {
    NamedUrl {
        name: name.to_owned(),
        url: url.to_owned(),
    }
}

#[test]
fn an_item_follows_the_marker_and_indent_of_its_neighbours() {
    let before = "### Official\n- [a](u)\n- [b](v)\n\n### Research\n";
    let after = "### Official\n- [a](u)\n- [x](y)\n- [b](v)\n\n### Research\n";
    add(before, "Official", At::Index(1), "[x](y)", after);
    add(before, "Official", At::Index(1), "* [x](y)\n", after);
    add(
        "### Official\n  * [a](u)\n  * [b](v)\n",
        "Official",
        At::Start,
        "[x](y)",
        "### Official\n  * [x](y)\n  * [a](u)\n  * [b](v)\n",
    );
}

#[test]
fn a_numbered_list_goes_on_counting() {
    add(
        "### Official\n1. [a](u)\n2. [b](v)\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n1. [a](u)\n2. [b](v)\n3. [x](y)\n",
    );
}

#[test]
fn the_end_is_behind_the_last_item_and_before_what_closes_the_section() {
    add(
        "### Official\n\n* [a](u)\n\nClosing words.\n\n[d]: https://d\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n\n* [a](u)\n* [x](y)\n\nClosing words.\n\n[d]: https://d\n",
    );
}

#[test]
fn an_empty_section_takes_it_directly_under_its_heading() {
    add(
        "### Official\n\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n* [x](y)\n\n### Research\n",
    );
    add(
        "### Official\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n* [x](y)\n\n### Research\n",
    );
}

#[test]
fn an_empty_section_takes_it_behind_its_guidance() {
    add(
        "### CFP - Projects\n\nText.\n\n<!-- Go here -->\n<!-- * [ - ]() -->\n\nMore. [g]\n\n[g]: https://g\n",
        "CFP - Projects",
        At::End,
        "[x](y)",
        "### CFP - Projects\n\nText.\n\n<!-- Go here -->\n<!-- * [ - ]() -->\n* [x](y)\n\nMore. [g]\n\n[g]: https://g\n",
    );
}

#[test]
fn a_comment_with_a_space_behind_it_is_not_glued_to_the_list() {
    add(
        "### Official\n<!-- Go here --> \n\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n<!-- Go here --> \n\n* [x](y)\n\n### Research\n",
    );
}

#[test]
fn an_empty_section_takes_it_behind_its_opening_prose_with_a_blank_line() {
    add(
        "### Official\n\nText:\n\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n\nText:\n\n* [x](y)\n\n### Research\n",
    );
    add(
        "### Official\nText:\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\nText:\n\n* [x](y)\n\n### Research\n",
    );
}

#[test]
fn line_endings_are_those_of_the_issue() {
    add(
        "### Official\r\n* [a](u)\r\n\r\n### Research\r\n",
        "Official",
        At::End,
        "* 2026-01-01 | x | [y](z)\n    * [w](v)\n",
        "### Official\r\n* [a](u)\r\n* 2026-01-01 | x | [y](z)\r\n    * [w](v)\r\n\r\n### Research\r\n",
    );
}

#[test]
fn a_file_without_a_final_newline_stays_so() {
    add(
        "### Official\n* [a](u)",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n* [a](u)\n* [x](y)",
    );
    add(
        "### Official",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n* [x](y)",
    );
    add(
        "### Official\n* [a](u)",
        "Official",
        At::Start,
        "[x](y)",
        "### Official\n* [x](y)\n* [a](u)",
    );
}

#[test]
fn a_list_with_blank_lines_between_its_items_goes_on_so() {
    add(
        "### Official\n\n* [a](u)\n\n* [b](v)\n\n### Research\n",
        "Official",
        At::End,
        "[x](y)",
        "### Official\n\n* [a](u)\n\n* [b](v)\n\n* [x](y)\n\n### Research\n",
    );
}

#[test]
fn rows_that_stand_at_the_margin_are_nested() {
    add(
        "### Asia\n* 2026-01-02 | A, IN | [o](u)\n    * [**t**](v)\n",
        "Asia",
        At::Sorted,
        "2026-01-01 | B, IN | [p](w)\n* [**s**](x)",
        "### Asia\n* 2026-01-01 | B, IN | [p](w)\n    * [**s**](x)\n* 2026-01-02 | A, IN | [o](u)\n    * [**t**](v)\n",
    );
}

#[test]
fn what_is_not_one_item_is_refused() {
    let before = "### Official\n* [a](u)\n";
    let refuse = |text: &'static str, sentence: &str| {
        refused(
            before,
            |issue| ops::add(issue, section(issue, "Official"), At::End, text),
            sentence,
        );
    };
    refuse("  \n", "an item needs a text");
    refuse("* ", "an item needs a text");
    refuse("* a\n* b", "the text holds 2 items (add them one by one)");
    refuse(
        "* a\n\n# Heading",
        "“# Heading” would stand outside of the item (give the Markdown of one list item)",
    );
}

#[test]
fn an_index_past_the_end_is_refused() {
    refused(
        "### Official\n* [a](u)\n",
        |issue| ops::add(issue, section(issue, "Official"), At::Index(2), "x"),
        "“Official” has 1 items, so nothing can go to index 2",
    );
    refused(
        "### Official\n",
        |issue| ops::add(issue, 7, At::End, "x"),
        "there is no section 7, the issue has 2",
    );
    refused(
        "Title: x\n",
        |issue| ops::add(issue, 0, At::End, "x"),
        "the text before the first heading holds no items (name a section)",
    );
}

#[test]
fn a_link_is_written_in_the_house_style() {
    let fields = LinkFields {
        url: "https://u".to_owned(),
        title: "Title".to_owned(),
        prefixes: vec!["video".to_owned(), "ES".to_owned()],
    };
    check(
        "### Official\n",
        |issue| ops::add_link(issue, section(issue, "Official"), At::End, &fields),
        "### Official\n* [video] [ES] [Title](https://u)\n",
    );
    refused(
        "### Official\n",
        |issue| {
            let fields = LinkFields::default();
            ops::add_link(issue, section(issue, "Official"), At::End, &fields)
        },
        "a link needs an address",
    );
}

#[test]
fn an_event_finds_its_region_and_its_place_in_it() {
    let before = "## Upcoming Events\n\n### Virtual\n\n### Asia\n* 2026-01-01 | Delhi, IN | [o](u)\n    * [**t**](v)\n* 2026-01-09 | Delhi, IN | [o](u)\n    * [**t**](v)\n\n## Jobs\n";
    let after = "## Upcoming Events\n\n### Virtual\n\n### Asia\n* 2026-01-01 | Delhi, IN | [o](u)\n    * [**t**](v)\n* 2026-01-05 | Tokyo, JP | [Rust Group](https://group)\n    * [**Meetup**](https://talk)\n* 2026-01-09 | Delhi, IN | [o](u)\n    * [**t**](v)\n\n## Jobs\n";
    check(
        before,
        |issue| ops::add_event(issue, None, At::Sorted, &event(5, "Tokyo", "Japan")),
        after,
    );
}

#[test]
fn an_event_makes_the_section_of_its_region() {
    check(
        "## Upcoming Events\n\n### Virtual\n\n### Asia\n* 2026-01-01 | Delhi, IN | [o](u)\n\nIf you are running a Rust event.\n\n## Jobs\n",
        |issue| ops::add_event(issue, None, At::Sorted, &event(5, "Berlin", "DE")),
        "## Upcoming Events\n\n### Virtual\n\n### Asia\n* 2026-01-01 | Delhi, IN | [o](u)\n\n### Europe\n* 2026-01-05 | Berlin, DE | [Rust Group](https://group)\n    * [**Meetup**](https://talk)\n\nIf you are running a Rust event.\n\n## Jobs\n",
    );
}

#[test]
fn an_online_event_goes_to_the_online_region() {
    let fields = EventFields {
        attendance: Attendance::Virtual,
        state: "Texas".to_owned(),
        end_date: Some(date(2026, 1, 6)),
        ..event(5, "Dallas", "US")
    };
    check(
        "## Upcoming Events\n\n### Virtual\n\n### Asia\n",
        |issue| ops::add_event(issue, None, At::Sorted, &fields),
        "## Upcoming Events\n\n### Virtual\n* 2026-01-05 - 2026-01-06 | Virtual (Dallas, TX, US) | [Rust Group](https://group)\n    * [**Meetup**](https://talk)\n\n### Asia\n",
    );
}

#[test]
fn an_event_that_no_row_can_say_is_refused() {
    let before = "## Upcoming Events\n\n### Virtual\n";
    let refuse = |fields: EventFields, sentence: &str| {
        refused(
            before,
            |issue| ops::add_event(issue, None, At::Sorted, &fields),
            sentence,
        );
    };
    refuse(
        EventFields {
            date: None,
            ..event(1, "Berlin", "DE")
        },
        "an event needs a date (YYYY-MM-DD)",
    );
    refuse(
        EventFields {
            end_date: Some(date(2025, 12, 31)),
            ..event(1, "Berlin", "DE")
        },
        "the event would end on 2025-12-31, before it begins on 2026-01-01",
    );
    refuse(
        event(1, "Berlin", ""),
        "the event has no country, so its region is unknown (give a country, or name a section)",
    );
    refuse(
        event(1, "Berlin", "Germani"),
        "“Germani” is no country of any region of This Week in Rust (give a country, or name a section)",
    );
}

#[test]
fn the_item_added_is_found_again() {
    let before = issue("### Official\n* [a](u)\n* [b](v)\n");
    let change = ops::add(&before, 1, At::Index(1), "[x](y)").unwrap();
    let after = before.apply(&change);
    assert_eq!(ops::landing(&change, &after), Some(1));
    let change = ops::move_to(&before, &[0], 1, At::End).unwrap();
    assert_eq!(ops::landing(&change, &before.apply(&change)), Some(1));
}
