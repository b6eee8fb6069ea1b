//! A whole evening at the issue: links, events, a finding, undo and redo, prose; then the file is as it should be.

use super::desk::{Desk, assert_same, put_before, replaced};
use crate::support::shared::shared;
use std::fs;

const DEMO: &str = include_str!("../../../assets/demo/draft.md");

fn seed(name: &str) -> Option<String> {
    shared().map(|folder| fs::read_to_string(folder.join("seeds").join(name)).expect("a seed"))
}

/// Takes the last step back and does it again.
#[track_caller]
fn waver(desk: &Desk) {
    desk.press("u", "Undone: ");
    desk.press("U", "Done again: ");
}

/// The second of two steps of the evening: filed into Observations, then the next item goes one up.
#[track_caller]
fn add_file_reorder(desk: &Desk, url: &str, title: &str) {
    desk.paste(url);
    desk.wait_for("The title is missing");
    desk.fill(&["", title]);
    desk.wait_for(&format!("Added “{title}”"));
    desk.press("m", &format!("Move “{title}” to"));
    desk.press("t", &format!("Moved “{title}” to"));
    desk.press("K", " up");
}

#[test]
fn an_evening_with_the_english_seed() {
    let Some(before) = seed("001_20c483fed9501b2d.txt") else {
        return;
    };
    let desk = Desk::open(&before);
    desk.go_to("@Walkthroughs");
    desk.keys("2");
    add_file_reorder(&desk, "https://one.example/one?utm_source=list", "One post");
    desk.go_to("@Europe");
    desk.press("2a", "Add an event");
    desk.fill(&[
        "2026-01-16",
        "",
        "",
        "Prague",
        "",
        "CZ",
        "Rust Prague",
        "https://one.example/prague/",
        "Rails",
        "https://one.example/prague/1/",
    ]);
    desk.wait_for("▸ 2026-01-16 Prague, CZ");
    desk.go_to("Rusty CDK");
    desk.press("f", "Fixed blank-line-in-list");
    waver(&desk);
    desk.go_to("@Crate of");
    desk.press("e", "Editing line");
    desk.keys("<C-k>This week's crate is [kameo](https://one.example/kameo), actors.<Esc>");
    desk.wait_gone("Editing line");
    waver(&desk);

    let walks = "* [Introduction to SIMD programming in pure Rust](https://kerkour.com/introduction-rust-simd)\n";
    let birds = "* [That mockingbird won't sing: a mock API server in Rust](https://bitfieldconsulting.com/posts/mockingbird-wont-sing)\n";
    let after = replaced(
        &before,
        &format!("{walks}{birds}"),
        &format!("{birds}{walks}"),
    );
    let after = put_before(
        &after,
        "\n### Rust Walkthroughs\n",
        "* [One post](https://one.example/one)\n",
    );
    let after = replaced(&after, ")\n\n* [Even Safer", ")\n* [Even Safer");
    let after = replaced(
        &after,
        ")\n\n* [video] [Unlocking",
        ")\n* [video] [Unlocking",
    );
    let after = replaced(&after, ")\n\n* [audio] [Netstack", ")\n* [audio] [Netstack");
    let after = put_before(
        &after,
        "* 2026-01-20 | Leipzig",
        "* 2026-01-16 | Prague, CZ | [Rust Prague](https://one.example/prague/)\n    \
         * [**Rails**](https://one.example/prague/1/)\n",
    );
    let after = replaced(
        &after,
        "<!-- COTW goes here -->",
        "This week's crate is [kameo](https://one.example/kameo), actors.",
    );
    assert_same(&desk.saved(), &after);
    desk.quit();
    assert_eq!(desk.file(), after);
}

