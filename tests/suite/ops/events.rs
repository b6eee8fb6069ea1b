//! Events with all their rows: hybrid twins, days and places that change, regions in order, and what stands there already.

use super::{check, issue, refused, section};
use copydesk::issue::{Attendance, Issue};
use copydesk::ops::{self, EventFields, NamedUrl, Refusal, SameBy};
use copydesk::text::Transaction;
use jiff::civil::{Date, date};

const TELL: &str =
    "[Rust Berlin](https://berlin.example)\n    * [**Tell**](https://berlin.example/1)\n";
const OSLO: &str = "* 2026-01-18 | Oslo, NO | [Rust Oslo](https://oslo.example)\n";
const BONN: &str = "* 2026-01-22 | Bonn, DE | [Rust Bonn](https://bonn.example)\n    * [**Beet**](https://bonn.example/1)\n";
const CHAT: &str = "* 2026-01-25 | Virtual | [Online](https://online.example)\n    * [**Chat**](https://online.example/1)\n";

/// An issue with these rows under Virtual and Europe.
fn with(online: &[&str], europe: &[&str]) -> String {
    format!(
        "Date: 2026-01-14\n\n## Upcoming Events\n\n### Virtual\n{}\n### Europe\n{}\n## Jobs\n",
        online.concat(),
        europe.concat()
    )
}

fn tell(days: &str, place: &str) -> String {
    format!("* {days} | {place} | {TELL}")
}

fn hybrid(day: i8) -> EventFields {
    EventFields {
        date: Some(date(2026, 1, day)),
        attendance: Attendance::Hybrid,
        city: "Berlin".to_owned(),
        country: "DE".to_owned(),
        organizers: vec![named("Rust Berlin", "https://berlin.example")],
        talks: vec![named("Tell", "https://berlin.example/1")],
        ..EventFields::default()
    }
}

fn named(name: &str, url: &str) -> NamedUrl {
    NamedUrl {
        name: name.to_owned(),
        url: url.to_owned(),
    }
}

/// Changes the first row with `needle` and all that follows from that.
fn edit(
    needle: &'static str,
    change: impl Fn(&mut EventFields),
) -> impl Fn(&Issue) -> Result<Transaction, Refusal> {
    move |issue| {
        let item = issue.item_at(issue.source().find(needle).unwrap()).unwrap();
        let mut fields = EventFields::of(issue, item).unwrap();
        change(&mut fields);
        let rows = ops::edit_event_rows(issue, item, &fields)?;
        let after = issue.apply(&rows.change);
        let own = EventFields::of(&after, after.item_at(rows.rows[0]).unwrap()).unwrap();
        assert_eq!((own.date, own.talks), (fields.date, fields.talks));
        Ok(rows.change)
    }
}

fn on(day: i8) -> Date {
    date(2026, 1, day)
}

#[test]
fn a_hybrid_event_is_added_to_its_region_and_under_the_online_heading() {
    let row = tell("2026-01-20", "Hybrid (Berlin, DE)");
    check(
        &with(&[CHAT], &[OSLO, BONN]),
        |issue| Ok(ops::add_event_rows(issue, &hybrid(20))?.change),
        &with(&[&row, CHAT], &[OSLO, &row, BONN]),
    );
    let before = issue(&with(&[CHAT], &[OSLO, BONN]));
    let rows = ops::add_event_rows(&before, &hybrid(20)).unwrap();
    let after = before.apply(&rows.change);
    let homes = rows.rows.iter().map(|&at| {
        assert!(after.source()[at..].starts_with(&row));
        after.outline().sections[after.section_at(at)].title.clone()
    });
    assert_eq!(homes.collect::<Vec<_>>(), ["Europe", "Virtual"]);
}

#[test]
fn an_event_whose_region_cannot_be_told_is_added_nowhere() {
    refused(
        &with(&[CHAT], &[OSLO]),
        |issue| {
            let fields = EventFields {
                attendance: Attendance::InPerson,
                country: "Atlantis".to_owned(),
                ..hybrid(20)
            };
            Ok(ops::add_event_rows(issue, &fields)?.change)
        },
        "“Atlantis” is no country of any region of This Week in Rust (give a country, or name a section)",
    );
}

