//! The routine of a week at the keyboard with the Spanish edition: its own sentences, its own folder, its own numbers.

use super::desk::{Desk, assert_same, replaced};
use crate::support::scratch::Scratch;

const FOLDER: &str = "esta_semana_en_rust";
const FILE: &str = "esta_semana_en_rust/2026-01-14-this-week-in-rust.md";

const ISSUE: &str = "\
---
title: \"Esta semana en Rust #92\"
number_of_week: 92
description: Resumen semanal de Rust.
date: 2026-01-14
tags:
  - rust
---

## Actualizaciones de la comunidad Rust

### Oficial
* [Alfa](https://one.example/alpha)

## Crate de la semana

<!-- COTW goes here -->

[Propón y vota el próximo crate][submit_crate]

[submit_crate]: https://users.rust-lang.org/t/crate-of-the-week/2704

## Llama a pruebas

Probad.

* *No se emitieron llamadas para pruebas esta semana por
  [Rust](https://github.com/rust-lang/rust/labels/call-for-testing) o
  [Carga](https://github.com/rust-lang/cargo/labels/call-for-testing).*

Cuéntanos.

## Próximos eventos

### Virtual
* 2026-01-13 | Virtual (Berlín, DE) | [Rust Berlín](https://berlin.example)
    * [**Ayer**](https://berlin.example/1)
* 22-01-2026 | Virtual (Girona, ES) | [Rust Girona](https://girona.example)
    * [**Luego**](https://girona.example/1)

## Trabajos

Nada.
";

#[track_caller]
fn open() -> Desk {
    let before = ISSUE
        .replace("92", "91")
        .replace("2026-01-14", "2026-01-07");
    let folder = Scratch::new()
        .file(&format!("{FOLDER}/2026-01-07-this-week-in-rust.md"), before)
        .file(FILE, ISSUE);
    let desk = Desk::on_file(folder, FILE, |options| options);
    desk.wait_for("read as Esta semana en Rust");
    desk
}

#[test]
fn an_item_of_a_silent_group_takes_it_out_of_the_sentence_and_back() {
    let desk = open();
    desk.go_to("@carga");
    desk.press("A", "Carga of Llama a pruebas");
    desk.fill(&["https://github.com/rust-lang/cargo/issues/1", "Prueba"]);
    desk.wait_for("Added “Prueba” to Carga");
    let sentence = "* *No se emitieron llamadas para pruebas esta semana por\n";
    let heading = "### [Carga](https://github.com/rust-lang/cargo/labels/call-for-testing)\n\
        * [Prueba](https://github.com/rust-lang/cargo/issues/1)\n\n";
    let added = replaced(ISSUE, sentence, &format!("{heading}{sentence}"));
    let added = replaced(
        &added,
        " o\n  [Carga](https://github.com/rust-lang/cargo/labels/call-for-testing).*",
        ".*",
    );
    assert_same(&desk.saved_at(FILE), &added);
    desk.press("2d", "Deleted “Prueba”, the last of Carga");
    assert_same(&desk.saved_at(FILE), ISSUE);
    desk.quit();
}

#[test]
fn the_crate_is_written_as_the_edition_writes_it() {
    let desk = open();
    desk.go_to("@crate de");
    desk.press("2<Enter>", "Crate of the week");
    desk.fill(&[
        "faer",
        "https://faer.example/",
        "álgebra",
        "Ana",
        "https://u.example/1",
    ]);
    desk.wait_for("Wrote the crate of the week");
    let lines = "El crate de esta semana es [faer](https://faer.example/), álgebra.\n\n\
        ¡Gracias a [Ana](https://u.example/1) por la sugerencia!";
    let written = replaced(ISSUE, "<!-- COTW goes here -->", lines);
    assert_same(&desk.saved_at(FILE), &written);
    desk.press("u", "Undone: Wrote the crate of the week");
    assert_same(&desk.saved_at(FILE), ISSUE);
    desk.quit();
}

#[test]
fn what_is_over_goes_and_the_next_issue_counts_on() {
    let desk = open();
    desk.press("r", "Roll forward: 1 event to drop");
    desk.press("<Enter>", "Rolled forward: 1 event dropped");
    let gone = "* 2026-01-13 | Virtual (Berlín, DE) | [Rust Berlín](https://berlin.example)\n    \
        * [**Ayer**](https://berlin.example/1)\n";
    assert_same(&desk.saved_at(FILE), &replaced(ISSUE, gone, ""));
    desk.press(":new issue<Enter>", "New issue of Esta semana en Rust");
    desk.keys("<C-u>");
    desk.send("2026-01-21");
    desk.wait_for("Number    93");
    desk.wait_for("1 carried over");
    desk.press("<Enter>", "2026-01-21-this-week-in-rust.md is new");
    let next = format!("{FOLDER}/2026-01-21-this-week-in-rust.md");
    let text = desk.saved_at(&next);
    assert!(text.contains("number_of_week: 93\n"), "{text}");
    assert!(
        text.contains("* 22-01-2026 | Virtual (Girona, ES)"),
        "{text}"
    );
}
