//! A new issue: what it takes over, what it leaves, and that published issues begin just so.

use super::{issue, last_day, published, read, rows};
use crate::support::scratch::Scratch;
use copydesk::issue::Issue;
use copydesk::profile::{by_name, template, unknown_variables};
use copydesk::run::begin::{Begun, Sources, begin};
use copydesk::run::checkout;
use copydesk::run::config::read_from;
use copydesk::run::load::{greeting, load};
use copydesk::run::settings::Settings;
use copydesk::week::{Start, carry, new_issue};
use jiff::civil::{Date, date};

const LAST: &str = "Title: This Week in Rust 633
Number: 633
Date: 2026-01-07
Category: This Week in Rust

## Upcoming Events

Rusty Events between 2026-01-07 - 2026-02-04 🦀

### Virtual
* 2026-01-07 | Virtual | [Over](https://a.example)
    * [**Over**](https://a.example/1)
* 2026-01-13 - 2026-01-15 | Virtual | [Still on](https://b.example)
    * [**Three days**](https://b.example/1)

### Asia
* 2026-01-08 | Delhi, IN | [Rust Delhi](https://c.example)
    * [**Over too**](https://c.example/1)

### Europe
* 2026-01-20 | Oslo, NO | [Rust Oslo](https://d.example)
    * [**Later**](https://d.example/1)
* 2026-01-14 | Paris, FR | [Rust Paris](https://e.example)
    * [**The same day, and out of order**](https://e.example/1)
* no date at all | Rome, IT | [Rust Roma](https://f.example)

If you are running a Rust event, say so.
";

fn checkout() -> Scratch {
    let template = template("this-week-in-rust").unwrap();
    Scratch::new()
        .file("draft/DRAFT_TEMPLATE", template)
        .file("content/2026-01-07-this-week-in-rust.md", LAST)
}

#[track_caller]
fn begun(scratch: &Scratch, name: &str) -> Result<Begun, String> {
    let path = scratch.at(name);
    let profile = by_name("this-week-in-rust").unwrap();
    let settings = Settings::around(&path, std::slice::from_ref(&profile));
    begin(&path, &profile, &settings, &Sources::default())
}

#[test]
fn what_is_over_by_the_day_stays_behind_and_all_else_stands_as_it_stood() {
    let carried = carry(&issue(LAST), date(2026, 1, 14));
    let expected = "### Virtual
* 2026-01-13 - 2026-01-15 | Virtual | [Still on](https://b.example)
    * [**Three days**](https://b.example/1)

### Europe
* 2026-01-20 | Oslo, NO | [Rust Oslo](https://d.example)
    * [**Later**](https://d.example/1)
* 2026-01-14 | Paris, FR | [Rust Paris](https://e.example)
    * [**The same day, and out of order**](https://e.example/1)
* no date at all | Rome, IT | [Rust Roma](https://f.example)";
    assert_eq!(carried.text, expected);
    assert_eq!((carried.kept.len(), carried.over.len()), (4, 2));
    assert!(
        carried.over[1].starts_with("2026-01-08 | Delhi, IN"),
        "{:?}",
        carried.over
    );
    let windows = issue(&LAST.replace('\n', "\r\n"));
    assert_eq!(carry(&windows, date(2026, 1, 14)), carried);
}

#[test]
fn a_new_issue_has_number_window_and_the_events_in_their_place() {
    let scratch = checkout();
    let begun = begun(&scratch, "draft/2026-01-14-this-week-in-rust.md").unwrap();
    let text = &begun.issue.text;
    assert_eq!(begun.number, 634);
    assert!(text.starts_with("Title: This Week in Rust 634\nNumber: 634\nDate: 2026-01-14\n"));
    let events = "Rusty Events between 2026-01-14 - 2026-02-11 🦀\n\n### Virtual\n* 2026-01-13 - ";
    assert!(text.contains(events), "{text}");
    assert!(
        text.contains("[Rust Roma](https://f.example)\n\nIf you are running"),
        "{text}"
    );
    assert!(unknown_variables(text).is_empty());
    assert!(
        begun
            .previous
            .unwrap()
            .ends_with("content/2026-01-07-this-week-in-rust.md")
    );
    assert_eq!(
        begun.template.unwrap(),
        scratch.at("draft/DRAFT_TEMPLATE").canonicalize().unwrap()
    );
}

#[test]
fn opening_the_name_of_a_new_issue_gives_the_same_text() {
    let scratch = checkout();
    let name = "draft/2026-01-14-this-week-in-rust.md";
    let session = load(&scratch.at(name), &read_from(None), None).unwrap();
    assert_eq!(
        session.issue().source(),
        begun(&scratch, name).unwrap().issue.text
    );
    assert!(!scratch.at(name).exists());
    let words = greeting(&session);
    assert!(
        words.contains("is new, made from the template with 4 events of the last issue"),
        "{words}"
    );
}

#[test]
fn a_draft_that_is_newer_than_the_archive_is_the_issue_before() {
    let scratch = checkout().file(
        "draft/2026-01-14-this-week-in-rust.md",
        LAST.replace("[Later]", "[Latest]"),
    );
    let begun = begun(&scratch, "draft/2026-01-21-this-week-in-rust.md").unwrap();
    assert!(
        begun
            .previous
            .unwrap()
            .ends_with("draft/2026-01-14-this-week-in-rust.md")
    );
    assert!(!begun.issue.text.contains("[**Later**]") && begun.issue.text.contains("f.example"));
}

#[test]
fn without_an_issue_before_there_are_no_events_and_no_gap() {
    let scratch = Scratch::new();
    let begun = begun(&scratch, "2026-01-14-this-week-in-rust.md").unwrap();
    assert_eq!((begun.previous, begun.template), (None, None));
    assert!(begun.issue.carried.kept.is_empty());
    assert!(!begun.issue.text.contains("\n\n\n") && !begun.issue.text.contains("twir_events"));
}

#[test]
fn an_issue_before_that_cannot_be_read_and_unknown_variables_are_refused() {
    let scratch = checkout().file("content/2026-01-07-this-week-in-rust.md", b"\xff");
    let sentence = begun(&scratch, "draft/2026-01-14-this-week-in-rust.md").unwrap_err();
    assert!(
        sentence.ends_with("2026-01-07-this-week-in-rust.md is no text at byte 0"),
        "{sentence}"
    );
    let scratch = checkout().file(
        "draft/DRAFT_TEMPLATE",
        "$twir_issue_nummer costs 5$ or $7, $twir_events_list $who",
    );
    let sentence = begun(&scratch, "draft/2026-01-14-this-week-in-rust.md").unwrap_err();
    let said = "the template has variables that nothing stands for: $twir_issue_nummer, $who";
    assert!(sentence.ends_with(said), "{sentence}");
}

#[test]
fn a_template_with_windows_line_ends_gets_them_in_its_events() {
    let last = issue(LAST);
    let start = |template: &'static str| Start {
        date: date(2026, 1, 14),
        number: 1,
        template,
        previous: Some(&last),
    };
    let profile = by_name("this-week-in-rust").unwrap();
    let new = new_issue(&profile, &start("A\r\n\r\n$twir_events_list\r\n\r\nB\r\n")).unwrap();
    assert_eq!(
        new.text.matches('\n').count(),
        new.text.matches("\r\n").count()
    );
    let none = new_issue(&profile, &start("A\nB\n")).unwrap();
    assert!(!none.has_place && none.carried.kept.is_empty());
}

#[test]
fn the_spanish_edition_counts_on_from_its_highest_number() {
    let yaml = |number: i64| {
        format!(
            "---\ntitle: \"Esta semana en Rust #{number}\"\nnumber_of_week: {number}\ndescription: x\ndate: 2026-01-07\ntags:\n  - rust\n---\n"
        )
    };
    let scratch = Scratch::new()
        .file(
            "esta_semana_en_rust/2026-01-07-this-week-in-rust.md",
            yaml(91),
        )
        .file(
            "esta_semana_en_rust/2025-12-31-this-week-in-rust.md",
            yaml(90).replace("01-07", "12-31"),
        );
    let profiles = copydesk::profile::builtin();
    let next = checkout::next_draft(scratch.path(), profiles, date(2026, 1, 7)).unwrap();
    assert_eq!(
        next.to_str(),
        Some("esta_semana_en_rust/2026-01-14-this-week-in-rust.md")
    );
    let session = load(&scratch.at(next.to_str().unwrap()), &read_from(None), None).unwrap();
    let issue = session.issue();
    assert_eq!(issue.profile().name, "esta-semana-en-rust");
    assert_eq!(
        (issue.number(), issue.date()),
        (Some(92), Some(date(2026, 1, 14)))
    );
    assert!(
        issue
            .source()
            .starts_with("---\ntitle: \"Esta semana en Rust #92\"\n")
    );
    assert!(
        issue
            .source()
            .contains("entre el 14-01-2026 - el 11-02-2026 🦀")
    );
}

#[test]
fn days_that_have_an_issue_are_passed_over() {
    let scratch = checkout().file("draft/2026-01-14-this-week-in-rust.md", "");
    let next =
        |today: Date| checkout::next_draft(scratch.path(), copydesk::profile::builtin(), today);
    let found = next(date(2026, 1, 7)).unwrap();
    assert_eq!(
        found.to_str(),
        Some("draft/2026-01-21-this-week-in-rust.md")
    );
}

/// The front matter and the sentence of the window.
fn heads(issue: &Issue) -> (String, String) {
    let front = issue.outline().front_matter.as_ref().unwrap().span;
    let mut lines = issue.source().lines();
    let window = lines
        .find(|line| line.starts_with("Rusty Events between"))
        .unwrap();
    (
        front.of(issue.source()).trim_end().to_owned(),
        window.to_owned(),
    )
}

#[test]
fn the_issues_of_ten_weeks_begin_as_they_were_published() {
    let all = published("this-week-in-rust");
    let newest = all.len().saturating_sub(11);
    for pair in all[newest..].windows(2) {
        let [(_, before), (day, real)] = pair else {
            unreachable!()
        };
        let shared = before.ancestors().nth(2).unwrap();
        let scratch = Scratch::new().file(
            "draft/DRAFT_TEMPLATE",
            read(&shared.join("draft/DRAFT_TEMPLATE")),
        );
        let scratch = all[newest..].iter().filter(|(older, _)| older < day).fold(
            scratch,
            |scratch, (_, path)| {
                let name = path.file_name().unwrap().to_str().unwrap();
                scratch.file(&format!("content/{name}"), read(path))
            },
        );
        let name = real.file_name().unwrap().to_str().unwrap();
        let begun = begun(&scratch, &format!("draft/{name}")).unwrap();
        let before = read(before);
        let expected: Vec<&str> = rows(&before)
            .into_iter()
            .filter(|row| last_day(row) >= *day)
            .collect();
        assert!(expected.len() > 5, "{name}");
        assert_eq!(rows(&begun.issue.text), expected, "{name}");
        assert_eq!(begun.issue.carried.kept.len(), expected.len(), "{name}");
        assert_eq!(
            heads(&issue(&begun.issue.text)),
            heads(&issue(&read(real))),
            "{name}"
        );
    }
}
