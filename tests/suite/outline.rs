//! `copydesk outline`: what scripts are told of an issue.

use crate::support::shared::corpus_files;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

/// The outline of `text`, printed in `format`.
fn outline(name: &str, text: &str, format: &str) -> String {
    let file = format!("copydesk-outline-{}-{name}.md", std::process::id());
    let path = std::env::temp_dir().join(file);
    fs::write(&path, text).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args([
            "outline",
            "--profile",
            "this-week-in-rust",
            "--format",
            format,
        ])
        .arg(&path)
        .output()
        .unwrap();
    fs::remove_file(&path).unwrap();
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

const ISSUE: &str = "Number: 633\n\nHello.\n\n## Updates from Rust Community\n\n<!-- here -->\n\n### Official\n* [video] [T](https://u) tail <!-- submerge-pr=7431 author=me -->\n* *No posts.*\n\n### Asia\n* 2026-01-09 - 2026-01-10 | Hybrid (Pune, IN) | [o](https://o)\n    * [**t**](https://t)\n\n[merged]: https://m\n";

#[test]
fn the_outline_as_json_says_what_was_understood() {
    let read: Value = serde_json::from_str(&outline("json", ISSUE, "json")).unwrap();
    assert_eq!(read["profile"], "this-week-in-rust");
    assert_eq!(
        read["front_matter"],
        json!([{"key": "Number", "value": "633", "span": {"start": 0, "end": 12}}])
    );
    let sections = read["sections"].as_array().unwrap();
    let paths: Vec<&Value> = sections.iter().map(|section| &section["path"]).collect();
    assert_eq!(
        paths,
        [
            &json!(["Updates from Rust Community"]),
            &json!(["Updates from Rust Community", "Official"]),
            &json!(["Updates from Rust Community", "Asia"]),
        ]
    );
    let official = &sections[1];
    assert_eq!(official["role"], "official");
    assert_eq!(official["level"], 3);
    assert_eq!(official["line"], 9);
    let link = &official["items"][0];
    let start = ISSUE.find("* [video]").unwrap();
    let end = ISSUE.find("* *No").unwrap();
    assert_eq!(
        link,
        &json!({
            "index": 0, "kind": "link", "line": 10, "span": {"start": start, "end": end},
            "attached": {"pr": 7431, "author": "me"},
            "fields": {"prefixes": ["video"], "title": "T", "url": "https://u", "tail": "tail"},
        })
    );
    assert_eq!(official["items"][1]["kind"], "note");
    assert_eq!(
        sections[2]["items"][0]["fields"],
        json!({
            "date": "2026-01-09", "end_date": "2026-01-10", "format": "hybrid", "place": "Hybrid (Pune, IN)",
            "city": "Pune", "country": "IN",
            "organizers": [{"name": "o", "url": "https://o"}],
            "talks": [{"title": "t", "url": "https://t"}],
        })
    );
    assert_eq!(read["definitions"][0]["label"], "merged");
    assert_eq!(read["definitions"][0]["line"], 17);
    assert_eq!(read["comments"].as_array().unwrap().len(), 2);
}

#[test]
fn text_before_the_first_heading_is_shown_where_it_has_items() {
    let read: Value =
        serde_json::from_str(&outline("preamble", "* [a](u)\n\n## Jobs\n", "json")).unwrap();
    assert_eq!(read["sections"][0]["path"], json!([]));
    assert_eq!(read["sections"][0]["items"].as_array().unwrap().len(), 1);
}

#[test]
fn the_outline_as_text_is_a_tree() {
    assert_eq!(
        outline("text", ISSUE, "text"),
        "Number: 633\n\
         Updates from Rust Community @community (line 5)\n\
         \x20 Official @official (line 9)\n\
         \x20     0 link      [video] T <https://u> (#7431)\n\
         \x20     1 note      *No posts.*\n\
         \x20 Asia @asia (line 13)\n\
         \x20     0 event     2026-01-09 - 2026-01-10 | Hybrid (Pune, IN) | o: t\n"
    );
}

#[test]
fn every_issue_of_the_corpus_has_an_outline() {
    for file in corpus_files().into_iter().step_by(40) {
        let done = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["outline", "--format", "json"])
            .arg(&file.path)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}: {done:?}", file.path.display());
        let read: Value = serde_json::from_slice(&done.stdout).unwrap();
        let bytes = file.bytes();
        for section in read["sections"].as_array().unwrap() {
            for item in section["items"].as_array().unwrap() {
                let end = item["span"]["end"].as_u64().unwrap();
                assert!(end <= bytes.len() as u64);
            }
        }
    }
}
