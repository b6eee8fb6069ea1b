//! Terminals too small to work in.

use super::desk::{Desk, SMALL, replaced};

#[test]
fn too_small_a_terminal_still_saves_and_quits() {
    for (cols, rows) in [(20, 5), (19, 4), (1, 1)] {
        let desk = Desk::open(SMALL);
        desk.press("d", "Deleted “Alpha”");
        desk.resize(cols, rows);
        desk.keys("w");
        let after = replaced(SMALL, "* [Alpha](https://one.example/alpha)\n", "");
        desk.quit();
        assert_eq!(desk.file(), after, "{cols}×{rows}");
    }
}

#[test]
fn a_start_in_a_tiny_terminal_works_once_it_grows() {
    for (cols, rows) in [(19, 4), (1, 1), (200, 1), (1, 60)] {
        let desk = Desk::start(SMALL, |options| options.size(cols, rows));
        desk.wait_until("nothing was drawn", |screen| !screen.trim().is_empty());
        desk.resize(80, 24);
        desk.wait_for("▸ Alpha");
        desk.quit();
    }
}
