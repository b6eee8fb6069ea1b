//! `copydesk new`: what it writes and says, and what it refuses.

use super::{Scratch, listing, refused, run};

const LAST: &str =
    "Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust\n
## Upcoming Events\n\n### Europe\n* 2026-01-07 | Oslo, NO | [Rust Oslo](https://a.example)
    * [**Over**](https://a.example/1)\n* 2026-01-20 | Oslo, NO | [Rust Oslo](https://a.example)
    * [**Next**](https://a.example/2)\n";

fn checkout() -> Scratch {
    Scratch::new()
        .file("draft/DRAFT_TEMPLATE", "Number: $twir_issue_number\nDate: $twir_issue_date\n\n## Upcoming Events\n\n$twir_events_list\n\nEnd\n")
        .file("content/2026-01-07-this-week-in-rust.md", LAST)
}

const SAID: &str = "number 634 of This Week in Rust, 2026-01-14, Wednesday
template: draft/DRAFT_TEMPLATE
events: 1 of the 2 in content/2026-01-07-this-week-in-rust.md carried over, 1 over by then:
  - 2026-01-07 | Oslo, NO | [Rust Oslo](https://a.example)
";

#[test]
fn the_next_issue_is_written_and_said_from_any_folder_of_the_checkout() {
    let scratch = checkout();
    let ended = run(
        scratch.path(),
        &["new", "--date", "2026-01-14", "--dry-run"],
    );
    let said = ended.stdout.replace(
        &format!("{}/", scratch.path().canonicalize().unwrap().display()),
        "",
    );
    assert_eq!(
        said,
        format!("draft/2026-01-14-this-week-in-rust.md: would be made, {SAID}"),
        "{ended:?}"
    );
    assert!(!scratch.at("draft/2026-01-14-this-week-in-rust.md").exists());
    let ended = run(&scratch.at("content"), &["new", "--date", "2026-01-14"]);
    assert_eq!(ended.status, Some(0), "{ended:?}");
    let text = scratch.read("draft/2026-01-14-this-week-in-rust.md");
    assert_eq!(
        text,
        "Number: 634\nDate: 2026-01-14\n\n## Upcoming Events\n\n### Europe\n* 2026-01-20 | Oslo, NO | [Rust Oslo](https://a.example)\n    * [**Next**](https://a.example/2)\n\nEnd\n"
    );
}

#[test]
fn a_day_that_is_none_of_publication_is_said() {
    let scratch = checkout();
    let ended = run(
        scratch.path(),
        &["new", "--date", "2026-01-15", "--dry-run"],
    );
    assert!(
        ended
            .stdout
            .contains("note: no issue of This Week in Rust appears on that day"),
        "{ended:?}"
    );
}

#[test]
fn an_issue_that_exists_is_not_written_again() {
    let scratch = checkout().file("draft/2026-01-14-this-week-in-rust.md", "mine");
    let before = listing(scratch.path());
    let ended = run(scratch.path(), &["new", "--date", "2026-01-14"]);
    assert_eq!((ended.status, ended.stdout.as_str()), (Some(2), ""));
    assert!(
        ended.stderr.contains("2026-01-14-this-week-in-rust.md"),
        "{ended:?}"
    );
    assert!(
        ended
            .stderr
            .contains("exists already; open it, or name another day"),
        "{ended:?}"
    );
    assert_eq!(ended.stderr.lines().count(), 1);
    assert_eq!(listing(scratch.path()), before);
}

#[test]
fn an_issue_that_is_published_is_not_begun_again() {
    let scratch = checkout();
    refused(
        &scratch,
        &["new", "--date", "2026-01-07"],
        "content/2026-01-07-this-week-in-rust.md is the issue of that day, published already; name another day",
    );
}

#[test]
fn an_issue_on_another_day_of_the_week_gets_the_number_after_the_last_draft() {
    let draft = LAST
        .replace("633", "634")
        .replace("2026-01-07\nC", "2026-01-14\nC");
    let scratch = checkout().file("draft/2026-01-14-this-week-in-rust.md", draft);
    let ended = run(scratch.path(), &["new", "--date", "2026-01-20"]);
    assert!(
        ended.stdout.contains("made, number 635 of This Week"),
        "{ended:?}"
    );
}

#[test]
fn a_day_before_the_first_issue_is_refused() {
    refused(
        &checkout(),
        &["new", "--date", "1999-01-06"],
        "1999-01-06 is before the first issue of This Week in Rust; name a later day",
    );
}

#[test]
fn what_cannot_begin_is_one_sentence_and_leaves_nothing() {
    let scratch = checkout().file("T", "$twir_editor");
    refused(
        &scratch,
        &["new", "--date", "2026-01-14", "--from", "T"],
        "T: the template has a variable that nothing stands for: $twir_editor",
    );
    refused(&scratch, &["new", "nowhere"], "nowhere is no folder");
    refused(
        &scratch,
        &["new", "--profile", "generic"],
        "the profile “generic” does not say how issues are named (files.pattern)",
    );
    let ended = run(scratch.path(), &["new", "--date", "2026-02-30"]);
    assert_eq!(
        (ended.status, ended.stderr.lines().count()),
        (Some(2), 1),
        "{ended:?}"
    );
}

#[test]
fn outside_of_a_newsletters_checkout_the_issue_is_made_where_one_stands() {
    let scratch = Scratch::new().file(".git/HEAD", "").file("notes/a.txt", "");
    let ended = run(&scratch.at("notes"), &["new", "--date", "2026-01-14"]);
    assert_eq!(ended.status, Some(0), "{ended:?}");
    assert!(
        ended
            .stdout
            .contains("events: none, there is no issue before this one"),
        "{ended:?}"
    );
    assert!(
        scratch
            .at("notes/2026-01-14-this-week-in-rust.md")
            .is_file()
    );
}