#[test]
fn another_day_moves_both_rows_to_where_they_belong() {
    let before = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let after = tell("2026-01-28", "Hybrid (Berlin, DE)");
    check(
        &with(&[&before, CHAT], &[OSLO, &before, BONN]),
        edit("Hybrid", |fields| fields.date = Some(on(28))),
        &with(&[CHAT, &after], &[OSLO, BONN, &after]),
    );
}

#[test]
fn a_row_that_stands_well_between_its_neighbours_stays() {
    let before = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let after = tell("2026-01-21", "Hybrid (Berlin, DE)");
    // Bonn and Oslo are out of order, which is none of this event's business.
    check(
        &with(&[], &[&before, BONN, OSLO]),
        edit("Hybrid", |fields| fields.date = Some(on(21))),
        &with(&[], &[&after, BONN, OSLO]),
    );
}

#[test]
fn what_differs_between_the_rows_stays_different() {
    let online = tell("2026-01-20", "Virtual (Berlin, DE)")
        .replace("berlin.example/1", "berlin.example/1?online");
    let region = tell("2026-01-20", "Hybrid (Berlin, DE)");
    check(
        &with(&[&online, CHAT], &[&region, BONN]),
        edit("Hybrid", |fields| {
            fields.talks = vec![named("Show", "https://berlin.example/2")];
            fields.city = "Potsdam".to_owned();
        }),
        &with(
            &[
                &online
                    .replace("Tell", "Show")
                    .replace("(Berlin", "(Potsdam"),
                CHAT,
            ],
            &[
                &region
                    .replace("Tell", "Show")
                    .replace("/1", "/2")
                    .replace("(Berlin", "(Potsdam"),
                BONN,
            ],
        ),
    );
}

#[test]
fn an_event_that_becomes_hybrid_gets_its_twin_and_loses_it_again() {
    let alone = tell("2026-01-20", "Berlin, DE");
    let pair = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let one = with(&[CHAT], &[OSLO, &alone, BONN]);
    let two = with(&[&pair, CHAT], &[OSLO, &pair, BONN]);
    check(
        &one,
        edit("Berlin, DE", |fields| {
            fields.attendance = Attendance::Hybrid;
        }),
        &two,
    );
    for in_place in ["* 2026-01-20 | Hybrid (Berlin, DE)", "### Europe"] {
        let from = two.find(in_place).unwrap();
        let item = |issue: &Issue| {
            issue
                .item_at(from + two[from..].find("Hybrid").unwrap())
                .unwrap()
        };
        check(
            &two,
            |issue| {
                let mut fields = EventFields::of(issue, item(issue)).unwrap();
                fields.attendance = Attendance::InPerson;
                Ok(ops::edit_event_rows(issue, item(issue), &fields)?.change)
            },
            &one,
        );
    }
}

#[test]
fn another_country_is_another_region() {
    let before = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let after = tell("2026-01-20", "Hybrid (Lima, PE)");
    let moved = with(&[&after, CHAT], &[OSLO, BONN]).replace(
        "\n## Jobs",
        &format!("\n### South America\n{after}\n## Jobs"),
    );
    check(
        &with(&[&before, CHAT], &[OSLO, &before, BONN]),
        edit("Hybrid", |fields| {
            fields.city = "Lima".to_owned();
            fields.country = "PE".to_owned();
        }),
        &moved,
    );
}

#[test]
fn a_row_that_stood_in_another_region_on_purpose_stays_there() {
    let before = tell("2026-01-20", "Lima, PE");
    check(
        &with(&[], &[OSLO, &before, BONN]),
        edit("Lima", |fields| fields.date = Some(on(30))),
        &with(&[], &[OSLO, BONN, &tell("2026-01-30", "Lima, PE")]),
    );
}

