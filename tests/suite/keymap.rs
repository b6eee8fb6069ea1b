//! Keys: what they mean where, what may follow, and a user's file.

use copydesk::command::{Action, command, table};
use copydesk::keymap::{Chord, Context, Keymap, Lookup, show};
use std::collections::HashSet;

fn keys(text: &str) -> Vec<Chord> {
    text.split_whitespace()
        .map(|key| key.parse().unwrap())
        .collect()
}

fn check(keymap: &Keymap, context: Context, text: &str, id: &str) {
    let found = keymap.lookup(context, &keys(text));
    assert_eq!(
        found,
        Lookup::Command(id.to_owned()),
        "{text} in {context:?}"
    );
}

#[test]
fn the_built_in_file_has_no_flaw() {
    assert_eq!(
        Keymap::default().merge(include_str!("../../assets/keymap.toml")),
        []
    );
}

#[test]
fn ids_of_commands_are_unique_and_every_one_has_words() {
    let mut seen = HashSet::new();
    for command in table() {
        assert!(seen.insert(command.id), "{} stands twice", command.id);
        assert!(
            command.id.contains('.') && !command.title.is_empty(),
            "{}",
            command.id
        );
        assert!(
            command.help.ends_with('.'),
            "{}: help is a sentence",
            command.id
        );
    }
}

#[test]
fn every_layer_command_has_a_key() {
    let keymap = Keymap::builtin();
    let contexts = [
        Context::Form,
        Context::Source,
        Context::Picker,
        Context::Menu,
        Context::Findings,
        Context::Checklist,
        Context::Reader,
    ];
    for command in table()
        .iter()
        .filter(|command| matches!(command.action, Action::Layer))
    {
        let bound = contexts
            .iter()
            .any(|context| !keymap.keys_for(*context, command.id).is_empty());
        assert!(bound, "{} has no key", command.id);
    }
}

#[test]
fn a_nearer_context_wins() {
    let keymap = Keymap::builtin();
    check(&keymap, Context::Items, "d", "item.delete");
    check(&keymap, Context::Sections, "d", "section.delete");
    check(&keymap, Context::Items, "u", "edit.undo");
    check(&keymap, Context::Source, "Enter", "text.newline");
    check(&keymap, Context::Form, "Ctrl-K", "text.kill-end");
}

#[test]
fn where_text_is_typed_no_plain_letter_is_bound() {
    let keymap = Keymap::builtin();
    for c in ('a'..='z').chain('A'..='Z').chain(" /?:'[]123".chars()) {
        for context in [Context::Form, Context::Source, Context::Picker] {
            assert_eq!(
                keymap.lookup(context, &[Chord::plain(c)]),
                Lookup::Nothing,
                "{c:?}"
            );
        }
    }
}

#[test]
fn a_prefix_shows_what_may_follow() {
    let mut keymap = Keymap::builtin();
    assert_eq!(
        keymap.merge("[items]\n\"Z x\" = \"item.sort\"\n\"Z y\" = \"item.copy\"\n"),
        []
    );
    let Lookup::Prefix(following) = keymap.lookup(Context::Items, &keys("Z")) else {
        panic!("Z is a prefix");
    };
    assert_eq!(
        following,
        [
            (keys("x"), "item.sort".to_owned()),
            (keys("y"), "item.copy".to_owned())
        ]
    );
    check(&keymap, Context::Items, "Z y", "item.copy");
}

#[test]
fn a_user_rebinds_and_unbinds() {
    let mut keymap = Keymap::builtin();
    assert_eq!(
        keymap.merge("[items]\nx = \"item.delete\"\nd = \"\"\nj = \"\"\n"),
        []
    );
    check(&keymap, Context::Items, "x", "item.delete");
    assert_eq!(keymap.lookup(Context::Items, &keys("d")), Lookup::Nothing);
    assert_eq!(keymap.lookup(Context::Items, &keys("j")), Lookup::Nothing);
    check(&keymap, Context::Sections, "j", "move.down");
    let shown: Vec<String> = keymap
        .keys_for(Context::Items, "item.delete")
        .iter()
        .map(|k| show(k))
        .collect();
    assert_eq!(shown, ["Del", "x"]);
}

#[test]
fn a_flaw_in_a_users_file_is_named_by_line_and_the_rest_counts() {
    let source = "[items]\n\"Hyper-x\" = \"item.sort\"\nx = \"item.frobnicate\"\nX = \"item.sort\"\n[kitchen]\na = \"item.add\"\n";
    let mut keymap = Keymap::builtin();
    let said: Vec<String> = keymap
        .merge(source)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(
        said[0].starts_with("line 2: `Hyper-x` is no key; expected"),
        "{}",
        said[0]
    );
    assert!(
        said[1].starts_with("line 3: `item.frobnicate` is no command"),
        "{}",
        said[1]
    );
    assert!(
        said[2].starts_with("line 5: `kitchen` is no context; expected one of global"),
        "{}",
        said[2]
    );
    check(&keymap, Context::Items, "X", "item.sort");

    let said = keymap.merge("[items]\nx = \n");
    assert_eq!(said[0].line, Some(2));
}

#[test]
fn chords_are_shown_as_they_are_written() {
    for text in [
        "a",
        "A",
        "Ctrl-S",
        "Alt-Enter",
        "S-Tab",
        "PgUp",
        "Space",
        "Esc",
        "F5",
        "-",
        "Ctrl-Left",
        "?",
    ] {
        assert_eq!(text.parse::<Chord>().unwrap().to_string(), text);
    }
    assert!("".parse::<Chord>().is_err() && "Foo".parse::<Chord>().is_err());
}

#[test]
fn commands_are_found_by_id() {
    assert_eq!(
        command("item.add").map(|command| command.title),
        Some("add")
    );
    assert!(command("item.nothing").is_none());
}
