//! Preview's two views: which one is shown, and what marks where they differ.

use crate::support::drafts::session_of;
use copydesk::keymap::Keymap;
use copydesk::tui::{App, Options};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const DRAFT: &str = "Title: This Week in Rust 632\nNumber: 632\nDate: 2026-01-07\nCategory: This Week in Rust\n\n\
## Updates from Rust Community\n\n### Official\n\n";

/// The screen after `keys` on a draft of `profile` whose section Official holds `items`.
fn screen(profile: &str, items: &str, keys: &str) -> String {
    let session = session_of(format!("{DRAFT}{items}").as_bytes(), profile);
    let mut app = App::new(Keymap::builtin(), Options::default());
    app.resize(100, 30);
    app.open(session);
    for key in keys.chars() {
        app.key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE));
    }
    app.prepare();
    let area = Rect::new(0, 0, 100, 30);
    let mut buffer = Buffer::empty(area);
    app.draw(&mut buffer);
    let row = |y| {
        (0..100)
            .map(|x| buffer[(x, y)].symbol())
            .collect::<String>()
    };
    (0..30).map(row).collect::<Vec<_>>().join("\n")
}

const SHALLOW: &str = "* [One](https://a.example)\n  * [Two](https://b.example)\n";

#[test]
fn a_key_switches_between_the_site_and_the_code_host() {
    let site = screen("this-week-in-rust", SHALLOW, "2");
    assert!(site.contains("Preview: site"), "{site}");
    assert!(site.contains("≠ • Two"), "{site}");
    let host = screen("this-week-in-rust", SHALLOW, "2V");
    assert!(host.contains("Preview: code host"), "{host}");
    assert!(host.contains("≠   ◦ Two"), "{host}");
    let again = screen("this-week-in-rust", SHALLOW, "2VV");
    assert_eq!(again, site);
}

#[test]
fn where_they_differ_a_sentence_says_so_and_a_sign_stands_before_the_line() {
    let site = screen("this-week-in-rust", SHALLOW, "2");
    assert!(
        site.contains("≠ The code host shows this otherwise."),
        "{site}"
    );
    assert!(site.contains("  • One"), "{site}");
    let host = screen("this-week-in-rust", SHALLOW, "2V");
    assert!(host.contains("≠ The site shows this otherwise."), "{host}");
}

#[test]
fn where_they_agree_nothing_is_marked() {
    let agreed = screen(
        "this-week-in-rust",
        "* [One](https://a.example)\n    * [Two](https://b.example)\n",
        "2",
    );
    assert!(
        agreed.contains("Preview: site") && agreed.contains("◦ Two"),
        "{agreed}"
    );
    assert!(!agreed.contains('≠'), "{agreed}");
}

#[test]
fn a_newsletter_without_a_known_publisher_has_one_view() {
    let one = screen("generic", SHALLOW, "2V");
    assert!(
        one.contains(" Preview ") && !one.contains("Preview:"),
        "{one}"
    );
    assert!(!one.contains('≠'), "{one}");
    assert!(
        one.contains("is not known to read Markdown otherwise"),
        "{one}"
    );
}
