//! Scripts: operations as lines of JSON, all or none, and what they are told when one is wrong.

use crate::support::shared::shared;
use copydesk::issue::Issue;
use copydesk::ops::script;
use copydesk::profile::by_name;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const BEFORE: &str = "Title: T\n\n## Updates from Rust Community\n\n### Official\n* [a](u)\n* [b](v)\n\n### Research\n\n## Upcoming Events\n\n### Virtual\n\n### Asia\n* 2026-01-09 | Pune, IN | [o](u)\n    * [**t**](v)\n\n## Jobs\n";

fn issue() -> Issue {
    Issue::parse(BEFORE, by_name("this-week-in-rust").unwrap())
}

/// Runs `script` and shows the lines that went and came.
fn outcome(script: &str) -> Result<String, String> {
    let change = script::run(&issue(), script).map_err(|error| error.to_string())?;
    Ok(change.apply(BEFORE))
}

#[track_caller]
fn check(script: &str, old: &str, new: &str) {
    assert!(old.is_empty() || BEFORE.contains(old), "{old}");
    assert_eq!(outcome(script), Ok(BEFORE.replacen(old, new, 1)));
}

#[track_caller]
fn refused(script: &str, sentence: &str) {
    assert_eq!(outcome(script), Err(sentence.to_owned()));
}

#[test]
fn an_item_is_added_by_path_and_by_role() {
    let new = "### Research\n* [x](y)\n";
    check(
        r#"{"op": "add", "to": ["Updates from Rust Community", "Research"], "text": "* [x](y)\n"}"#,
        "### Research\n",
        new,
    );
    check(
        r#"{"op": "add", "to": ["updates from rust community", "RESEARCH"], "link": {"url": "y", "title": "x"}}"#,
        "### Research\n",
        new,
    );
    check(
        r#"{"op": "add", "to": "@research", "at": "start", "text": "[x](y)"}"#,
        "### Research\n",
        new,
    );
}

#[test]
fn an_event_needs_no_section() {
    check(
        r#"{"op": "add", "event": {"date": "2026-01-02", "format": "in-person", "city": "Tokyo", "country": "JP", "organizers": [{"name": "O", "url": "https://o"}], "talks": [{"title": "T", "url": "https://t"}]}}"#,
        "### Asia\n",
        "### Asia\n* 2026-01-02 | Tokyo, JP | [O](https://o)\n    * [**T**](https://t)\n",
    );
}

#[test]
fn a_hybrid_event_is_added_changed_and_removed_with_its_twin() {
    let row = "| Hybrid (Tokyo, JP) | [O](https://o)\n    * [**T**](https://t)\n";
    let add = r#"{"op": "add", "twin": true, "event": {"days": ["2026-01-10", "2026-01-12"], "format": "hybrid", "city": "Tokyo", "country": "JP", "organizers": [{"name": "O", "url": "https://o"}], "talks": [{"title": "T", "url": "https://t"}]}}"#;
    let days = "2026-01-10 & 2026-01-12";
    let both = |asia: &str, virt: &str| {
        let text = BEFORE.replace("### Virtual\n", &format!("### Virtual\n{virt}"));
        text.replace("\n## Jobs", &format!("{asia}\n## Jobs"))
    };
    let line = format!("* {days} {row}");
    assert_eq!(outcome(add), Ok(both(&line, &line)));
    let change = r#"{"op": "replace", "in": "@asia", "index": 1, "twin": true, "event": {"date": "2026-01-02", "end_date": null}}"#;
    let moved = format!("* 2026-01-02 {row}");
    let text = BEFORE
        .replace("### Virtual\n", &format!("### Virtual\n{moved}"))
        .replace("### Asia\n", &format!("### Asia\n{moved}"));
    assert_eq!(outcome(&format!("{add}\n{change}")), Ok(text));
    let remove = r#"{"op": "remove", "from": "@virtual", "index": 0, "twin": true}"#;
    assert_eq!(outcome(&format!("{add}\n{remove}")), Ok(BEFORE.to_owned()));
}

