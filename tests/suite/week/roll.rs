//! Last week's list rolled forward: what is proposed, and what each yes does.

use super::import::DRAFT;
use super::{issue, last_day, published, read, rows};
use copydesk::archive::Archive;
use copydesk::week::{Concern, Proposal, proposals, roll};
use jiff::civil::date;
use std::path::PathBuf;

/// The proposals about `concern`, as `text: reason`.
fn said(text: &str, concern: Concern) -> Vec<String> {
    let all = proposals(&issue(text), None);
    let all = all.into_iter().filter(|one| one.concern == concern);
    all.map(|one| format!("{}: {}", one.text, one.reason))
        .collect()
}

/// `text` with every proposal of the kinds in `concerns` accepted.
fn rolled(text: &str, concerns: &[Concern]) -> String {
    let issue = issue(text);
    let all = proposals(&issue, None);
    let chosen: Vec<&Proposal> = all
        .iter()
        .filter(|one| concerns.contains(&one.concern))
        .collect();
    let change = roll(&issue, &chosen).unwrap();
    assert_eq!(change.invert(text).apply(&change.apply(text)), text);
    change.apply(text)
}

/// The draft a week later, in all but its sentence.
fn later() -> String {
    DRAFT.replace("Date: 2026-01-14", "Date: 2026-01-21")
}

#[test]
fn what_is_over_goes_and_a_region_without_rows_goes_with_it() {
    let text = later();
    let over = said(&text, Concern::Over);
    assert_eq!(over.len(), 2);
    assert_eq!(
        over[0],
        "2026-01-20 | Virtual (Berlin, DE) | [Rust Berlin](https://www.meetup.com/rust-berlin): over on 2026-01-20"
    );
    let after = rolled(&text, &[Concern::Over]);
    assert!(
        after.contains("2026-02-11 🦀\n\n### Europe\n* 2026-01-22 | Paris, FR"),
        "{after}"
    );
    assert!(after.contains("/22)\n\nIf you are running"), "{after}");
    let all_over = rolled(
        &DRAFT.replace("Date: 2026-01-14", "Date: 2026-03-04"),
        &[Concern::Over],
    );
    assert!(
        all_over.contains("2026-02-11 🦀\n\nIf you are running"),
        "{all_over}"
    );
}

#[test]
fn the_sentence_of_the_window_is_corrected_once() {
    let text = later();
    let expected =
        ["Rusty Events between 2026-01-21 - 2026-02-18 🦀: the window is 2026-01-21 - 2026-02-18"];
    assert_eq!(said(&text, Concern::Sentence), expected);
    let after = rolled(&text, &[Concern::Sentence]);
    assert_eq!(
        after,
        text.replace("2026-01-14 - 2026-02-11", "2026-01-21 - 2026-02-18")
    );
    assert!(said(DRAFT, Concern::Sentence).is_empty());
    let windows = rolled(&text.replace('\n', "\r\n"), &[Concern::Sentence]);
    assert_eq!(windows, after.replace('\n', "\r\n"));
}

#[test]
fn what_begins_after_the_window_and_likely_twins_are_said_and_left() {
    let twin = "* 2026-01-22 | Paris, FR | [Rust Paris](https://paris.example/)\n    * [**Soirée, encore**](https://paris.example/other)\n* 2026-02-12 | Rome, IT | [Rust Roma](https://r.example)\n";
    let text = DRAFT.replace("\nIf you are", &format!("{twin}\nIf you are"));
    assert_eq!(
        said(&text, Concern::Outside),
        ["2026-02-12 | Rome, IT | [Rust Roma](https://r.example): on 2026-02-12, after 2026-02-11"]
    );
    assert_eq!(
        said(&text, Concern::Twin),
        [
            "2026-01-22 | Paris, FR | [Rust Paris](https://paris.example/): as in line 17: one event, or two?"
        ]
    );
    assert!(!Concern::Outside.is_default() && !Concern::Twin.is_default());
    let after = rolled(&text, &[Concern::Outside, Concern::Twin]);
    assert_eq!(after, DRAFT);
}

#[test]
fn who_met_in_most_recent_issues_and_is_not_here_is_missed() {
    let past = |day: i8| {
        let text = DRAFT.replace("Date: 2026-01-14", &format!("Date: 2025-12-{day:02}"));
        (PathBuf::from(format!("{day}.md")), issue(&text))
    };
    let archive = Archive::of((1..=6).map(past));
    let without = DRAFT.replace(
        "[Rust Paris](https://paris.example)",
        "[Else](https://else.example)",
    );
    let all = proposals(
        &issue(&without),
        Some(&archive.older_than(date(2026, 1, 14))),
    );
    let missing: Vec<&Proposal> = all
        .iter()
        .filter(|one| one.concern == Concern::Missing)
        .collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(
        missing[0].text,
        "Paris, FR | [Rust Paris](https://paris.example)"
    );
    assert_eq!(missing[0].reason, "in 6 of the last 6 issues");
    let carried = all
        .iter()
        .filter(|one| one.concern == Concern::Carried)
        .count();
    assert_eq!(carried, 2);
    assert_eq!(
        missing[0].organizer.as_ref().unwrap().url,
        "https://paris.example"
    );
    let change = roll(&issue(&without), &missing).unwrap();
    assert!(change.is_empty());
    let carried: Vec<&Proposal> = all
        .iter()
        .filter(|one| one.concern == Concern::Carried)
        .collect();
    assert!(!Concern::Carried.is_default());
    let dropped = roll(&issue(&without), &carried[..1])
        .unwrap()
        .apply(&without);
    assert_eq!(
        dropped.lines().count() + 4,
        without.lines().count(),
        "{dropped}"
    );
}

#[test]
fn an_issue_without_a_date_has_nothing_to_decide() {
    assert!(proposals(&issue(&DRAFT.replace("Date: 2026-01-14\n", "")), None).is_empty());
}

#[test]
fn the_defaults_on_last_weeks_issue_keep_just_what_is_not_over() {
    let all = published("this-week-in-rust");
    let newest = all.len().saturating_sub(11);
    for pair in all[newest..].windows(2) {
        let [(before, last), (day, _)] = pair else {
            unreachable!()
        };
        let text = read(last).replace(&format!("Date: {before}"), &format!("Date: {day}"));
        let issue = issue(&text);
        let all = proposals(&issue, None);
        let chosen: Vec<&Proposal> = all.iter().filter(|one| one.concern.is_default()).collect();
        let after = roll(&issue, &chosen).unwrap().apply(&text);
        let expected: Vec<&str> = rows(&text)
            .into_iter()
            .filter(|row| last_day(row) >= *day)
            .collect();
        assert_eq!(rows(&after), expected, "{day}");
        assert!(
            after.contains(&format!("\nRusty Events between {day} - ")),
            "{day}"
        );
        assert!(
            proposals(&super::issue(&after), None)
                .iter()
                .all(|one| !one.concern.is_default()),
            "{day}"
        );
    }
}
