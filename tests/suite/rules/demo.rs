//! The demo's planted mistakes are found where they stand.

use copydesk::archive::Archive;
use copydesk::issue::{Issue, detect};
use copydesk::profile::builtin;
use copydesk::rules::{Facts, check, rule};
use std::sync::Arc;

const DRAFT: &str = include_str!("../../../assets/demo/draft.md");
const PAST: [&str; 2] = [
    include_str!("../../../assets/demo/archive/2025-12-31-this-week-in-rust.md"),
    include_str!("../../../assets/demo/archive/2026-01-07-this-week-in-rust.md"),
];
const MISTAKES: &str = include_str!("../../../assets/demo/MISTAKES.toml");

fn facts() -> Facts {
    let past = PAST.map(|text| {
        (
            "past.md".into(),
            Issue::parse(text, detect(text, builtin())),
        )
    });
    Facts {
        file_name: Some("2026-01-14-this-week-in-rust.md".to_owned()),
        archive: Some(Arc::new(Archive::of(past))),
        ..Facts::default()
    }
}

#[test]
fn every_planted_mistake_of_a_known_rule_is_found_on_its_line_or_beside_it() {
    let table: toml::Table = MISTAKES.parse().unwrap();
    let planted = table["mistake"].as_array().unwrap();
    let issue = Issue::parse(DRAFT, detect(DRAFT, builtin()));
    let found = check(&issue, &facts());
    let line_of = |at: usize| issue.lines().line_of(at) + 1;
    let mut known = 0;
    for mistake in planted {
        let id = mistake["rule"].as_str().unwrap();
        let line = usize::try_from(mistake["line"].as_integer().unwrap()).unwrap();
        if rule(id).is_none() {
            continue;
        }
        known += 1;
        // Of two events that changed places the rule may name the other: a row takes two lines.
        let touches = found.iter().filter(|found| found.rule == id).any(|found| {
            let lines = line_of(found.span.start)..=line_of(found.span.end);
            (line - 2..=line + 1).any(|line| lines.contains(&line))
        });
        assert!(touches, "{id} at line {line} is not found");
    }
    assert!(known >= 15, "{known} mistakes of known rules");
}
