//! Forms, the source in place, and the editor outside.

use super::desk::{DRAFT, Desk, SMALL, replaced};
use crate::support::scratch::Scratch;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn a_form_left_with_esc_keeps_its_fields_for_the_next_time() {
    let desk = Desk::open(SMALL);
    desk.press("a", "Add a link");
    desk.send("https://one.example/new\tHalf a ti");
    desk.wait_for("Half a ti");
    desk.keys("<Esc>");
    desk.wait_gone("Add a link");
    desk.press("a", "Half a ti");
    desk.keys("tle<Enter>");
    desk.wait_for("Added “Half a title”");
    let new = "* [Alpha](https://one.example/alpha)\n* [Half a title](https://one.example/new)\n";
    let after = replaced(SMALL, "* [Alpha](https://one.example/alpha)\n", new);
    assert_eq!(desk.saved(), after);
}

#[test]
fn a_resize_keeps_an_open_form() {
    let desk = Desk::open(SMALL);
    desk.press("a", "Add a link");
    desk.send("https://one.example/new\tA tit");
    desk.wait_for("A tit");
    for (cols, rows) in [(60, 20), (40, 10), (19, 4), (200, 60)] {
        desk.resize(cols, rows);
    }
    desk.wait_until("the form is not there", |screen| {
        screen.lines().count() == 60 && screen.contains("A tit")
    });
    desk.keys("le<Enter>");
    desk.wait_for("Added “A title”");
}

#[test]
fn source_edited_in_place_is_one_step_and_esc_keeps_it() {
    let desk = Desk::open(SMALL);
    desk.press("e", "Editing line 9");
    desk.keys("<End> <lt>!-- by A --><Enter>  and more<Esc>");
    desk.wait_gone("Editing line");
    let line = "* [Alpha](https://one.example/alpha)";
    let after = replaced(SMALL, line, &format!("{line} <!-- by A -->\n  and more"));
    assert_eq!(desk.saved(), after);
    desk.press("u", "Undone: ");
    assert_eq!(desk.saved(), SMALL);
}

#[test]
fn source_left_with_ctrl_q_is_as_before() {
    let desk = Desk::open(SMALL);
    desk.press("e", "Editing line 9");
    desk.keys("<End>xyz");
    desk.wait_for("alpha)xyz");
    desk.keys("<C-q>");
    desk.wait_gone("Editing line");
    assert_eq!(desk.saved(), SMALL);
    desk.quit();
}

#[test]
fn the_editor_outside_opens_at_the_line_and_its_text_comes_back() {
    let tools = Scratch::new().file(
        "editor.sh",
        "#!/bin/sh\nsed -i \"${1#+}a\\\\\n* [Added outside](https://one.example/outside)\" \"$2\"\n\
         echo \"$1 ${2##*/}\" > \"$(dirname \"$0\")/called\"\n",
    );
    let script = tools.at("editor.sh");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let script = script.to_str().unwrap();
    let desk = Desk::with(SMALL, |options| {
        options.env("VISUAL", script).env("EDITOR", "/bin/false")
    });
    desk.press("jO", "Read back what you edited");
    assert_eq!(tools.read("called"), format!("+10 {DRAFT}\n"));
    let line = "* [Beta](https://one.example/beta)\n";
    let added = format!("{line}* [Added outside](https://one.example/outside)\n");
    assert_eq!(desk.saved(), replaced(SMALL, line, &added));
    desk.press("u", "Undone: Edited outside");
    assert_eq!(desk.saved(), SMALL);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let desk = Desk::with(SMALL, |options| options.env("VISUAL", "/bin/false"));
    desk.press("O", "nothing was changed");
    desk.quit();
}

#[test]
fn a_paste_of_several_lines_becomes_items_and_never_keys() {
    let desk = Desk::open(SMALL);
    desk.paste("* [One](https://one.example/1)\n* [Two](https://one.example/2)\n");
    desk.wait_for("Two");
    let line = "* [Alpha](https://one.example/alpha)\n";
    let added = format!("{line}* [One](https://one.example/1)\n* [Two](https://one.example/2)\n");
    assert_eq!(desk.saved(), replaced(SMALL, line, &added));
}
