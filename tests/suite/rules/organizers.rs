//! What an organiser was called, and where, in past issues.

use crate::rules::spec::{Findings, check, check_given, with_archive};
use copydesk::profile::by_name;
use copydesk::rules::Severity;

const USUAL: &str = "Copenhagen, DK | [Rust Copenhagen](https://www.meetup.com/rust-cph/)";

/// An issue of `date` with one event in it.
fn issue(date: &str, day: &str, row: &str) -> String {
    format!(
        "Title: T\nDate: {date}\n\n## Upcoming Events\n\n### Europe\n* {day} | {row}\n    * [**T**](https://t.example/{day})\n"
    )
}

/// Findings in an issue with `row`, after three events of `usual`.
#[track_caller]
fn after(usual: &str, row: &str) -> Findings {
    let past: Vec<(String, String)> = ["2025-10-01", "2025-11-05", "2025-12-03"]
        .iter()
        .map(|date| {
            (
                format!("{date}.md"),
                issue(date, &date.replace("-0", "-1"), usual),
            )
        })
        .collect();
    let past: Vec<(&str, &str)> = past.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let profile = by_name("this-week-in-rust").unwrap();
    let text = issue("2026-01-07", "2026-01-20", row);
    check_given(profile, &with_archive(&past), "organizer-differs", &text)
}

#[test]
fn another_country_than_ever_is_a_warning_with_the_old_place_as_its_fix() {
    after(
        USUAL,
        "⟦Copenhagen, DE⟧ | [Rust Copenhagen](https://www.meetup.com/rust-cph/)",
    )
    .is(0, Severity::Warning)
    .says(0, "was “Copenhagen, DK”, not “Copenhagen, DE”")
    .looked_at(0, &issue("2026-01-07", "2026-01-20", USUAL));
}

#[test]
fn a_misspelt_city_is_a_warning_and_a_move_a_suggestion() {
    after(
        USUAL,
        "⟦Copenhagn, DK⟧ | [Rust Copenhagen](https://www.meetup.com/rust-cph/)",
    )
    .is(0, Severity::Warning);
    let wanderers = |city: &str| format!("{city}, DK | [Wanderers](https://w.example/group)");
    after(
        &wanderers("Odense"),
        &wanderers("⟦Aarhus").replace(", DK", ", DK⟧"),
    )
    .is(0, Severity::Hint);
}

#[test]
fn an_online_event_that_always_named_its_city_goes_on_doing_so() {
    let row = |place: &str| format!("{place} | [Mavens](https://m.example/mavens)");
    after(&row("Virtual (Tel Aviv, IL)"), &row("⟦Virtual⟧")).is(0, Severity::Warning);
    after(&row("Virtual"), &row("⟦Virtual (Tel Aviv, IL)⟧")).is(0, Severity::Hint);
}

#[test]
fn a_name_that_was_cut_and_an_address_with_a_slip_are_warnings() {
    after(
        USUAL,
        "Copenhagen, DK | [⟦Rust⟧](https://www.meetup.com/rust-cph/)",
    )
    .is(0, Severity::Warning)
    .says(0, "was “Rust Copenhagen”, not “Rust”")
    .looked_at(0, &issue("2026-01-07", "2026-01-20", USUAL));
    after(
        USUAL,
        "Copenhagen, DK | [⟦Ferris Club⟧](https://www.meetup.com/rust-cph/)",
    )
    .is(0, Severity::Hint);
    let long = "Bonn, DE | [Bonn Rust](https://www.meetup.com/bonn-rust-meetup/)";
    after(
        long,
        &long.replace(
            "(https://www.meetup.com/bonn-rust-meetup/",
            "(⟦https://www.meetup.com/bonn-rust-meHangetup/⟧",
        ),
    )
    .is(0, Severity::Warning)
    .looked_at(0, &issue("2026-01-07", "2026-01-20", long));
    after(
        long,
        &long.replace(
            "(https://www.meetup.com/bonn-rust-meetup/",
            "(⟦https://bonn.example⟧",
        ),
    )
    .is(0, Severity::Hint);
}

#[test]
fn spellings_of_one_place_and_lists_of_events_are_no_difference() {
    after(USUAL, USUAL);
    after(
        USUAL,
        "København/Copenhagen, DK | [Rust Copenhagen](https://www.meetup.com/rust-cph/events/)",
    );
    after(
        "Oxford, UK | [O](https://o.example)",
        "Oxford, GB | [O](https://o.example)",
    );
    after(
        USUAL,
        "Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/)",
    );
    check(
        "organizer-differs",
        &issue(
            "2026-01-07",
            "2026-01-20",
            "Oslo, DE | [Rust Oslo](https://o.example)",
        ),
    );
}

#[test]
fn last_weeks_listing_of_the_same_event_proves_nothing() {
    let wrong = "Copenhagen, DE | [Rust Copenhagen](https://www.meetup.com/rust-cph/)";
    let marked = wrong.replace("Copenhagen, DE", "⟦Copenhagen, DE⟧");
    let mut past: Vec<(&str, String)> = Vec::new();
    for (date, day) in [
        ("2025-10-01", "2025-10-10"),
        ("2025-11-05", "2025-11-15"),
        ("2025-12-03", "2025-12-13"),
    ] {
        past.push(("past.md", issue(date, day, USUAL)));
    }
    past.push(("last.md", issue("2025-12-31", "2026-01-20", wrong)));
    let past: Vec<(&str, &str)> = past.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let text = issue("2026-01-07", "2026-01-20", &marked);
    let profile = by_name("this-week-in-rust").unwrap();
    check_given(profile, &with_archive(&past), "organizer-differs", &text).is(0, Severity::Warning);
}

#[test]
fn a_state_that_editors_left_before_is_a_suggestion() {
    let usual = "Leipzig, SN, DE | [L](https://l.example)";
    let past = issue("2025-12-03", "2025-12-16", usual);
    let text = issue("2026-01-07", "2026-01-20", &usual.replace("SN", "⟦SN⟧"));
    let profile = || by_name("this-week-in-rust").unwrap();
    let facts = with_archive(&[("past.md", &past)]);
    check_given(profile(), &facts, "state-code", &text).is(0, Severity::Hint);
    check("state-code", &text).is(0, Severity::Warning);
}
