//! Removing, moving, reordering, sorting.

use super::{check, refused, section};
use copydesk::ops::{self, At};

#[test]
fn an_item_goes_with_its_rows_and_its_comment() {
    check(
        "### Official\n* [a](u)\n* [b](v) <!-- submerge-pr=1 author=x -->\n    * nested\n\n  more\n* [c](w)\n",
        |issue| ops::remove(issue, &[1]),
        "### Official\n* [a](u)\n* [c](w)\n",
    );
}

#[test]
fn the_last_item_leaves_one_blank_line() {
    check(
        "### Official\n\n* [a](u)\n\n### Research\n",
        |issue| ops::remove(issue, &[0]),
        "### Official\n\n### Research\n",
    );
    check(
        "### Official\n* [a](u)\n\n* [b](v)\n\n### Research\n",
        |issue| ops::remove(issue, &[0, 1, 1]),
        "### Official\n\n### Research\n",
    );
}

#[test]
fn removing_at_the_end_of_the_file_keeps_how_it_ends() {
    check(
        "### Official\n* [a](u)\n* [b](v)",
        |issue| ops::remove(issue, &[1]),
        "### Official\n* [a](u)",
    );
    check(
        "### Official\r\n* [a](u)\r\n* [b](v)\r\n",
        |issue| ops::remove(issue, &[1]),
        "### Official\r\n* [a](u)\r\n",
    );
}

#[test]
fn prose_and_a_ruler_do_not_become_a_heading() {
    check(
        "### Official\nText\n* [a](u)\n---\n",
        |issue| ops::remove(issue, &[0]),
        "### Official\nText\n\n---\n",
    );
}

#[test]
fn an_item_that_is_not_there_is_refused() {
    refused(
        "### Official\n* [a](u)\n",
        |issue| ops::remove(issue, &[3]),
        "there is no item 3, the issue has 1",
    );
    refused(
        "### Official\n* [a](u)\n",
        |issue| ops::remove(issue, &[]),
        "no item is selected",
    );
}

#[test]
fn items_move_with_their_bytes_and_in_order() {
    check(
        "### Official\n- [a](u)  \n* [b](v)\n    * row\n* [c](w)\n\n### Research\n",
        |issue| ops::move_to(issue, &[2, 0], section(issue, "Research"), At::End),
        "### Official\n* [b](v)\n    * row\n\n### Research\n- [a](u)  \n* [c](w)\n",
    );
}

#[test]
fn an_index_in_the_same_section_is_where_it_stands_afterwards() {
    let before = "### Official\n* [a](u)\n* [b](v)\n* [c](w)\n";
    check(
        before,
        |issue| ops::move_to(issue, &[0], 1, At::Index(1)),
        "### Official\n* [b](v)\n* [a](u)\n* [c](w)\n",
    );
    check(
        before,
        |issue| ops::move_to(issue, &[0], 1, At::Index(2)),
        "### Official\n* [b](v)\n* [c](w)\n* [a](u)\n",
    );
    let still = check(
        before,
        |issue| ops::move_to(issue, &[1], 1, At::Index(1)),
        before,
    );
    assert!(still.is_empty());
}

#[test]
fn the_last_line_moves_without_taking_the_missing_newline_along() {
    check(
        "### Official\n* [a](u)\n\n### Research\n* [b](v)",
        |issue| ops::move_to(issue, &[1], 1, At::Start),
        "### Official\n* [b](v)\n* [a](u)\n\n### Research",
    );
}

#[test]
fn an_item_that_would_nest_where_it_goes_is_refused() {
    refused(
        "### Official\n* [a](u)\n\n### Research\n  * [b](v)\n",
        |issue| ops::move_to(issue, &[1], 1, At::End),
        "“* [b](v)” would run together with its neighbours in “Official” (mend the indent or the marker of the lines around it first)",
    );
}

#[test]
fn marked_items_move_up_and_down_as_one_block() {
    let before = "### Official\n* [a](u)\n* [b](v)\n* [c](w)\n* [d](x)\n";
    check(
        before,
        |issue| ops::move_up(issue, &[2, 3], 1),
        "### Official\n* [a](u)\n* [c](w)\n* [d](x)\n* [b](v)\n",
    );
    check(
        before,
        |issue| ops::move_down(issue, &[0, 2], 1),
        "### Official\n* [b](v)\n* [d](x)\n* [a](u)\n* [c](w)\n",
    );
    check(
        before,
        |issue| ops::move_up(issue, &[3], 9),
        "### Official\n* [d](x)\n* [a](u)\n* [b](v)\n* [c](w)\n",
    );
}

#[test]
fn positions_in_a_moved_item_follow_it() {
    let before = "### Official\n* [a](u)\n* [b](v)\n";
    let change = check(
        before,
        |issue| ops::move_up(issue, &[1], 1),
        "### Official\n* [b](v)\n* [a](u)\n",
    );
    let at = before.find("[b]").unwrap();
    let moved = change.map(at, copydesk::text::Bias::After);
    assert!(change.apply(before)[moved..].starts_with("[b](v)"));
}

#[test]
fn what_stands_between_lists_stays_in_its_place() {
    check(
        "### Official\n* [a](u)\n\n<!-- ruler -->\n\n* [b](v)",
        |issue| ops::move_up(issue, &[1], 1),
        "### Official\n* [b](v)\n\n<!-- ruler -->\n\n* [a](u)",
    );
}

#[test]
fn moving_past_the_ends_is_refused() {
    let before = "### Official\n* [a](u)\n* [b](v)\n\n### Research\n* [c](w)\n";
    refused(
        before,
        |issue| ops::move_up(issue, &[0], 1),
        "“a” is already the first item of “Official”",
    );
    refused(
        before,
        |issue| ops::move_down(issue, &[0, 1], 1),
        "these are already the last 2 items of “Official”",
    );
    refused(
        before,
        |issue| ops::move_up(issue, &[1, 2], 1),
        "“b” stands in “Official”, “c” in “Research” (move the items of one section at a time)",
    );
}

#[test]
fn events_are_sorted_by_day_and_place() {
    let before = "## Upcoming Events\n\n### Asia\n* 2026-01-09 | Pune, IN | [o](u)\n    * [**late**](v)\n* 2026-01-01 | Tokyo, JP | [o](u)\n* 2026-01-01 | Delhi, IN | [o](u)\n    * [**first**](v)\n* someday | Delhi, IN | [o](u)\n\n## Jobs\n";
    let after = "## Upcoming Events\n\n### Asia\n* 2026-01-01 | Delhi, IN | [o](u)\n    * [**first**](v)\n* someday | Delhi, IN | [o](u)\n* 2026-01-01 | Tokyo, JP | [o](u)\n* 2026-01-09 | Pune, IN | [o](u)\n    * [**late**](v)\n\n## Jobs\n";
    check(
        before,
        |issue| ops::sort(issue, section(issue, "Asia")),
        after,
    );
    let again = check(
        after,
        |issue| ops::sort(issue, section(issue, "Asia")),
        after,
    );
    assert!(again.is_empty());
}

#[test]
fn links_have_no_order() {
    refused(
        "### Official\n* [b](u)\n* [a](v)\n",
        |issue| ops::sort(issue, 1),
        "“Official” holds links, which have no order of their own (move items one by one)",
    );
}