#[test]
fn rows_are_twins_by_day_and_page_or_organiser_and_one_is_hybrid() {
    let pair = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let twin = |online: &str, europe: &str| {
        let issue = issue(&with(&[online], &[europe]));
        ops::twin(&issue, 0)
    };
    assert_eq!(twin(&pair, &pair), Some(1));
    let other_page = pair.replace("/1", "/2");
    assert_eq!(twin(&pair, &other_page), Some(1));
    assert_eq!(twin(&pair, &other_page.replace("Tell", "Other")), None);
    assert_eq!(twin(&pair, &pair.replace("01-20", "01-21")), None);
    let (online, there) = (
        tell("2026-01-20", "Virtual"),
        tell("2026-01-20", "Berlin, DE"),
    );
    assert_eq!(twin(&online, &there), None);
    assert_eq!(twin(&online, &pair), Some(1));
}

#[test]
fn a_list_of_days_is_read_and_written_as_one() {
    let rows = tell("2026-01-20, 2026-01-21 & 24", "Berlin, DE");
    let issue = issue(&with(&[], &[&rows]));
    let fields = EventFields::of(&issue, 0).unwrap();
    let days = [20, 21, 24].map(|day| date(2026, 1, day));
    assert_eq!(fields.single_days(), days);
    let later = tell("2026-01-20, 2026-01-21 & 2026-01-26", "Berlin, DE");
    check(
        issue.source(),
        edit("Berlin", |fields| fields.end_date = Some(on(26))),
        &with(&[], &[&later]),
    );
    let one = tell("2026-01-20", "Berlin, DE");
    check(
        issue.source(),
        edit("Berlin", |fields| fields.end_date = None),
        &with(&[], &[&one]),
    );
    let range = tell("2026-01-20 - 2026-01-24", "Berlin, DE");
    check(
        issue.source(),
        edit("Berlin", |fields| fields.days.clear()),
        &with(&[], &[&range]),
    );
}

#[test]
fn all_regions_are_sorted_at_once_or_those_below_a_heading() {
    let tell = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let before = with(&[CHAT, &tell], &[BONN, OSLO]);
    let after = with(&[&tell, CHAT], &[OSLO, BONN]);
    check(&before, ops::sort_all, &after);
    check(
        &before,
        |issue| ops::sort(issue, section(issue, "Upcoming Events")),
        &after,
    );
    assert!(ops::sort_all(&issue(&after)).unwrap().is_empty());
    refused(
        "### Official\n* [a](u)\n",
        ops::sort_all,
        "the issue lists no events",
    );
}

#[test]
fn an_event_that_stands_there_is_found_before_it_is_added() {
    let row = tell("2026-01-20", "Hybrid (Berlin, DE)");
    let issue = issue(&with(&[&row, CHAT], &[OSLO, &row, BONN]));
    let same = |change: &dyn Fn(&mut EventFields)| {
        let mut fields = hybrid(20);
        change(&mut fields);
        ops::same_event(&issue, &fields, &[]).map(|same| (same.item, same.by))
    };
    assert_eq!(same(&|_| {}), Some((0, SameBy::PageAndDay)));
    assert_eq!(
        same(&|fields| fields.attendance = Attendance::InPerson),
        Some((3, SameBy::PageAndDay))
    );
    assert_eq!(
        same(&|fields| fields.talks.clear()),
        Some((0, SameBy::Organizer))
    );
    assert_eq!(
        same(&|fields| fields.date = Some(on(23))),
        Some((0, SameBy::Page))
    );
    assert_eq!(same(&|fields| fields.date = None), Some((0, SameBy::Page)));
    let elsewhere = |fields: &mut EventFields| {
        fields.talks.clear();
        fields.city = "Bonn".to_owned();
    };
    assert_eq!(same(&elsewhere), None);
    assert_eq!(ops::same_event(&issue, &hybrid(20), &[0, 3]), None);
    assert_eq!(ops::same_event(&issue, &EventFields::default(), &[]), None);
}
