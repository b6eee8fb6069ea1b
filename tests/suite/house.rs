//! The order of the house: a room imports only rooms above it, and some things live in one room alone.

mod paths;
mod registries;
mod tokens;

use std::fs;
use std::path::Path;

/// The rooms of DESIGN.md in reading order.
const ROOMS: [&str; 18] = [
    "text", "cells", "profile", "issue", "site", "ops", "archive", "week", "rules", "store",
    "history", "merge", "session", "command", "keymap", "tui", "run", "cli",
];

/// Paths that only some rooms may name.
const RESERVED: [(&str, &[&str]); 2] = [
    ("pulldown_cmark", &["issue"]),
    ("std::fs", &["archive", "store", "run", "cli"]),
];

/// What is wrong with one file, given by its path below `src/`; empty where nothing is.
fn flaws(file: &str, source: &str) -> Vec<String> {
    let module = module_of(file);
    let Some(&room) = module.first() else {
        return Vec::new();
    };
    let Some(rank) = rank(room) else {
        return vec![format!("{file}: `{room}` is not in the list of rooms")];
    };
    let crates = RESERVED.map(|(path, _)| path.split("::").next().unwrap_or(path));
    let mut flaws = Vec::new();
    for path in paths::paths(source, &module, &crates) {
        let written = path.join("::");
        let found = match path.get(1).map(|target| (target, self::rank(target))) {
            _ if path[0] != "crate" => misplaced(room, &path),
            Some((_, Some(target))) if target <= rank => None,
            Some((target, Some(_))) => Some(format!("`{target}` stands below `{room}`")),
            Some((target, None)) => Some(format!("`{target}` is not in the list of rooms")),
            None => Some("the crate's root is no room".to_owned()),
        };
        flaws.extend(found.map(|flaw| format!("{file}: {written}: {flaw}")));
    }
    flaws
}

fn rank(room: &str) -> Option<usize> {
    ROOMS.iter().position(|&name| name == room)
}

fn misplaced(room: &str, path: &[String]) -> Option<String> {
    RESERVED.iter().find_map(|(reserved, rooms)| {
        let is_named = reserved
            .split("::")
            .eq(path.iter().take(reserved.split("::").count()));
        (is_named && !rooms.contains(&room))
            .then(|| format!("`{reserved}` belongs to {}", rooms.join(", ")))
    })
}

/// `ops/item/move_.rs` is the module `ops::item::move_`; the roots of the library and the binary are none.
fn module_of(file: &str) -> Vec<&str> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "lib" | "main" => Vec::new(),
        _ => path.split('/').collect(),
    }
}

/// Every Rust file below `folder`, as its path below `root` and its source.
fn sources(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            found.push((name.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_room_imports_only_rooms_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &root, &mut files);
    let flaws: Vec<String> = files
        .iter()
        .flat_map(|(file, source)| flaws(file, source))
        .collect();
    assert!(files.len() > 2, "no sources below {}", root.display());
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

/// Asserts which of the paths that `source` names in `file` are flaws, as written from the root.
#[track_caller]
fn check(file: &str, source: &str, expected: &[&str]) {
    let found = flaws(file, source);
    let named: Vec<&str> = found
        .iter()
        .map(|flaw| flaw.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(named, expected, "{found:#?}");
}

#[test]
fn an_import_that_points_down_is_found() {
    check(
        "issue/mod.rs",
        "use crate::ops::move_items;",
        &["crate::ops::move_items"],
    );
    check(
        "text.rs",
        "fn f() { crate::cli::main() }",
        &["crate::cli::main"],
    );
    check(
        "ops/item.rs",
        "macro_rules! m { () => { $crate::tui::App } }",
        &["crate::tui::App"],
    );
}

#[test]
fn an_import_that_points_up_or_stays_is_allowed() {
    check(
        "ops/mod.rs",
        "use crate::issue::Issue; use crate::ops::item; use crate::text;",
        &[],
    );
    check(
        "ops/mod.rs",
        "pub(crate) struct A; pub(super) fn f(self) {} pub(in crate::ops) fn g() {}",
        &[],
    );
}

#[test]
fn groups_are_looked_into() {
    check(
        "ops/mod.rs",
        "use crate::{text::{Span, Edit}, tui::{self, App as Root}, issue, rules as r};",
        &["crate::tui", "crate::tui::App", "crate::rules"],
    );
    check(
        "ops/mod.rs",
        "use {crate::text, crate::run};",
        &["crate::run"],
    );
}

#[test]
fn super_is_followed_out_of_the_room() {
    check(
        "ops/item/find.rs",
        "use super::super::Refusal; use super::near;",
        &[],
    );
    check(
        "ops/item/find.rs",
        "use super::super::super::rules;",
        &["crate::rules"],
    );
    check(
        "ops/item/find.rs",
        "use super::{near, super::super::{text, tui::App}};",
        &["crate::tui::App"],
    );
    check(
        "cells.rs",
        "use super::text::Span; use self::super::profile;",
        &["crate::profile"],
    );
    check("ops/mod.rs", "use super::rules;", &["crate::rules"]);
}

#[test]
fn an_inline_module_is_one_step_further_in() {
    check(
        "ops/mod.rs",
        "mod a { mod b { use super::super::x; } use super::y; }",
        &[],
    );
    check(
        "ops/mod.rs",
        "mod a { fn f() { if x {} } } use super::rules;",
        &["crate::rules"],
    );
    check(
        "ops/mod.rs",
        "mod a { use super::super::rules; }",
        &["crate::rules"],
    );
}

#[test]
fn the_root_itself_cannot_be_imported() {
    check("ops/mod.rs", "use crate as root;", &["crate"]);
    check(
        "ops/mod.rs",
        "use crate::*; use super::*;",
        &["crate::*", "crate::*"],
    );
    check("ops/mod.rs", "use crate::{self as root, text};", &["crate"]);
}

#[test]
fn a_room_that_is_not_in_the_list_is_found() {
    assert_eq!(
        flaws("util/mod.rs", ""),
        ["util/mod.rs: `util` is not in the list of rooms"]
    );
    check(
        "ops/mod.rs",
        "use crate::util::join;",
        &["crate::util::join"],
    );
    assert!(flaws("lib.rs", "pub mod util;").is_empty());
}

#[test]
fn comments_and_literals_name_nothing() {
    check(
        "text/mod.rs",
        r##"
        //! [`crate::tui`]
        /* /* crate::tui */ std::fs */
        const A: &str = "\"crate::tui"; const B: &str = r#""crate::tui"#; const C: char = '"';
        fn f<'a>(x: &'a str) -> u8 { b'\'' } // std::fs
        "##,
        &[],
    );
    check(
        "text/mod.rs",
        "const C: char = '\"'; use crate::tui; // \"",
        &["crate::tui"],
    );
}

#[test]
fn the_markdown_parser_belongs_to_the_issue() {
    check(
        "issue/parse.rs",
        "use pulldown_cmark::{Event, Parser};",
        &[],
    );
    check(
        "rules/mod.rs",
        "fn f() { pulldown_cmark::Parser::new() }",
        &["pulldown_cmark::Parser::new"],
    );
}

#[test]
fn files_are_opened_where_files_are_the_trade() {
    check(
        "store/save.rs",
        "use std::fs; use std::{fs::File, io};",
        &[],
    );
    check(
        "profile.rs",
        "use std::{fmt, fs::File, io};",
        &["std::fs::File"],
    );
    check(
        "tui/app.rs",
        "fn f() { ::std::fs::read(a) } use std::fmt;",
        &["std::fs::read"],
    );
}