#[test]
fn only_an_event_without_a_place_has_a_twin() {
    refused(
        r#"{"op": "add", "to": "@asia", "twin": true, "event": {"date": "2026-01-02"}}"#,
        "line 1: `twin` puts each row where it belongs (leave `to` and `at` out)",
    );
    refused(
        r#"{"op": "replace", "in": "@asia", "index": 0, "twin": true, "text": "x"}"#,
        "line 1: only an `event` has a `twin`",
    );
    refused(
        r#"{"op": "remove", "from": "@asia", "index": 0, "twin": 1}"#,
        "line 1: field `twin`: expected true or false, found 1",
    );
    refused(
        r#"{"op": "add", "event": {"days": ["2026-01-02"]}}"#,
        "line 1: field `event.days`: expected two days or more as \"YYYY-MM-DD\", found [\"2026-01-02\"]",
    );
}

#[test]
fn each_line_works_on_what_the_one_before_left() {
    check(
        "{\"op\": \"remove\", \"from\": [\"Updates from Rust Community\", \"Official\"], \"index\": 0}\n\n{\"op\": \"replace\", \"in\": \"@official\", \"index\": 0, \"link\": {\"prefixes\": [\"video\"]}}\n{\"op\": \"move\", \"from\": \"@official\", \"indices\": [0], \"to\": \"@research\"}\n",
        "### Official\n* [a](u)\n* [b](v)\n\n### Research\n",
        "### Official\n\n### Research\n* [video] [b](v)\n",
    );
}

