//! Finding one's way: help, the palette, the filter, going anywhere.

use super::desk::{Desk, SMALL, replaced};

#[test]
fn a_key_pressed_in_help_acts() {
    let desk = Desk::open(SMALL);
    desk.press("?", "Keys that work here");
    desk.press("d", "Deleted “Alpha”");
    desk.wait_gone("Keys that work here");
    let after = replaced(SMALL, "* [Alpha](https://one.example/alpha)\n", "");
    assert_eq!(desk.saved(), after);
}

#[test]
fn the_palette_runs_a_command_by_its_name() {
    let desk = Desk::open(SMALL);
    desk.press(":", "Commands");
    desk.send("reorder down");
    desk.press("<Enter>", "Moved “Alpha” down");
}

#[test]
fn a_filter_hides_the_rest_and_n_goes_on_in_other_sections() {
    let desk = Desk::open(SMALL);
    desk.press("/", "Filter:");
    desk.send("mega");
    desk.wait_for("Nothing here matches “mega”");
    desk.keys("<Enter>");
    desk.wait_gone("Filter: ");
    desk.press("n", "▸ Omega");
    desk.keys("<Esc>");
    desk.go_to("@Official");
    desk.wait_for("Delta");
}

#[test]
fn anything_is_found_by_a_few_letters() {
    let desk = Desk::open(SMALL);
    desk.go_to("omeg");
    desk.wait_for("▸ Omega");
    desk.go_to("@Europe");
    desk.wait_for("Europe · 2 events");
}
