//! Small files from strangers, or damaged: whatever they hold, they are read without a panic, in bounded time, and what
//! cannot be used is said in sentences.

use crate::support::scratch::Scratch;
use copydesk::keymap::Keymap;
use copydesk::profile::builtin;
use copydesk::run::config::read_from;
use copydesk::run::settings::Settings;
use copydesk::session::Acknowledged;
use copydesk::store::{Ledger, Person, Presence, replay};
use proptest::prelude::*;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

/// Reading all of them may take this long, in an unoptimised program on a busy machine.
const ALLOWED: Duration = Duration::from_secs(5);

/// Parts of sound and of evil files.
const PIECES: [&str; 46] = [
    "profile = ",
    "\"this-week-in-rust\"\n",
    "\"../../etc\"\n",
    "[rules]\n",
    "\"mojibake\" = \"off\"\n",
    "duplicate-link = \"hint\"\n",
    "mojibake = 3\n",
    "[paths]\n",
    "archive = \"content\"\n",
    "archive = \"/dev/zero\"\n",
    "acknowledged = \"..\"\n",
    "a.b.c.d = {",
    "}\n",
    "'''",
    "\"\"\"",
    "[[",
    "]]\n",
    "= ",
    "[items]\n",
    "[outline]\n",
    "\"x\" = \"item.delete\"\n",
    "\"g g g g\" = \"\"\n",
    "\"Ctrl-\" = \"item.add\"\n",
    "\"Ctrl-Ctrl-é\" = \"\u{202e}\"\n",
    "\"\" = \"item.add\"\n",
    "{\"draft\":\"a.md\",\"rule\":\"past-event\",\"print\":\"90ab90ab90ab90ab\",\"section\":[],\"who\":\"",
    "\"}\n",
    "\"taken_back\":true,",
    "{\"user\":\"",
    "\",\"since\":",
    "\"pid\":",
    "99999999999999999999",
    "-1e999",
    "null",
    "[",
    "]",
    "\\u0000",
    "\\ud800",
    "\0",
    "\u{1b}]0;owned\u{7}",
    "\u{9b}31m",
    "\u{feff}",
    "\r\n",
    "\n",
    "#",
    "copydesk journal 1\n",
];

/// Bytes as they may stand in a small file.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec());
    let nest = (
        prop::sample::select(&["[", "{\"a\":", "a.", "[a", "("][..]),
        1..3000usize,
    );
    let nest = nest.prop_map(|(open, deep)| open.repeat(deep).into_bytes());
    let noise = prop::collection::vec(any::<u8>(), 0..60);
    let part = prop_oneof![12 => piece, 1 => nest, 2 => noise];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// Reads `bytes` as each kind of small file.
///
/// # Errors
/// What does not hold: its kind, a colon, and the details.
pub fn read_all(bytes: &[u8]) -> Result<(), String> {
    let start = Instant::now();
    let scratch = Scratch::new()
        .file("copydesk.toml", bytes)
        .file(".git/HEAD", "")
        .file("draft.md", "text")
        .file("config/keymap.toml", bytes)
        .file("config/profiles/own.toml", bytes)
        .file("acknowledged.jsonl", bytes);
    settings(&scratch, bytes)?;
    configuration(&scratch, bytes)?;
    acknowledged(&scratch)?;
    presence(&scratch)?;
    replay(bytes);
    if start.elapsed() > ALLOWED {
        return Err(format!("slow: small files took {:?}", start.elapsed()));
    }
    Ok(())
}

/// Each complaint is a sentence; where the file is no table at all there is one.
fn told(kind: &str, complaints: &[String], is_sound: bool) -> Result<(), String> {
    if complaints.is_empty() && !is_sound {
        return Err(format!("{kind}: nothing is said"));
    }
    let bad = complaints
        .iter()
        .find(|said| !said.contains(char::is_alphabetic));
    bad.map_or(Ok(()), |bad| Err(format!("{kind}: no sentence: {bad:?}")))
}

fn is_table(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<toml::Table>().is_ok())
}

fn settings(scratch: &Scratch, bytes: &[u8]) -> Result<(), String> {
    let found = Settings::around(&scratch.at("draft.md"), builtin());
    let root = scratch.path().canonicalize().expect("a folder");
    for path in [&found.archive, &found.acknowledged].into_iter().flatten() {
        if !path.starts_with(&root) {
            return Err(format!(
                "settings: outside of the checkout: {}",
                path.display()
            ));
        }
    }
    told("settings", &found.complaints, is_table(bytes))
}

fn configuration(scratch: &Scratch, bytes: &[u8]) -> Result<(), String> {
    let config = read_from(Some(&scratch.at("config")));
    told("configuration", &config.complaints, is_table(bytes))?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        Keymap::default().merge(text);
    }
    Ok(())
}

fn acknowledged(scratch: &Scratch) -> Result<(), String> {
    let text = Ledger::Shared(scratch.at("acknowledged.jsonl")).read();
    let text = text.map_err(|error| format!("acknowledged: {error}"))?;
    Acknowledged::read(&text);
    Ok(())
}

/// Whatever stands in a record that somebody holds, it is one person.
fn presence(scratch: &Scratch) -> Result<(), String> {
    let draft = scratch.at("draft.md");
    let ours = Presence::announce(&draft, &Person::default());
    let ours = ours.map_err(|error| format!("presence: {error}"))?;
    let folder = scratch.at(".git/copydesk");
    let own = fs::read_dir(&folder).into_iter().flatten().flatten().next();
    let own = own.ok_or("presence: no record")?.path();
    let theirs = other(&own);
    fs::copy(scratch.at("copydesk.toml"), &theirs).expect("a file");
    let held = File::open(&theirs).expect("a file");
    held.lock().expect("a lock");
    match ours.others().len() {
        1 => Ok(()),
        count => Err(format!("presence: {count} people")),
    }
}

/// The name of another record about the same draft.
fn other(path: &Path) -> std::path::PathBuf {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.expect("a plain name").replace(".json", "0.json");
    path.with_file_name(name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_small_file_holds_it_is_read_or_that_is_said(bytes in bytes()) {
        let read = read_all(&bytes);
        prop_assert!(read.is_ok(), "{:?}", read);
    }
}
