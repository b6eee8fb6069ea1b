//! Marks, blocks, sorting, prefixes, deleting.

use super::desk::{Desk, SMALL, put_before, replaced};

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";
const BETA: &str = "* [Beta](https://one.example/beta)\n";
const GAMMA: &str = "* [Gamma](https://one.example/gamma)\n";
const LATE: &str = "\
* 2026-01-22 | Ghent, BE | [Locks](https://net.example/locks)
    * [**Late**](https://net.example/late)
";

#[test]
fn a_marked_range_moves_as_one_block_and_keeps_its_order() {
    let desk = Desk::open(SMALL);
    desk.keys("vjv");
    desk.press("J", "Moved 2 items down");
    let block = format!("{ALPHA}{BETA}{GAMMA}");
    let after = replaced(SMALL, &block, &format!("{GAMMA}{ALPHA}{BETA}"));
    assert_eq!(desk.saved(), after);
    desk.press("m", "Move 2 items to");
    desk.press("t", "Moved 2 items to Observations/Thoughts");
    let after = replaced(&after, &format!("{ALPHA}{BETA}"), "");
    let after = put_before(&after, "\n## Crate of the Week", &format!("{ALPHA}{BETA}"));
    assert_eq!(desk.saved(), after);
}

#[test]
fn single_marks_move_together_to_a_section_that_is_created_for_them() {
    let desk = Desk::open(SMALL);
    desk.keys("<Space>j<Space>");
    desk.press("m", "Move 2 items to");
    desk.press("w", "Moved 2 items to Rust Walkthroughs");
    let after = replaced(SMALL, ALPHA, "");
    let after = replaced(&after, GAMMA, "");
    let section = format!("### Rust Walkthroughs\n{ALPHA}{GAMMA}\n");
    let after = put_before(&after, "## Crate of the Week", &section);
    assert_eq!(desk.saved(), after);
}

#[test]
fn a_count_moves_several_places() {
    let desk = Desk::open(SMALL);
    desk.press("2J", "Moved “Alpha” down");
    let block = format!("{ALPHA}{BETA}{GAMMA}");
    let after = replaced(SMALL, &block, &format!("{BETA}{GAMMA}{ALPHA}"));
    assert_eq!(desk.saved(), after);
}

#[test]
fn events_are_sorted_by_date_with_their_talks() {
    let desk = Desk::open(SMALL);
    desk.go_to("@Europe");
    desk.press("2s", "Sorted");
    let after = replaced(SMALL, LATE, "");
    let after = put_before(&after, "\n## Jobs", LATE);
    assert_eq!(desk.saved(), after);
}

#[test]
fn a_prefix_is_given_and_taken_away_by_its_letter() {
    let desk = Desk::open(SMALL);
    desk.press("t", "Prefixes of “Alpha”");
    desk.press("v", "[video]");
    desk.keys("<Esc>");
    desk.wait_gone("Prefixes of");
    let after = replaced(SMALL, "* [Alpha]", "* [video] [Alpha]");
    assert_eq!(desk.saved(), after);
    desk.press("t", "Prefixes of “Alpha”");
    desk.keys("v<Esc>");
    desk.wait_gone("Prefixes of");
    assert_eq!(desk.saved(), SMALL);
}

#[test]
fn a_deleted_event_comes_back_byte_for_byte() {
    let desk = Desk::open(SMALL);
    desk.go_to("@Europe");
    desk.press("2d", "Deleted “Late”");
    assert_eq!(desk.saved(), replaced(SMALL, LATE, ""));
    desk.press("u", "Undone: Deleted “Late”");
    assert_eq!(desk.saved(), SMALL);
}

#[test]
fn history_leads_to_any_step() {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    desk.press("d", "Deleted “Beta”");
    desk.press("d", "Deleted “Gamma”");
    desk.press("H", "Go to a step");
    desk.press("<Up><Up><Enter>", "now is: Deleted “Alpha”");
    assert_eq!(desk.saved(), replaced(SMALL, ALPHA, ""));
    desk.press("H", "Go to a step");
    desk.press("<Down><Down><Enter>", "now is: Deleted “Gamma”");
    let after = replaced(SMALL, &format!("{ALPHA}{BETA}{GAMMA}"), "");
    assert_eq!(desk.saved(), after);
}
