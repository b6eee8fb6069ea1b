//! Parts of the README that are made from the program: the screen, the keys, the map of `src`.

use super::{check_part, root};
use crate::support::scratch::Scratch;
use copydesk::command::{Action, command, table};
use copydesk::keymap::{Context, Keymap, show};
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::tui::{App, Options};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// The demo on 80 columns and 24 rows, at the first duplicate link.
fn screen() -> String {
    let name = "draft/2026-01-14-this-week-in-rust.md";
    let scratch = Scratch::new().file(name, include_str!("../../../assets/demo/draft.md"));
    let session = load(&scratch.at(name), &read_from(None), None).unwrap();
    let mut app = App::new(Keymap::builtin(), Options::default());
    app.resize(80, 24);
    app.open(session);
    for _ in 0..100 {
        app.key(KeyEvent::from(KeyCode::Char(']')));
        let screen = drawn(&app);
        if screen.contains("│E duplicate-link") {
            return screen;
        }
    }
    panic!("the demo has a duplicate link");
}

fn drawn(app: &App) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    app.draw(&mut buffer);
    let mut screen = String::new();
    for y in 0..24 {
        let row: String = (0..80).map(|x| buffer[(x, y)].symbol()).collect();
        let _ = writeln!(screen, "{}", row.trim_end());
    }
    screen
}

#[test]
fn the_picture_is_the_main_screen_on_the_demo() {
    check_part("screen", &format!("```text\n{}```\n", screen()));
}

/// What a context is called in the README.
fn place(context: Context) -> &'static str {
    match context {
        Context::Global => "Everywhere but where text is typed",
        Context::Panes => "In every pane",
        Context::Sections => "In Sections",
        Context::Items => "In Items and Detail",
        Context::Detail => "In Detail",
        Context::Text => "Wherever text is typed",
        Context::Form => "In a form",
        Context::Source => "In source lines",
        Context::Picker => "In a list with a filter line",
        Context::Menu => "In a list without one",
        Context::Findings => "In a list of problems",
        Context::Checklist => "In a list of yes and no",
        Context::Reader => "In a page or a past issue",
    }
}

/// `a` or `|` as table cells show them.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn keys() -> String {
    let keymap = Keymap::builtin();
    let mut text = String::new();
    let mut named = BTreeSet::new();
    for context in Context::ALL {
        let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
        for (keys, id) in keymap.bindings(context) {
            let shown = format!("`{}`", show(keys));
            match rows.iter_mut().find(|(known, _)| known == id) {
                Some((_, keys)) => keys.push(shown),
                None => rows.push((id, vec![shown])),
            }
        }
        if rows.is_empty() {
            continue;
        }
        let _ = write!(
            text,
            "\n**{}** (`[{}]`)\n\n| keys | command | what it does |\n|---|---|---|\n",
            place(context),
            context.name()
        );
        for (id, keys) in rows {
            let help = command(id).unwrap().help;
            let _ = writeln!(
                text,
                "| {} | `{id}` | {} |",
                cell(&keys.join(" ")),
                cell(help)
            );
            named.insert(id.to_owned());
        }
    }
    let _ = write!(
        text,
        "\n**Without a key**, in the list of commands (`:`)\n\n| command | what it does |\n|---|---|\n"
    );
    let others = table()
        .iter()
        .filter(|command| !named.contains(command.id) && !matches!(command.action, Action::Layer));
    for command in others {
        let _ = writeln!(text, "| `{}` | {} |", command.id, cell(command.help));
    }
    text.push('\n');
    text
}

#[test]
fn the_key_table_is_the_keymap_and_the_command_table() {
    check_part("keys", &keys());
}

/// The rooms as the documentation of the library names them, in reading order.
fn rooms() -> Vec<String> {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let doc: Vec<&str> = library
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(|line| line.trim_start_matches("//!").trim())
        .collect();
    let doc = doc.join(" ");
    let list = &doc[doc.find("The rooms in reading order").unwrap()..];
    list.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The first sentence of a room's documentation.
fn summary(room: &str) -> String {
    let source = fs::read_to_string(root().join(format!("src/{room}/mod.rs"))).unwrap();
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let paragraph: Vec<&str> = lines
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ");
    let end = paragraph.find(". ").unwrap_or(paragraph.len() - 1);
    paragraph[..end].to_owned()
}

#[test]
fn the_map_of_src_has_its_folders_in_reading_order() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let rooms = rooms();
    let named: BTreeSet<String> = rooms.iter().cloned().collect();
    let unnamed: Vec<&String> = folders.difference(&named).collect();
    assert!(unnamed.is_empty(), "lib.rs does not name {unnamed:?}");
    let mut map = String::from("| room | what it is |\n|---|---|\n");
    for room in rooms.iter().filter(|room| folders.contains(*room)) {
        let _ = writeln!(map, "| `{room}` | {} |", cell(&summary(room)));
    }
    check_part("rooms", &map);
}