#[test]
fn an_event_and_a_field_are_changed_in_place() {
    check(
        r#"{"op": "replace", "in": "@asia", "index": 0, "event": {"date": "2026-01-10", "talks": [{"title": "s", "url": "v"}]}}"#,
        "* 2026-01-09 | Pune, IN | [o](u)\n    * [**t**](v)\n",
        "* 2026-01-10 | Pune, IN | [o](u)\n    * [**s**](v)\n",
    );
    check(
        r#"{"op": "set", "field": "Title", "value": 7}"#,
        "Title: T",
        "Title: 7",
    );
    check(r#"{"op": "sort", "in": "@asia"}"#, "", "");
}

#[test]
fn what_is_no_operation_is_named() {
    refused(
        "{\"op\":",
        "line 1: no JSON: EOF while parsing a value at column 6",
    );
    refused(
        "[]",
        "line 1: expected an object like {\"op\": …}, found []",
    );
    refused("{}", "line 1: field `op` is missing");
    refused(
        "\n{\"op\": \"ad\"}",
        "line 2: field `op`: there is no operation “ad” (perhaps “add”)",
    );
}

#[test]
fn a_wrong_field_is_named_with_what_was_expected() {
    let add = |fields: &str| format!("{{\"op\": \"add\", \"to\": \"@research\", {fields}}}");
    refused(
        &add("\"at\": -1, \"text\": \"x\""),
        "line 1: field `at`: expected \"start\", \"end\", \"sorted\" or an index from 0, found -1",
    );
    refused(
        &add("\"at\": \"top\", \"text\": \"x\""),
        "line 1: field `at`: expected \"start\", \"end\", \"sorted\" or an index from 0, found \"top\"",
    );
    refused(
        &add("\"txt\": \"x\""),
        "line 1: field `txt` is unknown here (perhaps “text”)",
    );
    refused(
        &add("\"at\": 0"),
        "line 1: field `text`, `link` or `event` is missing",
    );
    refused(
        &add("\"text\": \"x\", \"link\": {}"),
        "line 1: `text` and `link` are given (keep one)",
    );
    refused(
        &add("\"event\": {\"date\": \"2026-02-30\"}"),
        "line 1: field `event.date`: expected a day as \"YYYY-MM-DD\", found \"2026-02-30\"",
    );
    refused(
        &add("\"event\": {\"talks\": [{\"url\": \"x\"}]}"),
        "line 1: field `event.talks[0].title` is missing",
    );
    refused(
        r#"{"op": "remove", "from": "@official"}"#,
        "line 1: field `index` or `indices` is missing",
    );
}

#[test]
fn a_section_that_is_not_there_is_answered_with_close_ones() {
    refused(
        r#"{"op": "sort", "in": ["Upcoming Events", "Asie"]}"#,
        "line 1: field `in`: the issue has no section “Upcoming Events / Asie” (perhaps “Asia”)",
    );
    refused(
        r#"{"op": "sort", "in": ["Asia"]}"#,
        "line 1: field `in`: the issue has no section “Asia” (perhaps “Upcoming Events / Asia”)",
    );
    refused(
        r#"{"op": "remove", "from": "@official", "index": 2}"#,
        "line 1: “Official” has 2 items, so there is none with index 2",
    );
}

fn scratch(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("copydesk-script-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("issue.md"), BEFORE).unwrap();
    folder
}

fn copydesk(folder: &PathBuf, script: &str, arguments: &[&str]) -> Output {
    fs::write(folder.join("ops.jsonl"), script).unwrap();
    Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .current_dir(folder)
        .args(arguments)
        .stdin(fs::File::open(folder.join("ops.jsonl")).unwrap())
        .output()
        .unwrap()
}

const REMOVE: &str = "{\"op\": \"remove\", \"from\": \"@official\", \"index\": 0}\n";

#[test]
fn apply_saves_in_place_or_elsewhere() {
    let folder = scratch("saves");
    let after = BEFORE.replace("* [a](u)\n", "");
    let done = copydesk(
        &folder,
        REMOVE,
        &["apply", "issue.md", "--ops", "-", "--output", "out.md"],
    );
    assert!(done.status.success(), "{done:?}");
    assert_eq!(fs::read_to_string(folder.join("out.md")).unwrap(), after);
    assert_eq!(fs::read_to_string(folder.join("issue.md")).unwrap(), BEFORE);
    let done = copydesk(
        &folder,
        REMOVE,
        &["apply", "issue.md", "--ops", "ops.jsonl"],
    );
    assert!(
        done.status.success() && done.stdout.is_empty() && done.stderr.is_empty(),
        "{done:?}"
    );
    assert_eq!(fs::read_to_string(folder.join("issue.md")).unwrap(), after);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn apply_leaves_the_file_alone_where_one_line_is_refused() {
    let folder = scratch("refused");
    let script = format!("{REMOVE}{{\"op\": \"sort\", \"in\": \"@official\"}}\n");
    let done = copydesk(
        &folder,
        &script,
        &["apply", "issue.md", "--ops", "ops.jsonl"],
    );
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(
        said,
        "copydesk: ops.jsonl, line 2: “Official” holds links, which have no order of their own (move items one by one); issue.md is unchanged\n"
    );
    assert_eq!(fs::read_to_string(folder.join("issue.md")).unwrap(), BEFORE);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_opened_is_one_sentence() {
    let folder = scratch("opens");
    fs::write(folder.join("latin.md"), b"caf\xe9\n").unwrap();
    let fails = |arguments: &[&str]| {
        let done = copydesk(&folder, REMOVE, arguments);
        assert_eq!(done.status.code(), Some(2), "{done:?}");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(
            said.starts_with("copydesk: ") && said.lines().count() == 1,
            "{said}"
        );
    };
    fails(&["apply", "missing.md", "--ops", "ops.jsonl"]);
    fails(&["apply", ".", "--ops", "ops.jsonl"]);
    fails(&["apply", "latin.md", "--ops", "ops.jsonl"]);
    fails(&["apply", "issue.md", "--ops", "missing.jsonl"]);
    fails(&["outline", "issue.md", "--profile", "nobody"]);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let Some(folder) = shared() else { return };
    let draft = fs::read_dir(folder.join("corpus/this-week-in-rust/content")).unwrap();
    let draft = draft.map(|entry| entry.unwrap().path()).max().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["outline", "--format", "json"])
        .arg(draft)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
}

#[test]
fn a_group_without_a_heading_is_a_place_to_add_to() {
    let text = "## Calls for Testing\n\n* *No calls for testing were issued this week by\n  [Rust](https://github.com/rust-lang/rust/labels/call-for-testing) or\n  [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing).*\n";
    let issue = Issue::parse(text, by_name("this-week-in-rust").unwrap());
    let run = |to: &str| {
        let line = format!(
            r#"{{"op": "add", "to": {to}, "link": {{"url": "https://a.example", "title": "a"}}}}"#
        );
        script::run(&issue, &line)
            .map(|change| change.apply(text))
            .map_err(|error| error.to_string())
    };
    let after = "## Calls for Testing\n\n### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)\n* [a](https://a.example)\n\n* *No calls for testing were issued this week by\n  [Rust](https://github.com/rust-lang/rust/labels/call-for-testing).*\n";
    assert_eq!(
        run(r#"["Calls for Testing", "Cargo"]"#).as_deref(),
        Ok(after)
    );
    assert_eq!(run(r#"["@testing", "cargo"]"#).as_deref(), Ok(after));
    let refused = run(r#"["Calls for Testing", "Crago"]"#).unwrap_err();
    assert!(
        refused.contains("the issue has no section “Calls for Testing / Crago” (perhaps “Cargo”)"),
        "{refused}"
    );
}
