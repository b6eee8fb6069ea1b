//! The week's routine from open to saved file: rolling last week's events forward, reading events from elsewhere,
//! beginning an issue. Keystrokes are counted, and told beside what vim needs.

use super::desk::{DRAFT, Desk, assert_same, put_before, replaced};
use crate::support::keys::strokes;
use crate::support::scratch::Scratch;

/// The issue of the week before.
const PAST: &str = "2026-01-07-this-week-in-rust.md";

/// A draft of 2026-01-14 that still has the events and the window of the week before.
pub const LAST_WEEKS: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Upcoming Events

Rusty Events between 2026-01-07 - 2026-02-04 🦀

### Virtual
* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)
    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)
* 2026-01-13 - 2026-01-15 | Virtual | [Three Days](https://three.example)
    * [**Still on**](https://three.example/1)

### Asia
* 2026-01-08 | Delhi, IN | [Rust Delhi](https://delhi.example)
    * [**Over too**](https://delhi.example/1)

### Europe
* 2026-01-13 | Oslo, NO | [Rust Oslo](https://oslo.example)
    * [**Yesterday**](https://oslo.example/1)
* 2026-01-20 | Oslo, NO | [Rust Oslo](https://oslo.example)
    * [**Next week**](https://oslo.example/2)
* 2026-02-27 | Paris, FR | [Rust Paris](https://paris.example)
    * [**Much later**](https://paris.example/1)

If you are running a Rust event, say so.

## Jobs

None.
";

/// What is left of it by default.
fn rolled() -> String {
    let mut text = LAST_WEEKS.replace("2026-01-07 - 2026-02-04", "2026-01-14 - 2026-02-11");
    for gone in [
        "* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)\n    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)\n",
        "### Asia\n* 2026-01-08 | Delhi, IN | [Rust Delhi](https://delhi.example)\n    * [**Over too**](https://delhi.example/1)\n\n",
        "* 2026-01-13 | Oslo, NO | [Rust Oslo](https://oslo.example)\n    * [**Yesterday**](https://oslo.example/1)\n",
    ] {
        text = replaced(&text, gone, "");
    }
    text
}

/// A draft in a checkout with six issues before it, all with last week's events and one organiser more.
fn checkout(size: (u16, u16)) -> Desk {
    let more = "* 2026-01-09 | Bonn, DE | [Rust Bonn](https://bonn.example)\n";
    let mut folder = Scratch::new();
    for day in [
        "2026-01-07",
        "2025-12-31",
        "2025-12-24",
        "2025-12-17",
        "2025-12-10",
        "2025-12-03",
    ] {
        let text = put_before(LAST_WEEKS, "\nIf you", more)
            .replace("Date: 2026-01-14", &format!("Date: {day}"));
        folder = folder.file(&format!("content/{day}-this-week-in-rust.md"), text);
    }
    let draft = format!("draft/{DRAFT}");
    let folder = folder.file(&draft, LAST_WEEKS);
    let desk = Desk::on_file(folder, &draft, |options| options.size(size.0, size.1));
    desk.wait_for("read as This Week in Rust");
    desk
}

/// Opens the list once the past issues are known.
#[track_caller]
fn roll_forward(desk: &Desk) {
    desk.press("r", "Roll forward: ");
    desk.wait_for("Missing this week");
}

#[allow(clippy::print_stdout)]
/// Presses `keys`, waits for `answer`, and tells how many keys that are beside those for the same in vim.
#[track_caller]
fn counted(desk: &Desk, what: &str, keys: &str, answer: &str, vim: &str) {
    desk.press(keys, answer);
    let pressed = |keys: &str| -> usize {
        let strokes = strokes(keys);
        let texts = strokes.iter().map(|stroke| String::from_utf8_lossy(stroke));
        texts.map(|text| text.chars().count()).sum()
    };
    let (count, vim) = (pressed(keys), pressed(vim));
    println!("{what}: {count} keys, in vim {vim}");
    assert!(count * 3 <= vim, "{what}: {count} keys, in vim {vim}");
}

#[test]
fn all_that_is_over_goes_with_two_keys_and_comes_back_with_one() {
    let desk = Desk::open(LAST_WEEKS);
    let vim = "/01-07 |<Enter>2dd/Asia<Enter>4dd/01-13 |<Enter>2dd?between<Enter>wC2026-01-14 - 2026-02-11 🦀<Esc>";
    let done = "Rolled forward: 3 events dropped, the window corrected";
    counted(&desk, "drop all past events", "r<Enter>", done, vim);
    assert_same(&desk.saved(), &rolled());
    desk.press("u", "Undone: Rolled forward");
    assert_same(&desk.saved(), LAST_WEEKS);
    desk.quit();
}

#[test]
fn each_line_is_a_yes_or_a_no() {
    let desk = checkout((80, 24));
    roll_forward(&desk);
    // Not the one in Berlin, but the one in Paris, which is after the window.
    desk.press("<Space>", "2 events to drop, the window to correct");
    desk.press("/much", "/ much");
    desk.keys("<Enter><Space>");
    desk.wait_for("3 events to drop");
    desk.keys("<Esc>");
    desk.press(
        "<Enter>",
        "Rolled forward: 3 events dropped, the window corrected",
    );
    let kept = "### Virtual\n* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)\n    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)\n";
    let expected = replaced(&rolled(), "### Virtual\n", kept);
    let late = "* 2026-02-27 | Paris, FR | [Rust Paris](https://paris.example)\n    * [**Much later**](https://paris.example/1)\n";
    assert_same(
        &desk.saved_at(&format!("draft/{DRAFT}")),
        &replaced(&expected, late, ""),
    );
}

#[test]
fn the_list_is_left_without_a_trace_and_goes_where_a_line_stands() {
    let desk = checkout((80, 24));
    roll_forward(&desk);
    desk.press("a", "the window to correct");
    desk.wait_for("Roll forward: the window");
    desk.press("jg", "Delhi, IN");
    desk.wait_gone("Roll forward: ");
    desk.press("r", "Your marks from before are still here");
    desk.wait_for("Roll forward: the window");
    desk.press("/bonn<Enter>", "in 6 of the last 6 issues");
    desk.press("<Space>", "Rust Bonn has no row in this issue");
    desk.press("g", PAST);
    desk.wait_for("read-only");
    desk.keys("<Esc><Esc><Esc>");
    desk.wait_gone("Roll forward: ");
    desk.quit();
    assert_same(&desk.folder().read(&format!("draft/{DRAFT}")), LAST_WEEKS);
}

#[test]
fn rolling_forward_is_refused_where_nothing_can_be_over() {
    let desk = Desk::open(&rolled().replace("2026-02-27", "2026-02-10"));
    desk.press(
        "r",
        "Nothing is over, and the sentence of the window is right",
    );
    let desk = Desk::start(&LAST_WEEKS.replace("Date: 2026-01-14\n", ""), |options| {
        options
    });
    desk.wait_for("Rust Berlin");
    desk.press("r", "This issue has no date");
}

#[test]
fn the_list_at_two_sizes() {
    for (cols, rows) in [(80, 24), (60, 20)] {
        let desk = checkout((cols, rows));
        roll_forward(&desk);
        super::screens::check(&format!("roll_forward_{cols}x{rows}"), &desk);
    }
}
