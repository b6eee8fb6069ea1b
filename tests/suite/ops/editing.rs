//! Editing in place: the smallest span, the rest untouched.

use super::{check, issue, refused};
use copydesk::issue::Attendance;
use copydesk::ops::{self, EventFields, LinkFields, NamedUrl};
use copydesk::text::Span;
use jiff::civil::date;

#[track_caller]
fn link(before: &str, change: impl Fn(&mut LinkFields), after: &str) -> usize {
    let edited = check(
        before,
        |issue| {
            let mut fields = LinkFields::of(issue, 0).unwrap();
            change(&mut fields);
            ops::edit_link(issue, 0, &fields)
        },
        after,
    );
    edited.edits().iter().map(|edit| edit.span.len()).sum()
}

#[track_caller]
fn event(before: &str, change: impl Fn(&mut EventFields), after: &str) {
    check(
        before,
        |issue| {
            let mut fields = EventFields::of(issue, 0).unwrap();
            change(&mut fields);
            ops::edit_event(issue, 0, &fields)
        },
        after,
    );
}

fn named(name: &str, url: &str) -> NamedUrl {
    NamedUrl {
        name: name.to_owned(),
        url: url.to_owned(),
    }
}

#[test]
fn a_changed_title_leaves_the_rest_of_the_row() {
    let before = "### Official\n- [Video]  [Old `title`](<https://u> \"hover\") tail <!-- submerge-pr=7 -->\n    * row\n";
    let after = "### Official\n- [Video]  [New `title`](<https://u> \"hover\") tail <!-- submerge-pr=7 -->\n    * row\n";
    let taken = link(
        before,
        |fields| fields.title = "New `title`".to_owned(),
        after,
    );
    assert_eq!(taken, 3);
}

#[test]
fn the_address_of_a_reference_becomes_its_own() {
    let before = "### Official\n* [a][r]\n\n[r]: https://r\n";
    link(before, |_| {}, before);
    link(
        before,
        |fields| fields.url = "https://new".to_owned(),
        "### Official\n* [a](https://new)\n\n[r]: https://r\n",
    );
}

#[test]
fn prefixes_come_and_go() {
    let before = "### Official\n* [video] [ES] **[a](u)**\n";
    link(
        before,
        |fields| fields.prefixes.clear(),
        "### Official\n* **[a](u)**\n",
    );
    link(
        before,
        |fields| fields.prefixes.push("series".to_owned()),
        "### Official\n* [video] [ES] [series] **[a](u)**\n",
    );
    link(
        "### Official\n* [a](u)\n",
        |fields| fields.prefixes.push("audio".to_owned()),
        "### Official\n* [audio] [a](u)\n",
    );
}

#[test]
fn awkward_titles_and_addresses_are_read_back_as_they_were() {
    for title in [
        "plain",
        "a ] b",
        "[a",
        "see [x](y) here",
        "[tag] name",
        "`]` code",
        "ends with \\",
        "an <!-- open comment",
        "emoji 🦀 [",
    ] {
        for url in ["https://u/a_(b)", "https://u/?q=[1]", "https://u/é#x"] {
            let fields = LinkFields {
                url: url.to_owned(),
                title: title.to_owned(),
                prefixes: vec!["video".to_owned()],
            };
            let read = issue(&format!("### Official\n* {}\n* next\n", fields.markdown()));
            assert_eq!(LinkFields::of(&read, 0), Some(fields));
            assert_eq!(read.outline().items.len(), 2);
        }
    }
}

#[test]
fn what_an_address_cannot_hold_is_encoded() {
    let fields = LinkFields {
        url: " https://u/a b)c<d>\n".to_owned(),
        title: "two\r\n  lines".to_owned(),
        prefixes: Vec::new(),
    };
    assert_eq!(fields.markdown(), "[two lines](https://u/a%20b%29c%3Cd%3E)");
}

#[test]
fn a_note_is_no_link() {
    refused(
        "### Official\n* *No posts this week.*\n",
        |issue| ops::edit_link(issue, 0, &LinkFields::default()),
        "“*No posts this week.*” is no link (edit its source)",
    );
}

const EVENT: &str = "### Asia\n* 2026-01-09 |  Pune, IN | [o](https://u) + [p](https://p) x\n    * [**t**](https://t)\n    * [**s**](https://s)\n* 2026-01-02 | Delhi, IN | [q](https://q)\n";

#[test]
fn a_changed_day_keeps_the_row_in_its_place() {
    event(
        EVENT,
        |fields| fields.date = Some(date(2026, 2, 1)),
        &EVENT.replace("2026-01-09", "2026-02-01"),
    );
    event(
        EVENT,
        |fields| fields.end_date = Some(date(2026, 1, 10)),
        &EVENT.replace("2026-01-09", "2026-01-09 - 2026-01-10"),
    );
}

#[test]
fn a_changed_place_keeps_its_spaces() {
    event(
        EVENT,
        |fields| fields.attendance = Attendance::Hybrid,
        &EVENT.replace("Pune, IN", "Hybrid (Pune, IN)"),
    );
}

