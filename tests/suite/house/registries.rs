//! Folders and what speaks for them: commands and keys, tables, the project's root.
//!
//! Rules, profiles and templates are held against their folders beside their own tests.

use crate::support::scratch::Scratch;
use copydesk::command::{Action, Command, table};
use copydesk::keymap::{Context, Keymap};
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::tui::{App, Options};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The list of commands, narrowed to `query`.
fn palette(query: &str) -> String {
    let name = "2026-01-14-this-week-in-rust.md";
    let scratch = Scratch::new().file(name, include_str!("../../../assets/demo/draft.md"));
    let session = load(&scratch.at(name), &read_from(None), None).unwrap();
    let mut app = App::new(Keymap::builtin(), Options::default());
    app.resize(100, 30);
    app.open(session);
    for key in ":".chars().chain(query.chars()) {
        app.key(KeyEvent::from(KeyCode::Char(key)));
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
    app.draw(&mut buffer);
    buffer.content.iter().map(Cell::symbol).collect()
}

#[test]
fn every_command_is_in_the_list_of_commands() {
    let ours = table().iter();
    for command in ours.filter(|command| !matches!(command.action, Action::Layer)) {
        let screen = palette(command.id);
        assert!(
            screen.contains(command.help.trim_end_matches('.')) || screen.contains(command.title),
            "{}",
            command.id
        );
    }
}

#[test]
fn every_key_runs_a_command_and_only_rare_commands_have_none() {
    let keymap = Keymap::builtin();
    let contexts = Context::ALL.iter();
    let bound: BTreeSet<&str> = contexts
        .flat_map(|context| keymap.bindings(*context))
        .map(|(_, id)| id.as_str())
        .collect();
    let known: BTreeSet<&str> = table().iter().map(|command| command.id).collect();
    assert!(bound.is_subset(&known));
    let is_unbound = |command: &&Command| !bound.contains(command.id);
    let unbound: Vec<&str> = table()
        .iter()
        .filter(is_unbound)
        .map(|command| command.id)
        .collect();
    assert_eq!(
        unbound,
        [
            "section.create",
            "week.new",
            "file.save-as",
            "file.reload",
            "file.merge",
            "draft.who"
        ]
    );
}

#[test]
fn every_file_of_assets_is_part_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    super::sources(root, &root.join("src"), &mut sources);
    let mut flaws = Vec::new();
    let mut folders = vec![root.join("assets")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            let is_included = sources
                .iter()
                .any(|(_, source)| source.contains(&format!("/{name}\")")));
            // The demo's mistakes are told to the tests alone.
            if !is_included && name != "assets/demo/MISTAKES.toml" {
                flaws.push(format!("{name} is included nowhere"));
            }
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}
