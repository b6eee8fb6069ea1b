//! `copydesk events`: a review that writes nothing unasked, and last week's list rolled forward.

use super::{Scratch, listing, refused, run};

const DRAFT: &str = "Title: This Week in Rust 634\nNumber: 634\nDate: 2026-01-14\nCategory: This Week in Rust\n
## Upcoming Events\n\nRusty Events between 2026-01-07 - 2026-02-04 🦀\n
### Asia\n* 2026-01-08 | Delhi, IN | [Rust Delhi](https://d.example)\n    * [**Over**](https://d.example/1)\n
### Europe\n* 2026-01-20 | Oslo, NO | [Rust Oslo](https://a.example)\n    * [**Next**](https://a.example/2)\n
If you are running a Rust event, say so.\n";

const CSV: &str = "date,title,url,location,organizer\n2026-01-19,One,https://o.example/1,\"Rome, Italy\",O\n2026-01-21,Next,https://a.example/2,\"Oslo, Norway\",Rust Oslo\n2026-01-22,\u{7}Two,https://o.example/2,Nowhere,O\n";

fn desk() -> Scratch {
    Scratch::new()
        .file("draft.md", DRAFT)
        .file("events.csv", CSV)
}

const REVIEW: &str = "new: 1
  2026-01-19 | Rome, IT | O | One
changed: 1
  2026-01-21 | Oslo, NO | [Rust Oslo](https://a.example) | Next (line 15: 2026-01-21, was 2026-01-20)
no region: 1
  2026-01-22 |  | O | Two (line 4: it names no country)
      note: its title: hidden characters were taken out
";

#[test]
fn without_being_asked_an_import_says_what_it_would_do_and_writes_nothing() {
    let scratch = desk();
    let before = listing(scratch.path());
    let ended = run(
        scratch.path(),
        &["events", "import", "events.csv", "--into", "draft.md"],
    );
    let said = format!(
        "{REVIEW}draft.md is unchanged: --only new adds what is new, --yes also changes what changed\n"
    );
    assert_eq!((ended.status, ended.stdout), (Some(0), said));
    let ended = run(
        scratch.path(),
        &[
            "events",
            "import",
            "events.csv",
            "--into",
            "draft.md",
            "--yes",
            "--dry-run",
        ],
    );
    let said =
        format!("{REVIEW}draft.md is unchanged: 1 event added, 1 changed without --dry-run\n");
    assert_eq!((ended.status, ended.stdout), (Some(0), said));
    assert_eq!(listing(scratch.path()), before);
}

#[test]
fn what_is_asked_for_is_taken_over_and_the_second_time_is_there_already() {
    let scratch = desk();
    let ended = run(
        scratch.path(),
        &[
            "events",
            "import",
            "events.csv",
            "--into",
            "draft.md",
            "--only",
            "new",
        ],
    );
    assert!(
        ended
            .stdout
            .ends_with("draft.md: 1 event added, 0 changed\n"),
        "{ended:?}"
    );
    let row = "* 2026-01-19 | Rome, IT | O\n    * [**One**](https://o.example/1)\n* 2026-01-20 | Oslo, NO";
    assert!(scratch.read("draft.md").contains(row));
    let ended = run(
        scratch.path(),
        &[
            "events",
            "import",
            "events.csv",
            "events.csv",
            "--into",
            "draft.md",
            "--yes",
        ],
    );
    assert!(
        ended.stdout.contains("there already: 2\n")
            && ended.stdout.contains("twice in the sources: 2\n"),
        "{ended:?}"
    );
    assert!(scratch.read("draft.md").contains("* 2026-01-21 | Oslo, NO"));
}

#[test]
fn a_source_that_is_broken_or_missing_is_one_sentence() {
    let scratch = desk()
        .file("broken.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n")
        .file("raw", b"\xff");
    let import = |source| ["events", "import", source, "--into", "draft.md", "--yes"];
    refused(
        &scratch,
        &import("broken.ics"),
        "broken.ics: it is broken: it ends in the middle of an event",
    );
    refused(&scratch, &import("raw"), "cannot read raw: it is not UTF-8");
    refused(&scratch, &import("."), "cannot read .: it is no file");
    refused(
        &scratch,
        &import("none"),
        "cannot read none: it does not exist",
    );
    let undated = Scratch::new()
        .file("draft.md", "## Upcoming Events\n")
        .file("events.csv", CSV);
    refused(
        &undated,
        &import("events.csv"),
        "draft.md has no date, so it is unknown which events it lists",
    );
}

#[test]
fn rolling_forward_drops_what_is_over_corrects_the_window_and_says_who_is_missing() {
    let mut scratch = desk();
    for (at, day) in [
        "2025-12-10",
        "2025-12-17",
        "2025-12-24",
        "2025-12-31",
        "2026-01-07",
    ]
    .iter()
    .enumerate()
    {
        let past = DRAFT
            .replace("Date: 2026-01-14", &format!("Date: {day}"))
            .replace("634", &(600 + at).to_string());
        let past = past.replace("Rust Delhi](https://d", "Rust Goa](https://goa");
        scratch = scratch.file(&format!("past/{day}-this-week-in-rust.md"), past);
    }
    let roll = [
        "events",
        "roll-forward",
        "draft.md",
        "--archive",
        "past",
        "--profile",
        "this-week-in-rust",
    ];
    let mut dry = roll.to_vec();
    dry.push("--dry-run");
    let list = "over, dropped: 1
  2026-01-08 | Delhi, IN | [Rust Delhi](https://d.example) (over on 2026-01-08)
the window, corrected: 1
  Rusty Events between 2026-01-14 - 2026-02-11 🦀 (the window is 2026-01-14 - 2026-02-11)
missing this week: 1
  Delhi, IN | [Rust Goa](https://goa.example) (in 5 of the last 5 issues)
carried over: 1
  2026-01-20 | Oslo, NO | [Rust Oslo](https://a.example) (also in the issue of 2026-01-07)
";
    let ended = run(scratch.path(), &dry);
    assert_eq!(
        ended.stdout,
        format!("{list}draft.md is unchanged: --dry-run\n"),
        "{ended:?}"
    );
    assert_eq!(scratch.read("draft.md"), DRAFT);
    let ended = run(scratch.path(), &roll);
    assert_eq!(ended.stdout, format!("{list}draft.md: rolled forward\n"));
    let after = scratch.read("draft.md");
    assert!(
        after.contains("2026-01-14 - 2026-02-11 🦀\n\n### Europe\n* 2026-01-20"),
        "{after}"
    );
}