#[test]
fn organisers_and_talks_change_one_by_one() {
    event(
        EVENT,
        |fields| fields.organizers[1].name = "P".to_owned(),
        &EVENT.replace("[p]", "[P]"),
    );
    event(
        EVENT,
        |fields| fields.organizers.truncate(1),
        &EVENT.replace(" + [p](https://p)", ""),
    );
    event(
        EVENT,
        |fields| fields.talks.truncate(1),
        &EVENT.replace("    * [**s**](https://s)\n", ""),
    );
    event(
        EVENT,
        |fields| fields.talks.push(named("more", "https://m")),
        &EVENT.replace(
            "(https://s)\n",
            "(https://s)\n    * [**more**](https://m)\n",
        ),
    );
    event(
        "### Asia\n* 2026-01-09 | Pune, IN |\n    * [**t**](v)",
        |fields| fields.organizers.push(named("o", "https://o")),
        "### Asia\n* 2026-01-09 | Pune, IN | [o](https://o)\n    * [**t**](v)",
    );
}

#[test]
fn an_event_reads_back_as_it_was_written() {
    let fields = EventFields {
        date: Some(date(2026, 1, 5)),
        end_date: Some(date(2026, 1, 7)),
        days: Vec::new(),
        attendance: Attendance::Hybrid,
        city: "Dallas".to_owned(),
        state: "TX".to_owned(),
        country: "US".to_owned(),
        organizers: vec![named("A ] B", "https://o"), named("C", "https://c")],
        talks: vec![named("Talk [1]", "https://t/(x)")],
    };
    let empty = issue("");
    let text = format!("### North America\n* {}\n", fields.markdown(&empty));
    assert_eq!(EventFields::of(&issue(&text), 0), Some(fields));
}

#[test]
fn replacing_keeps_a_marker_that_the_text_does_not_bring() {
    let before = "### Official\n- [a](u)\n- [b](v)\n";
    check(
        before,
        |issue| ops::replace(issue, 0, "[x](y)"),
        "### Official\n- [x](y)\n- [b](v)\n",
    );
    check(
        before,
        |issue| ops::replace(issue, 1, "- [b](v)\n    * row\n"),
        "### Official\n- [a](u)\n- [b](v)\n    * row\n",
    );
    refused(
        before,
        |issue| ops::replace(issue, 1, "- a\n- b"),
        "the text holds 2 items (add them one by one)",
    );
}

#[test]
fn source_editing_keeps_the_line_ending_and_lines_that_stay() {
    let before = "a\r\nb\nc\r\nd\r\n";
    let change = check(
        before,
        |issue| ops::replace_span(issue, Span::new(0, before.len()), "a\nb\nX\nY\nd\n"),
        "a\r\nb\nX\r\nY\r\nd\r\n",
    );
    assert_eq!(change.edits().len(), 1);
    assert_eq!(change.edits()[0].span.of(before), "c");
    refused(
        "é\n",
        |issue| ops::replace_span(issue, Span::new(0, 1), "x"),
        "the edit of bytes 0–1 splits a character",
    );
}

#[test]
fn a_prefix_is_put_on_all_and_taken_off_all() {
    let before = "### Official\n* [series] [a](u)\n* [Video] [b](v)\n* [c](w)\n";
    let after = "### Official\n* [video] [series] [a](u)\n* [Video] [b](v)\n* [video] [c](w)\n";
    check(
        before,
        |issue| ops::toggle_prefix(issue, &[0, 1, 2], "video"),
        after,
    );
    check(
        after,
        |issue| ops::toggle_prefix(issue, &[0, 1, 2], "video"),
        "### Official\n* [series] [a](u)\n* [b](v)\n* [c](w)\n",
    );
    refused(
        "### Official\n* text\n",
        |issue| ops::toggle_prefix(issue, &[0], "video"),
        "“text” is no link (prefixes stand before links only)",
    );
}

#[test]
fn a_metadata_value_is_set_where_it_stands() {
    let before = "Title: Old\nNumber:\nDate: 2026-01-07\n\n## A\n";
    check(
        before,
        |issue| ops::set_field(issue, "title", "New: one"),
        "Title: New: one\nNumber:\nDate: 2026-01-07\n\n## A\n",
    );
    check(
        before,
        |issue| ops::set_field(issue, "Number", "633"),
        "Title: Old\nNumber: 633\nDate: 2026-01-07\n\n## A\n",
    );
    check(
        before,
        |issue| ops::set_field(issue, "category", "x"),
        "Title: Old\nNumber:\nDate: 2026-01-07\nCategory: x\n\n## A\n",
    );
}

#[test]
fn a_yaml_value_keeps_its_quotes_and_gets_those_it_needs() {
    let before = "---\ntitle: \"Old\"\ndate: 2026-01-07\n---\n\n## A\n";
    check(
        before,
        |issue| ops::set_field(issue, "title", "A: “b”"),
        "---\ntitle: \"A: “b”\"\ndate: 2026-01-07\n---\n\n## A\n",
    );
    check(
        before,
        |issue| ops::set_field(issue, "date", "it: is"),
        "---\ntitle: \"Old\"\ndate: \"it: is\"\n---\n\n## A\n",
    );
}

#[test]
fn a_metadata_field_that_nobody_knows_is_refused() {
    refused(
        "Title: Old\n\n## A\n",
        |issue| ops::set_field(issue, "titel", "x"),
        "the metadata has no field `titel` (perhaps “Title”)",
    );
    refused(
        "## A\n",
        |issue| ops::set_field(issue, "Title", "x"),
        "the issue has no metadata, so `Title` cannot be set (add it at the top in the source)",
    );
    refused(
        "Title: Old\n\n## A\n",
        |issue| ops::set_field(issue, "Title", "x\ny"),
        "the value of `Title` must be one line",
    );
}