#[test]
fn an_evening_with_the_spanish_seed() {
    let Some(garbled) = seed("000_39f3bce5c42507c5.txt") else {
        return;
    };
    let (bytes, _, lost) = encoding_rs::MACINTOSH.encode(&garbled);
    assert!(!lost, "every character is one of MacRoman");
    let before = String::from_utf8(bytes.into_owned()).expect("UTF-8 was read as MacRoman");

    let desk = Desk::start(&garbled, |options| options);
    desk.wait_for("read as Esta semana en Rust");
    desk.press("X", "Problems: ");
    desk.send("/macroman");
    desk.wait_for("▸E The text is UTF-8 that was read as MacRoman");
    desk.press("<Enter>", "▸ description");
    desk.press("f", "Fixed mojibake");
    assert_eq!(desk.saved(), before);

    desk.go_to("@Guías");
    desk.keys("2");
    add_file_reorder(&desk, "https://one.example/uno?fbclid=x", "Un artículo");
    desk.go_to("@Europa");
    desk.press("2a", "Add an event");
    desk.fill(&[
        "2026-01-15",
        "",
        "",
        "Praga",
        "",
        "CZ",
        "Rust Praga",
        "https://one.example/praga/",
        "Carriles",
        "https://one.example/praga/1/",
    ]);
    desk.wait_for("▸ 2026-01-15");
    desk.go_to("Encuentro de Rust #17");
    desk.press("f", "Fixed malformed-date");
    waver(&desk);
    desk.go_to("@Crate de la semana");
    desk.press("e", "Editing line");
    desk.keys("<End> Y más.<Esc>");
    desk.wait_gone("Editing line");
    waver(&desk);

    let walks = "* [Introducción a la programación SIMD en Rust puro](https://kerkour.com/introduction-rust-simd)\n";
    let errors = "* [Dejar de reenviar errores, empezar a diseñarlos](https://fast.github.io/blog/stop-forwarding-errors-start-designing-them/)\n";
    let after = replaced(
        &before,
        &format!("{walks}{errors}"),
        &format!("{errors}{walks}"),
    );
    let after = put_before(
        &after,
        "### Guías de Rust\n",
        "* [Un artículo](https://one.example/uno)\n",
    );
    let after = put_before(
        &after,
        "* 2026-01-16 | Edimburgo",
        "* 2026-01-15 | Praga, CZ | [Rust Praga](https://one.example/praga/)\n    \
         * [**Carriles**](https://one.example/praga/1/)\n",
    );
    let after = replaced(
        &after,
        "* 26-01-2026 | Augsburgo",
        "* 2026-01-26 | Augsburgo",
    );
    let after = replaced(
        &after,
        " mensajes tipificados.\n\n¡Gracias",
        " mensajes tipificados. Y más.\n\n¡Gracias",
    );
    assert_same(&desk.saved(), &after);
    desk.quit();
    assert_eq!(desk.file(), after);
}

#[test]
fn an_evening_with_the_demo() {
    let desk = Desk::open(DEMO);
    desk.go_to("@Walkthroughs");
    desk.keys("2");
    add_file_reorder(&desk, "https://one.example/one?utm_source=list", "One post");
    desk.go_to("@North America");
    desk.press("2a", "Add an event");
    desk.fill(&[
        "2026-01-30",
        "",
        "",
        "Boise",
        "ID",
        "US",
        "Rust Boise",
        "https://one.example/boise/",
        "Rails",
        "https://one.example/boise/1/",
    ]);
    desk.wait_for("▸ 2026-01-30 Boise, ID");
    desk.go_to("Error handling");
    desk.press("f", "Fixed event-out-of-order");
    waver(&desk);
    desk.go_to("@Crate of");
    desk.press("e", "Editing line");
    desk.keys("<End> It needs no allocator.<Esc>");
    desk.wait_gone("Editing line");
    waver(&desk);

    let station = "* [Building a weather station, step by step](https://saltandferris.dev/weather-station/)\n";
    let lexer = "* [A lexer in forty lines](https://treewright.dev/notes/forty-lines/\n";
    let after = replaced(
        DEMO,
        &format!("{station}{lexer}"),
        &format!("{lexer}{station}"),
    );
    let after = put_before(
        &after,
        "\n### Rust Walkthroughs\n",
        "* [One post](https://one.example/one)\n",
    );
    let after = put_before(
        &after,
        "* 2026-02-10 | Halifax",
        "* 2026-01-30 | Boise, ID, US | [Rust Boise](https://one.example/boise/)\n    \
         * [**Rails**](https://one.example/boise/1/)\n",
    );
    let graz = "* 2026-01-27 | Graz, AT | [Rust Graz Demo](https://www.meetup.com/demo-rust-graz/)\n    \
                * [**Writing a shell**](https://www.meetup.com/demo-rust-graz/events/990000008/)\n";
    let after = replaced(&after, graz, "");
    let after = put_before(&after, "* 2026-02-05 | Turku", graz);
    let after = replaced(
        &after,
        "that fits in a kilobyte.\n",
        "that fits in a kilobyte. It needs no allocator.\n",
    );
    assert_same(&desk.saved(), &after);
    desk.quit();
    assert_eq!(desk.file(), after);
}
