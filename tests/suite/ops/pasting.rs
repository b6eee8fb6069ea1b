//! Pasting: what becomes an item, and what is refused.

use super::{check, refused, section};
use copydesk::ops::{self, At};

#[track_caller]
fn paste(text: &str, items: &str) {
    check(
        "### Asia\n- [a](u)\n- [b](v)\n",
        |issue| ops::paste(issue, section(issue, "Asia"), At::Index(1), text),
        &format!("### Asia\n- [a](u)\n{items}- [b](v)\n"),
    );
}

#[test]
fn addresses_links_and_list_items_become_items_in_order() {
    paste(
        "https://x/y\r\n\r\n[t](https://t) tail\n* [s](https://s)\n    * row\n",
        "- [https://x/y](https://x/y)\n- [t](https://t) tail\n- [s](https://s)\n    * row\n",
    );
    paste(
        "  <https://x>\n  [video] [t](u)\n",
        "- [https://x](https://x)\n- [video] [t](u)\n",
    );
}

#[test]
fn event_rows_take_their_children_along() {
    let rows = "- 2026-01-01 | Delhi, IN | [o](u)\n    * [**t**](v)\n";
    paste("2026-01-01 | Delhi, IN | [o](u)\n* [**t**](v)", rows);
    paste("2026-01-01 | Delhi, IN | [o](u)\n    * [**t**](v)", rows);
    paste("* 2026-01-01 | Delhi, IN | [o](u)\n    * [**t**](v)", rows);
    paste(
        "2026-01-01 | Delhi, IN | [o](u)\n* 2026-01-02 | Pune, IN | [p](w)\n",
        "- 2026-01-01 | Delhi, IN | [o](u)\n- 2026-01-02 | Pune, IN | [p](w)\n",
    );
}

#[test]
fn pasted_events_are_sorted_in_one_by_one() {
    check(
        "### Asia\n* 2026-01-02 | B, IN | [o](u)\n* 2026-01-04 | D, IN | [o](u)\n",
        |issue| {
            let text = "2026-01-03 | C, IN | [o](u)\n\n2026-01-01 | A, IN | [o](u)\n";
            ops::paste(issue, section(issue, "Asia"), At::Sorted, text)
        },
        "### Asia\n* 2026-01-01 | A, IN | [o](u)\n* 2026-01-02 | B, IN | [o](u)\n* 2026-01-03 | C, IN | [o](u)\n* 2026-01-04 | D, IN | [o](u)\n",
    );
}

#[test]
fn anything_else_is_refused_whole() {
    let refuse = |text: &'static str, sentence: &str| {
        refused(
            "### Asia\n",
            |issue| ops::paste(issue, section(issue, "Asia"), At::End, text),
            sentence,
        );
    };
    refuse("\n \n", "there is nothing to paste");
    refuse(
        "https://x\nsome words",
        "“some words” is no address, link, event row or list item (nothing was pasted)",
    );
}
