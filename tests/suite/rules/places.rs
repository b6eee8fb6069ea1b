//! Rules about where events take place.

use super::spec::{Findings, check, check_as, check_given, with_archive};
use copydesk::profile::by_name;
use copydesk::rules::Severity;

/// A region with one event at `place`.
fn at(title: &str, place: &str) -> String {
    let row = format!("* 2026-01-20 | {place} | [A](https://a.example)\n");
    format!("Title: T\nDate: 2026-01-07\n\n### {title}\n{row}    * [**T**](https://t.example)\n")
}

#[track_caller]
fn europe(rule: &str, place: &str) -> Findings {
    check(rule, &at("Europe", place))
}

#[test]
fn a_country_is_written_as_the_newsletter_writes_it() {
    for (place, after) in [
        ("London, ⟦GB⟧", "London, UK"),
        ("London, ⟦England⟧", "London, UK"),
        ("Bremen, ⟦De⟧", "Bremen, DE"),
        ("Hybrid (Bergen, ⟦Norway⟧)", "Hybrid (Bergen, NO)"),
        ("Virtual (London, ⟦GB⟧)", "Virtual (London, UK)"),
    ] {
        let said = format!(
            "is written {}",
            after.rsplit(", ").next().unwrap().trim_matches(')')
        );
        europe("unknown-country", place)
            .says(0, &said)
            .safely(0, &at("Europe", after));
    }
}

#[test]
fn a_country_that_nobody_knows_is_found() {
    europe("unknown-country", "Berlin, ⟦Atlantis⟧")
        .says(0, "“Atlantis”")
        .has_no_fix(0);
    check(
        "unknown-country",
        &at("North America", "Saint Paul, ⟦MN US⟧"),
    )
    .says(0, "A comma is missing")
    .looked_at(0, &at("North America", "Saint Paul, MN, US"));
}

#[test]
fn known_countries_and_states_are_no_unknown_countries() {
    for place in [
        "Berlin, DE",
        "Virtual",
        "Berlin",
        "München/Munich, DE",
        "Virtual (Berlin, DE)",
    ] {
        europe("unknown-country", place);
    }
    check("unknown-country", &at("North America", "Austin, TX"));
    check_as(
        "generic",
        "unknown-country",
        &at("Europe", "Berlin, Atlantis"),
    );
    check_as(
        "esta-semana-en-rust",
        "unknown-country",
        &at("Europa", "Madrid, España"),
    );
}

#[test]
fn a_state_is_followed_by_its_country() {
    let america = |place: &str| at("North America", place);
    check("missing-country", &america("Austin, ⟦TX⟧"))
        .says(0, "the country is missing: TX, US")
        .safely(0, &america("Austin, TX, US"));
    check("missing-country", &america("Austin, ⟦Texas⟧")).safely(0, &america("Austin, TX, US"));
    check("missing-country", &america("Saint Paul, ⟦MN⟧"))
        .looked_at(0, &america("Saint Paul, MN, US"));
}

#[test]
fn a_city_alone_gets_the_country_that_it_had_last_time() {
    let past = at("Europe", "Bern, CH")
        .replace("01-20", "01-02")
        .replace("01-07", "01-01");
    let facts = with_archive(&[("2026-01-01-this-week-in-rust.md", &past)]);
    let profile = by_name("this-week-in-rust").unwrap();
    check_given(profile, &facts, "missing-country", &at("Europe", "⟦Bern⟧"))
        .looked_at(0, &at("Europe", "Bern, CH"));
    europe("missing-country", "⟦Bern⟧").has_no_fix(0);
}

#[test]
fn a_country_is_not_missing_where_one_stands_or_the_event_is_online() {
    for place in [
        "Berlin, DE",
        "Virtual",
        "Virtual (Berlin)",
        "DE",
        "Malmö, SE",
    ] {
        europe("missing-country", place);
    }
    check_as("generic", "missing-country", &at("Europe", "Berlin"));
}

#[test]
fn a_state_is_written_as_its_code() {
    let places = |place: &str| at("Oceania", place);
    for (place, after) in [
        ("Barton, ⟦AC⟧, AU", "Barton, ACT, AU"),
        ("Barton, ⟦ACt⟧, AU", "Barton, ACT, AU"),
        ("Perth, ⟦Western Australia⟧, AU", "Perth, WA, AU"),
    ] {
        check("state-code", &places(place)).safely(0, &places(after));
    }
    check("state-code", &places("Perth, ⟦XY⟧, AU"))
        .says(0, "No state of AU")
        .has_no_fix(0);
    for place in ["Perth, WA, AU", "Perth, AU", "Virtual"] {
        check("state-code", &places(place));
    }
}

#[test]
fn a_state_is_missing_where_a_country_always_has_one() {
    let america = |place: &str| at("North America", place);
    let past = america("Austin, TX, US")
        .replace("01-20", "01-02")
        .replace("01-07", "01-01");
    let facts = with_archive(&[("2026-01-01-this-week-in-rust.md", &past)]);
    let profile = by_name("this-week-in-rust").unwrap();
    check_given(profile, &facts, "state-code", &america("⟦Austin, US⟧"))
        .says(0, "is missing")
        .looked_at(0, &america("Austin, TX, US"));
    check("state-code", &america("US"));
}

#[test]
fn a_code_between_city_and_country_goes_where_no_state_stands() {
    europe("state-code", "London, ⟦17⟧, UK")
        .says(0, "“17” goes")
        .looked_at(0, &at("Europe", "London, UK"));
    europe("state-code", "Wola, Warsaw, PL");
}

#[test]
fn a_hybrid_event_stands_in_both_places() {
    let row = "* 2026-01-20 | Hybrid (Bern, CH) | [A](https://a.example)\n";
    let marked = row.replace("Hybrid (Bern, CH)", "⟦Hybrid (Bern, CH)⟧");
    let text = |online: &str, region: &str| {
        format!("Date: 2026-01-07\n\n### Virtual\n{online}\n### Europe\n{region}")
    };
    check("hybrid-twin-missing", &text(&marked, ""))
        .says(0, "“Europe”")
        .is(0, Severity::Hint)
        .looked_at(0, &text(row, row));
    check("hybrid-twin-missing", &text("", &marked)).says(0, "“Virtual”");
    check("hybrid-twin-missing", &text(row, row));
    check(
        "hybrid-twin-missing",
        &text("", &row.replace("Hybrid (Bern, CH)", "Bern, CH")),
    );
}
