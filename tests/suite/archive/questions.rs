//! What the past issues answer.

use super::{name, profile};
use copydesk::archive::{Archive, Older};
use copydesk::issue::Issue;
use jiff::civil::{Date, date};
use std::path::PathBuf;

const OLD: &str = "\
Title: This Week in Rust 1
Number: 1
Date: 2026-01-07

See [the book](https://book.example/start).

## Updates from Rust Community

### Observations/Thoughts
* [Old thoughts](https://blog.example/a)
* [Tools](https://blog.example/b)

### Rust Walkthroughs
* [Steps](https://blog.example/c)

## Upcoming Events

### Europe
* 2026-01-10 | Bern, CH | [Rust Bern](https://meet.example/bern/)
    * [**January**](https://meet.example/bern/1)
* 2026-01-11 | Oslo, NO | [Rust Oslo](https://meet.example/oslo)
    * [**January**](https://meet.example/oslo/1)
";

const NEW: &str = "\
Title: This Week in Rust 2
Number: 2
Date: 2026-01-14

See [my thoughts](https://blog.example/a?utm_source=x).

## Updates from Rust Community

### Rust Walkthroughs
* [More steps](https://www.blog.example/d)
* [Old thoughts, again](http://blog.example/a/)
* [A film](https://film.example/1)

## Upcoming Events

### Europe
* 2026-02-10 | Zürich, CH | [Rust Switzerland](https://meet.example/bern)
    * [**February**](https://meet.example/bern/2)
* 2026-02-11 | Bergen, NO | [**Rust Fjord**]()
    * [**February**](https://fjord.example/2)
";

fn archive() -> Archive {
    let issue = |day: Date, text: &str| {
        let issue = Issue::parse(text, profile());
        (PathBuf::from(name(day)), issue)
    };
    // Given in the wrong order.
    Archive::of([issue(date(2026, 1, 14), NEW), issue(date(2026, 1, 7), OLD)])
}

fn all(archive: &Archive) -> Older<'_> {
    archive.older_than(Date::MAX)
}

#[test]
fn only_issues_before_a_day_are_older() {
    let archive = archive();
    let numbers = |day: Date| -> Vec<i64> {
        let older = archive.older_than(day).issues().iter();
        older.filter_map(|past| past.number).collect()
    };
    assert!(numbers(date(2026, 1, 7)).is_empty());
    assert_eq!(numbers(date(2026, 1, 8)), [1]);
    assert_eq!(numbers(date(2026, 1, 14)), [1]);
    assert_eq!(numbers(date(2026, 1, 15)), [1, 2]);
    assert_eq!(
        archive
            .older_than(date(2026, 1, 8))
            .newest()
            .unwrap()
            .number,
        Some(1)
    );
    assert!(archive.older_than(date(2026, 1, 1)).newest().is_none());
    assert!(archive.older_than(date(2026, 1, 8)).numbered(2).is_none());
    assert_eq!(all(&archive).numbered(2).unwrap().date, date(2026, 1, 14));
}

#[test]
fn a_link_is_found_where_it_stood_last_as_an_item_before_running_text() {
    let archive = archive();
    let seen = all(&archive).link("https://blog.example/a", 26).unwrap();
    assert_eq!((seen.issue.number, seen.line), (Some(2), 11));
    assert_eq!(
        (seen.title, seen.role),
        ("Old thoughts, again", Some("walkthroughs"))
    );
    assert!(seen.is_item);
    let before = archive.older_than(date(2026, 1, 14));
    let seen = before
        .link("http://www.blog.example/a/?utm_medium=y", 26)
        .unwrap();
    assert_eq!(
        (seen.issue.number, seen.line, seen.title),
        (Some(1), 10, "Old thoughts")
    );
    let prose = all(&archive)
        .link("https://book.example/start", 26)
        .unwrap();
    assert!(!prose.is_item);
}

#[test]
fn links_beyond_the_newest_issues_do_not_count() {
    let archive = archive();
    assert!(all(&archive).link("https://blog.example/b", 1).is_none());
    assert!(all(&archive).link("https://blog.example/b", 2).is_some());
    assert!(
        all(&archive)
            .link("https://blog.example/b", usize::MAX)
            .is_some()
    );
    assert!(
        all(&archive)
            .link("https://blog.example/nowhere", 9)
            .is_none()
    );
    assert!(
        Archive::default()
            .older_than(Date::MAX)
            .link("https://blog.example/b", 9)
            .is_none()
    );
}

#[test]
fn links_of_a_host_are_counted_by_where_items_were_filed() {
    let archive = archive();
    let counted = [("walkthroughs", 3), ("observations", 2)];
    assert_eq!(all(&archive).filed("www.blog.example"), counted);
    let before = archive.older_than(date(2026, 1, 14));
    assert_eq!(
        before.filed("blog.example"),
        [("observations", 2), ("walkthroughs", 1)]
    );
    assert!(before.filed("film.example").is_empty(), "it came later");
    assert!(
        before.filed("example").is_empty(),
        "a part of a host is no host"
    );
}

#[test]
fn an_organiser_is_known_by_the_address_or_else_the_name() {
    let archive = archive();
    let places = |name: &str, url: &str| -> Vec<String> {
        let events = all(&archive).events_of(name, url);
        events
            .map(|(issue, event)| format!("{} {}", issue.date, event.place))
            .collect()
    };
    let bern = ["2026-01-14 Zürich, CH", "2026-01-07 Bern, CH"];
    assert_eq!(places("", "https://www.meet.example/bern"), bern);
    assert_eq!(places("RUST OSLO", ""), ["2026-01-07 Oslo, NO"]);
    assert!(places("Rust Oslo", "https://elsewhere.example").is_empty());
    let organizers = all(&archive).organizers();
    let known: Vec<_> = organizers
        .iter()
        .map(|one| (one.name, one.place, one.events))
        .collect();
    let expected = [
        ("Rust Fjord", "Bergen, NO", 1),
        ("Rust Switzerland", "Zürich, CH", 2),
        ("Rust Oslo", "Oslo, NO", 1),
    ];
    assert_eq!(known, expected);
    assert_eq!(organizers[1].last_seen, date(2026, 2, 10));
    assert_eq!(organizers[1].role, Some("europe"));
}

#[test]
fn an_organiser_is_completed_by_how_the_name_begins_and_as_it_was_then() {
    let archive = archive();
    let like = |text| all(&archive).organizer_like(text).map(|one| one.name);
    assert_eq!(like("rust s"), Some("Rust Switzerland"));
    assert_eq!(like("fjord"), Some("Rust Fjord"));
    assert_eq!(like(" "), None);
    assert_eq!(like("nobody"), None);
    let before = archive.older_than(date(2026, 1, 14));
    assert_eq!(before.organizer_like("rust").unwrap().name, "Rust Oslo");
    assert_eq!(before.organizer_like("bern").unwrap().place, "Bern, CH");
}
