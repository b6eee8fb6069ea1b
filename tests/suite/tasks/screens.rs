//! The screens as an editor sees them, with their styles. `INSTA_UPDATE=always` writes them anew.

use super::desk::Desk;
use crate::support::launch::Options;
use crate::support::terminal::Terminal;

const DEMO: &str = include_str!("../../../assets/demo/draft.md");

fn demo(cols: u16, rows: u16) -> Desk {
    let desk = Desk::start(DEMO, |options| options.size(cols, rows));
    desk.wait_for("▸ What the lantern");
    desk
}

/// Compares the screen at rest with `tests/suite/snapshots/screen_NAME.snap`.
#[track_caller]
pub fn check(name: &str, terminal: &Terminal) {
    terminal.settle();
    check_text(name, &terminal.styled_screen());
}

#[track_caller]
fn check_text(name: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("screen_{name}"), screen));
}

/// The screen with the next publication day, which today's date decides, made the same for every week.
fn timeless(terminal: &Terminal) -> String {
    terminal.settle();
    let next = regex::Regex::new(r"\d{4}-\d{2}-\d{2}-this-week").expect("a pattern");
    let screen = terminal.styled_screen();
    next.replace(&screen, "YYYY-MM-DD-this-week").into_owned()
}

/// Gives the terminal another size and waits for the footer to stand in its last row.
#[track_caller]
fn resize(desk: &Desk, (cols, rows): (u16, u16), footer: &str) {
    desk.resize(cols, rows);
    desk.wait_until("the new size was not drawn", |screen| {
        let last = screen.split('\n').nth(usize::from(rows) - 1);
        last.is_some_and(|row| row.contains(footer))
    });
}

#[test]
fn no_text_is_bold_and_dim_at_once() {
    // What a terminal makes of both is its own affair; vt100 shows the last that was sent.
    let desk = demo(80, 24);
    desk.settle();
    let mut is_on = [false; 2];
    for sgr in super::terminals::sgr(&desk.raw_output()) {
        for parameter in sgr.split(';') {
            match parameter {
                "" | "0" | "22" => is_on = [false; 2],
                "1" => is_on[0] = true,
                "2" => is_on[1] = true,
                _ => {}
            }
        }
        assert_ne!(is_on, [true; 2], "{sgr:?}");
    }
}

#[test]
fn the_main_screen() {
    check("main_80x24", &demo(80, 24));
    check("main_60x20", &demo(60, 20));
    check("main_200x60", &demo(200, 60));
}

#[test]
fn one_pane_at_a_time() {
    check("one_pane_40x12", &demo(40, 12));
}

#[test]
fn the_problems_tab() {
    let desk = demo(80, 24);
    desk.press("]", "empty-section");
    desk.press("]", "list-glued-to-prose");
    check("problems_80x24", &desk);
    resize(&desk, (60, 20), "? help");
    check("problems_60x20", &desk);
    resize(&desk, (200, 60), "? help");
    check("problems_200x60", &desk);
}

#[test]
fn the_link_form() {
    let desk = demo(80, 24);
    desk.press("a", "Add a link");
    desk.paste("https://quillcrab.dev/blog/quillcrab-0-9/?utm_source=x");
    desk.send("\tA title");
    desk.wait_for("A title");
    check("link_form_80x24", &desk);
    resize(&desk, (60, 20), "accept");
    check("link_form_60x20", &desk);
}

#[test]
fn the_event_form() {
    let desk = demo(80, 24);
    desk.go_to("@Europe");
    desk.press("2a", "Add an event");
    desk.send("2026-01-30\t\t\tGhent\t\tBE\tRust at the Locks");
    desk.wait_for("Rust at the Locks");
    check("event_form_80x24", &desk);
    resize(&desk, (60, 20), "accept");
    check("event_form_60x20", &desk);
}

#[test]
fn the_form_of_a_block_and_the_picker_of_groups() {
    let desk = Desk::open(super::blocks::DRAFT);
    desk.go_to("@Quote of");
    desk.press("2<Enter>", "Quote of the week");
    desk.paste("First.\n\nSecond.");
    desk.send("\tJo on a forum\thttps://f.example/1\t\tAnn");
    desk.wait_for("Thanks to    Ann");
    check("block_form_80x24", &desk);
    resize(&desk, (60, 20), "accept");
    check("block_form_60x20", &desk);
    desk.keys("<Esc>");
    desk.wait_gone("Quote of the week ─");
    resize(&desk, (80, 24), "? help");
    desk.go_to("@Updates from the Rust P");
    desk.paste("#1 one\n#2 two\n");
    desk.wait_for("1 of 2: one");
    check("group_picker_80x24", &desk);
}

#[test]
fn the_pickers() {
    let desk = demo(80, 24);
    desk.press("m", "Move “");
    check("move_picker_80x24", &desk);
    desk.keys("<Esc>");
    desk.wait_gone("Move “");
    desk.press(":", "Commands");
    desk.send("prob");
    desk.wait_for("prob");
    check("palette_80x24", &desk);
    desk.keys("<Esc>");
    desk.wait_gone("Commands");
    desk.press("?", "Keys that work here");
    check("help_80x24", &desk);
}

#[test]
fn the_quit_question() {
    let desk = demo(80, 24);
    desk.press("d", "Deleted “");
    desk.press("q", "has unsaved changes");
    check("quit_80x24", &desk);
}

#[test]
fn the_source_in_place() {
    let desk = demo(80, 24);
    desk.press("e", "Editing line");
    check("source_80x24", &desk);
}

#[test]
fn the_smallest_terminal() {
    let desk = Desk::start(DEMO, |options| options.size(19, 4));
    desk.wait_for("small");
    check("tiny_19x4", &desk);
}

#[test]
fn the_start_screen() {
    let terminal = Terminal::start(&Options::copydesk());
    terminal.wait_for("demo");
    check_text("start_80x24", &timeless(&terminal));
}
