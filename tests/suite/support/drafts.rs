//! Sessions to try things on, and the texts they are made of.

use super::scratch::Scratch;
use super::shared::corpus_files;
use copydesk::issue::{Issue, detect};
use copydesk::profile::{builtin, by_name};
use copydesk::session::{FileState, Session};
use copydesk::store;

/// The demo's draft, which holds at least one mistake of every kind.
pub const DEMO: &str = include_str!("../../../assets/demo/draft.md");

/// A short issue that holds every shape of item, comment and definition.
pub const SMALL: &str = include_str!("small.md");

/// A session on `text`, which is read from a file as the program does.
#[track_caller]
pub fn session(text: &str) -> Session {
    session_of(text.as_bytes(), "this-week-in-rust")
}

/// A session on `bytes` as an issue of the newsletter called `profile`.
#[track_caller]
pub fn session_of(bytes: &[u8], profile: &str) -> Session {
    let folder = Scratch::new().file("2026-01-07-this-week-in-rust.md", bytes);
    let path = folder.at("2026-01-07-this-week-in-rust.md");
    let opened = store::open(&path).expect("a file that can be opened");
    let profile = by_name(profile).expect("a profile");
    let file = FileState::opened(&path, &opened);
    Session::new(Issue::parse(opened.text, profile), file)
}

/// Texts to try things on, with the newsletter each belongs to: the small issue in four byte shapes, the demo, and
/// `real` issues of the corpus.
pub fn texts(real: usize) -> Vec<(String, String)> {
    let twir = |text: String| (text, "this-week-in-rust".to_owned());
    let mut found = vec![
        twir(SMALL.to_owned()),
        twir(SMALL.replace('\n', "\r\n")),
        twir(format!("\u{feff}{}", SMALL.trim_end())),
        twir(String::new()),
        twir(DEMO.to_owned()),
    ];
    let files = corpus_files();
    let step = (files.len() / real.max(1)).max(1);
    for file in files.iter().skip(step / 2).step_by(step) {
        if let Ok(text) = String::from_utf8(file.bytes()) {
            let profile = detect(&text, builtin()).name.clone();
            found.push((text, profile));
        }
    }
    found
}
