//! The four ways in which findings are printed, and the list of rules.

use super::{DRAFT, folder, gap, only, printed};
use crate::support::scratch::Scratch;
use serde_json::{Value, json};

const NAME: &str = "odd, 100%: é.md";

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn text_marks_what_must_change_and_says_how() {
    let expected = "\
draft.md:2:5: error: A space before “(” keeps “Ä” from being a link [space-between-brackets]
    2 │ * [Ä] (https://a.example/x)
      │     ^^^ fix: Close the gap
1 error, 0 warnings, 0 hints
";
    assert_eq!(printed(gap().path(), &["check", "draft.md"], 1), expected);
}

#[test]
fn a_fix_that_wants_a_look_says_so_and_long_findings_where_they_end() {
    let text = "* [A](https://a.example/x)\n* [A again](https://a.example/x)\n    more\n";
    let scratch = folder(&["duplicate-link"], "draft.md", text);
    let found = printed(scratch.path(), &["check", "draft.md"], 1);
    assert!(found.contains(" fix (needs a look): "), "{found}");
    let text = "INSERT_LINK_HERE\u{1B}]0;x\u{7}\n";
    let scratch = folder(&["invisible-character"], "draft.md", text);
    let found = printed(scratch.path(), &["check", "draft.md"], 1);
    assert!(!found.contains(['\u{1B}', '\u{7}']), "{found:?}");
}

#[test]
fn json_is_one_object_for_a_file_and_an_array_for_more() {
    let scratch = gap();
    let one = json_of(&printed(
        scratch.path(),
        &["check", "draft.md", "--format", "json"],
        1,
    ));
    let gap = DRAFT.find("] (").unwrap();
    let expected = json!({
        "file": "draft.md",
        "diagnostics": [{
            "rule": "space-between-brackets", "severity": "error",
            "message": "A space before “(” keeps “Ä” from being a link",
            "span": { "start": gap, "end": gap + 3 }, "line": 2, "column": 5, "end_line": 2,
            "fix": { "label": "Close the gap", "safe": true,
                     "edits": [{ "start": gap + 1, "end": gap + 2, "text": "" }] },
        }],
    });
    assert_eq!(one, expected);
    let args = ["check", "draft.md", "draft.md", "--format", "json"];
    let two = json_of(&printed(scratch.path(), &args, 1));
    assert_eq!(two, json!([expected, expected]));
    let folder = json_of(&printed(
        scratch.path(),
        &["check", ".", "--format", "json"],
        1,
    ));
    assert_eq!(folder, json!([expected]));
}

#[test]
fn github_gets_a_command_a_finding_that_no_text_can_end() {
    let text = DRAFT.replace('Ä', "100%::x");
    let scratch = folder(&["space-between-brackets"], NAME, &text);
    let found = printed(scratch.path(), &["check", NAME, "--format", "github"], 1);
    let expected = "::error file=odd%2C 100%25%3A é.md,line=2,endLine=2,col=11,endColumn=14,\
                    title=space-between-brackets::A space before “(” keeps “100%25::x” from being \
                    a link (fix: Close the gap)\n";
    assert_eq!(found, expected);
    let settings = only(&["space-between-brackets"]);
    for (level, command) in [("warning", "::warning "), ("hint", "::notice ")] {
        let settings = format!("{settings}space-between-brackets = \"{level}\"\n");
        let scratch = Scratch::new()
            .file("copydesk.toml", settings)
            .file("draft.md", DRAFT);
        let found = printed(
            scratch.path(),
            &["check", "draft.md", "--format", "github"],
            0,
        );
        assert!(found.starts_with(command), "{found}");
    }
}

/// Properties that `sarif-schema-2.1.0.json` requires of the objects that we write, by the key under which they stand.
const REQUIRED: &[(&str, &[&str])] = &[
    ("", &["version", "runs"]),
    ("runs", &["tool"]),
    ("tool", &["driver"]),
    ("driver", &["name"]),
    ("rules", &["id"]),
    ("shortDescription", &["text"]),
    ("fullDescription", &["text"]),
    ("help", &["text"]),
    ("invocations", &["executionSuccessful"]),
    ("toolExecutionNotifications", &["message"]),
    ("results", &["message"]),
    ("fixes", &["artifactChanges"]),
    ("artifactChanges", &["artifactLocation", "replacements"]),
    ("replacements", &["deletedRegion"]),
];

/// Every object of a SARIF log has what the schema requires; lines and columns are from 1 and levels known.
#[track_caller]
fn valid(key: &str, value: &Value, seen: &mut Vec<String>) {
    if let Some(list) = value.as_array() {
        for one in list {
            valid(key, one, seen);
        }
    }
    let Some(object) = value.as_object() else {
        return;
    };
    seen.push(key.to_owned());
    let required = REQUIRED.iter().find(|(known, _)| *known == key);
    for name in required.map_or(&[][..], |(_, names)| names) {
        assert!(object.contains_key(*name), "{key} lacks {name}: {value}");
    }
    for (name, inner) in object {
        match name.as_str() {
            "startLine" | "startColumn" | "endLine" | "endColumn" => {
                assert!(inner.as_u64().unwrap() >= 1, "{value}");
            }
            "level" => assert!(["error", "warning", "note"].contains(&inner.as_str().unwrap())),
            "artifactChanges" | "replacements" => assert_ne!(inner, &json!([])),
            "text" if key == "message" => assert_ne!(inner, ""),
            _ => {}
        }
        valid(name, inner, seen);
    }
}

#[test]
fn sarif_has_rules_regions_and_fixes_as_its_schema_asks() {
    let scratch = folder(&["space-between-brackets"], NAME, DRAFT);
    let log = json_of(&printed(
        scratch.path(),
        &["check", NAME, "--format", "sarif"],
        1,
    ));
    let mut seen = Vec::new();
    valid("", &log, &mut seen);
    for (key, _) in REQUIRED
        .iter()
        .filter(|(key, _)| *key != "toolExecutionNotifications")
    {
        assert!(seen.iter().any(|seen| seen == key), "no {key}");
    }
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), copydesk::rules::registry().len());
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "odd%2C%20100%25%3A%20%C3%A9.md"
    );
    let region = json!({ "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8 });
    assert_eq!(place["region"], region);
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    let region = json!({ "startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 7 });
    assert_eq!(change["deletedRegion"], region);
    assert_eq!(change["insertedContent"]["text"], "");
}

#[test]
fn sarif_tells_what_could_not_be_checked() {
    let scratch = gap();
    let args = ["check", "draft.md", "none.md", "--format", "sarif"];
    let found = crate::cli::run(scratch.path(), &args);
    assert_eq!(found.status, Some(2));
    let log = json_of(&found.stdout);
    valid("", &log, &mut Vec::new());
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let said = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(said, "cannot open none.md: it does not exist");
}

#[test]
fn rules_are_listed_by_family_with_the_levels_of_the_checkout() {
    let scratch = Scratch::new().file(
        "copydesk.toml",
        "[rules]\nmojibake = \"off\"\nduplicate-link = \"hint\"\nnot-utf8 = \"error\"\n",
    );
    let list = printed(scratch.path(), &["rules"], 0);
    assert!(list.starts_with("links\n  "), "{list}");
    let line = |id: &str| {
        let found = list.lines().find(|line| line.trim_start().starts_with(id));
        found
            .unwrap()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(line("mojibake ").starts_with("mojibake off "));
    assert!(line("mojibake ").ends_with(" (here; error elsewhere)"));
    assert!(line("duplicate-link ").starts_with("duplicate-link hint "));
    assert!(!line("not-utf8 ").contains("elsewhere"));
    let page = printed(scratch.path(), &["rules", "mojibake"], 0);
    assert!(
        page.starts_with("# mojibake (error; off here)\n\n"),
        "{page}"
    );
}
