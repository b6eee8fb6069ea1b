//! `--fix` and `--diff`: safe fixes only, to the byte, told line by line.

use super::{DRAFT, MENDED, folder, gap, only, printed, run_on};
use crate::cli::{listing, refused, run};
use crate::support::scratch::Scratch;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn safe_fixes_are_saved_and_told_with_their_lines() {
    let scratch = gap();
    let expected = "\
draft.md:2: mended: Close the gap [space-between-brackets]
1 mended, 0 errors, 0 warnings, 0 hints
";
    assert_eq!(
        printed(scratch.path(), &["check", "--fix", "draft.md"], 0),
        expected
    );
    assert_eq!(scratch.read("draft.md"), MENDED);
    let again = printed(scratch.path(), &["check", "--fix", "draft.md"], 0);
    assert_eq!(again, "0 errors, 0 warnings, 0 hints\n");
}

#[test]
fn nothing_else_of_the_file_changes() {
    let text = "\u{FEFF}## A\r\n\ttab\u{A0} \r\n* [Ä] (https://a.example/x)\r\n* [B]  (https://b.example/y)";
    let scratch = folder(&["space-between-brackets"], "draft.md", text);
    fs::set_permissions(scratch.at("draft.md"), Permissions::from_mode(0o640)).unwrap();
    run(scratch.path(), &["check", "--fix", "draft.md"]);
    let after = text.replace("[Ä] (", "[Ä](").replace("[B]  (", "[B](");
    assert_eq!(scratch.read("draft.md"), after);
    let mode = fs::metadata(scratch.at("draft.md"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(listing(scratch.path()).len(), 2);
}

#[test]
fn fixes_go_on_until_none_is_left_and_name_the_lines_as_they_were() {
    let text = "### Official\n\n* [A](https://a.example/x)\n\n\n* [B] (https://b.example/y)\n\n* [C] (https://c.example/z)\n";
    let rules = ["space-between-brackets", "blank-line-in-list"];
    let scratch = folder(&rules, "draft.md", text);
    let found = printed(scratch.path(), &["check", "--fix", "draft.md"], 0);
    let after = text
        .replace("x)\n\n\n", "x)\n")
        .replace("y)\n\n", "y)\n")
        .replace("] (", "](");
    assert_eq!(scratch.read("draft.md"), after, "{found}");
    for line in ["draft.md:6: mended: Close", "draft.md:8: mended: Close"] {
        assert!(found.contains(line), "{found}");
    }
}

#[test]
fn what_wants_a_look_is_left_and_counts() {
    let text = "* [A](https://a.example/x)\n* [A again](https://a.example/x)\n";
    let scratch = folder(&["duplicate-link"], "draft.md", text);
    let found = printed(scratch.path(), &["check", "--fix", "draft.md"], 1);
    assert!(
        found.contains("[duplicate-link]") && !found.contains("mended"),
        "{found}"
    );
    assert_eq!(scratch.read("draft.md"), text);
}

#[test]
fn standard_input_is_printed_mended_and_findings_go_to_standard_error() {
    let scratch = folder(&["space-between-brackets"], "x.md", "");
    let found = run_on(scratch.path(), &["check", "--fix", "-"], DRAFT);
    assert_eq!((found.status, found.stdout.as_str()), (Some(0), MENDED));
    let expected = "-:2: mended: Close the gap [space-between-brackets]\n\
                    1 mended, 0 errors, 0 warnings, 0 hints\n";
    assert_eq!(found.stderr, expected);
    let found = run_on(scratch.path(), &["check", "--fix", "-"], MENDED);
    assert_eq!((found.status, found.stdout.as_str()), (Some(0), MENDED));
    let sentence = "--fix prints the mended standard input, so nothing else can be fixed with it";
    refused(&scratch, &["check", "--fix", "-", "x.md"], sentence);
}

#[test]
fn a_file_without_write_bits_is_refused_and_the_rest_is_mended() {
    let scratch = gap().file("other.md", DRAFT);
    fs::set_permissions(scratch.at("draft.md"), Permissions::from_mode(0o444)).unwrap();
    let found = run(scratch.path(), &["check", "--fix", "draft.md", "other.md"]);
    assert_eq!(found.status, Some(2));
    let said = "copydesk: cannot fix draft.md: the file is read-only (mode 0444)\n";
    assert_eq!(found.stderr, said);
    assert_eq!(scratch.read("draft.md"), DRAFT);
    assert_eq!(scratch.read("other.md"), MENDED);
}

#[test]
fn other_formats_stay_whole_and_tell_what_was_mended() {
    let scratch = gap();
    let found = run(
        scratch.path(),
        &["check", "--fix", "draft.md", "--format", "json"],
    );
    let value: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let mended = serde_json::json!([
        { "rule": "space-between-brackets", "line": 2, "label": "Close the gap" }
    ]);
    assert_eq!(value["mended"], mended);
    assert_eq!(value["diagnostics"], serde_json::json!([]));
    let said = "draft.md:2: mended: Close the gap [space-between-brackets]\n";
    assert_eq!(found.stderr, said);
}

#[test]
fn a_diff_shows_what_would_change_and_changes_nothing() {
    let scratch = gap();
    let before = listing(scratch.path());
    let expected = "\
--- draft.md
+++ draft.md
@@ -1,3 +1,3 @@
 ### Official
-* [Ä] (https://a.example/x)
+* [Ä](https://a.example/x)
 * [B](https://b.example/y)
";
    for args in [
        &["check", "--diff", "draft.md"][..],
        &["check", "--fix", "--diff", "draft.md"],
    ] {
        assert_eq!(printed(scratch.path(), args, 1), expected);
    }
    let found = run_on(scratch.path(), &["check", "--diff", "-"], MENDED);
    assert_eq!((found.status, found.stdout.as_str()), (Some(0), ""));
    assert_eq!(listing(scratch.path()), before);
}

#[test]
fn a_link_stays_one_and_its_target_is_mended() {
    let scratch = Scratch::new()
        .file("copydesk.toml", only(&["space-between-brackets"]))
        .file("real/draft.md", DRAFT);
    std::os::unix::fs::symlink("real/draft.md", scratch.at("link.md")).unwrap();
    printed(scratch.path(), &["check", "--fix", "link.md"], 0);
    assert!(scratch.at("link.md").is_symlink());
    assert_eq!(scratch.read("real/draft.md"), MENDED);
}
