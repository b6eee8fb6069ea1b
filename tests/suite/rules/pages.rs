//! The registry, the folder and the pages agree.

use crate::support::registry::folder_matches;
use copydesk::rules::{families, rule};
use std::path::Path;

#[test]
fn every_rule_is_one_file_and_one_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    for family in families() {
        let rules = family.rules.iter();
        let names: Vec<String> = rules.map(|rule| rule.id.replace('-', "_")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        folder_matches(&folder.join(family.name), "rs", &names).unwrap();
    }
}

#[test]
fn every_page_is_the_comment_at_the_head_of_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let all = families().iter().flat_map(|family| {
        let folder = folder.join(family.name);
        let rules = family.rules.iter();
        rules.map(move |rule| (folder.clone(), rule))
    });
    for (folder, rule) in all {
        let file = folder.join(rule.id.replace('-', "_")).with_extension("rs");
        let source = std::fs::read_to_string(file).unwrap();
        let lines = source
            .lines()
            .map(str::trim)
            .filter_map(|line| line.strip_prefix("//!"));
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        let comment = lines.collect::<Vec<_>>().join("\n") + "\n";
        assert_eq!(rule.page, comment, "{}", rule.id);
        for part in [
            "**What it finds.**",
            "**Why it hurts.**",
            "**Example.**",
            "**The fix**",
        ] {
            assert!(rule.page.contains(part), "{}: no {part}", rule.id);
        }
        assert_eq!(rule.page.lines().next(), Some(rule.summary));
        assert!(
            rule.summary.len() <= 110 && rule.summary.ends_with('.'),
            "{}",
            rule.summary
        );
    }
}

#[test]
fn a_rule_is_found_by_its_id() {
    assert_eq!(rule("mojibake").unwrap().id, "mojibake");
    assert!(rule("nothing").is_none());
}
