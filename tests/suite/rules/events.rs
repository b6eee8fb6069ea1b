//! Rules about events.

use super::spec::{check, check_as};
use copydesk::rules::Severity;

/// A region whose rows have a talk each; `marked` are their first lines.
fn region(title: &str, marked: &[&str]) -> String {
    let mut text = format!("Title: T\nDate: 2026-01-07\n\n## Upcoming Events\n\n### {title}\n");
    for (at, row) in marked.iter().enumerate() {
        let at = at.to_string();
        text.extend([row, "\n    * [**T**](https://t.example/", &at, ")\n"]);
    }
    text
}

#[track_caller]
fn shape(row: &str) -> super::spec::Findings {
    check("event-shape", &region("North America", &[row]))
}

#[test]
fn a_missing_pipe_before_the_organiser_is_set() {
    shape("* 2026-01-08 | ⟦Lehi, UT, US ⟧[Utah Rust](https://u.example)")
        .says(0, "“|” is missing between place and organiser")
        .looked_at(
            0,
            &region(
                "North America",
                &["* 2026-01-08 | Lehi, UT, US | [Utah Rust](https://u.example)"],
            ),
        );
}

#[test]
fn spaces_around_pipes_and_behind_commas_are_set_safely() {
    let right = region(
        "North America",
        &["* 2026-01-08 | Lehi, UT, US | [Utah Rust](https://u.example)"],
    );
    for row in [
        "* 2026-01-08⟦| ⟧Lehi, UT, US | [Utah Rust](https://u.example)",
        "* 2026-01-08 | Lehi, UT, US⟦| ⟧[Utah Rust](https://u.example)",
        "* 2026-01-08 | ⟦Lehi,UT,US⟧ | [Utah Rust](https://u.example)",
        "* 2026-01-08⟦ |⟧Lehi, UT, US|[Utah Rust](https://u.example)",
    ] {
        shape(row).safely(0, &right);
    }
}

#[test]
fn days_are_joined_by_a_hyphen() {
    shape("* 2026-01-08⟦ * ⟧2026-01-10 | Lehi, UT, US | [Utah Rust](https://u.example)").looked_at(
        0,
        &region(
            "North America",
            &["* 2026-01-08 - 2026-01-10 | Lehi, UT, US | [Utah Rust](https://u.example)"],
        ),
    );
}

#[test]
fn what_a_row_lacks_is_named() {
    for (row, lacks) in [
        (
            "* ⟦soon | Lehi, UT, US | [U](https://u.example)⟧",
            "no date",
        ),
        ("* ⟦2026-01-08 || [U](https://u.example)⟧", "no place"),
        ("* ⟦2026-01-08 | Lehi, UT, US⟧", "no organiser"),
        (
            "* 2026-01-08 | Lehi, UT, US | ⟦Utah Rust⟧",
            "“Utah Rust” has no link",
        ),
        (
            "* 2026-01-08 | Lehi, UT, US | ⟦[](https://u.example)⟧",
            "no name",
        ),
    ] {
        shape(row).says(0, lacks).has_no_fix(0);
    }
    check(
        "event-shape",
        "### Asia\n* ⟦2026-01-08 | Delhi, IN | [D](https://d.example)⟧\n",
    )
    .says(0, "No talk");
}

#[test]
fn the_stars_of_a_talk_are_paired() {
    let text = |talk: &str| {
        format!("### Asia\n* 2026-01-08 | Delhi, IN | [D](https://d.example)\n    * {talk}\n")
    };
    check("event-shape", &text("[⟦**T⟧](https://d.example/1)"))
        .looked_at(0, &text("[**T**](https://d.example/1)"));
    check("event-shape", &text("[⟦T**⟧](https://d.example/1)"))
        .looked_at(0, &text("[**T**](https://d.example/1)"));
    check("event-shape", &text("⟦[T](https://d.example/1)⟧"))
        .looked_at(0, &text("[**T**](https://d.example/1)"));
}

#[test]
fn rows_as_the_newsletter_writes_them_are_well_shaped() {
    for row in [
        "* 2026-01-08 | Lehi, UT, US | [Utah Rust](https://u.example)",
        "* 2026-01-08 - 2026-01-10 | Hybrid (Seattle, WA, US) | [A](https://a.example) + [B](https://b.example)",
        "* 2026-01-08 & 2026-01-10 | Virtual | [A](https://a.example)",
    ] {
        shape(row);
    }
    check(
        "event-shape",
        "### Asia\n<!-- * 2026-01-08 Delhi [D](https://d.example) -->\n",
    );
}

#[test]
fn an_event_that_is_over_is_found_by_its_last_day() {
    let text = region(
        "Asia",
        &[
            "* ⟦2026-01-05⟧ | Delhi, IN | [D](https://d.example)",
            "* 2026-01-06 - 2026-01-07 | Pune, IN | [P](https://p.example)",
        ],
    );
    check("past-event", &text)
        .says(0, "2 days before this issue (2026-01-07)")
        .looked_at(
            0,
            &region(
                "Asia",
                &["* 2026-01-06 - 2026-01-07 | Pune, IN | [P](https://p.example)"],
            )
            .replace("/0", "/1"),
        );
    check(
        "past-event",
        "### Asia\n* 1999-01-05 | Delhi, IN | [D](https://d.example)\n",
    );
}

#[test]
fn only_the_rows_that_must_move_are_out_of_order() {
    let rows = |marked: &[&str]| region("Europe", marked);
    let (bern, paris, oslo) = (
        "* 2026-01-08 | Bern, CH | [B](https://b.example)",
        "* 2026-01-20 | Paris, FR | [P](https://p.example)",
        "* 2026-01-21 | Oslo, NO | [O](https://o.example)",
    );
    let marked = paris.replace("2026-01-20", "⟦2026-01-20⟧");
    let found = check("event-out-of-order", &rows(&[&marked, bern, oslo]));
    let after = rows(&[bern, paris, oslo])
        .replace("t.example/0", "t.example/x")
        .replace("t.example/1", "t.example/0")
        .replace("/x", "/1");
    found
        .says(0, "belongs before 2026-01-21")
        .looked_at(0, &after);
    check("event-out-of-order", &rows(&[bern, paris, oslo]));
}

#[test]
fn rows_of_one_day_go_by_place_and_hybrid_rows_stand_anywhere() {
    let row = |place: &str| format!("* 2026-01-08 | {place} | [B](https://b.example)");
    let rows = |places: &[&str]| {
        let rows: Vec<String> = places.iter().map(|place| row(place)).collect();
        region(
            "Europe",
            &rows.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    };
    check(
        "event-out-of-order",
        &rows(&["Bern, CH", "Hybrid (Aarhus, DK)", "Oslo, NO", "Virtual"]),
    );
    let mut text = rows(&["Bern, CH", "Oslo, NO", "Aarhus, DK"]);
    let at = text.rfind("2026-01-08").unwrap();
    text.replace_range(at..at + 10, "⟦2026-01-08⟧");
    check("event-out-of-order", &text).says(0, "belongs before");
}

#[test]
fn the_last_row_moves_although_its_line_has_no_ending() {
    check("event-out-of-order", "### Asia\n* 2026-01-09 | Pune, IN | [P](https://p.example)\n* 2026-01-10 | Pune, IN | [P](https://p.example)\n* ⟦2026-01-08⟧ | Pune, IN | [P](https://p.example)")
        .looked_at(0, "### Asia\n* 2026-01-08 | Pune, IN | [P](https://p.example)\n* 2026-01-09 | Pune, IN | [P](https://p.example)\n* 2026-01-10 | Pune, IN | [P](https://p.example)");
}

#[test]
fn an_event_moves_to_the_region_of_its_country() {
    let event = |place: &str| format!("* 2026-01-20 | {place} | [A](https://a.example)\n");
    let bern = "* 2026-01-08 | Bern, CH | [B](https://b.example)\n";
    check(
        "wrong-region",
        &format!(
            "### Europe\n{bern}### North America\n{}",
            event("⟦Amsterdam, NL⟧")
        ),
    )
    .says(0, "is in Netherlands: this row belongs under “Europe”")
    .looked_at(
        0,
        &format!(
            "### Europe\n{bern}{}### North America\n",
            event("Amsterdam, NL")
        ),
    );
}

#[test]
fn online_events_stand_in_the_online_section_and_hybrid_ones_in_both() {
    let text = |title: &str, place: &str| {
        format!("### {title}\n* 2026-01-20 | {place} | [A](https://a.example)\n")
    };
    check("wrong-region", &text("Europe", "⟦Virtual (Berlin, DE)⟧")).says(0, "is online");
    check("wrong-region", &text("Virtual", "⟦Berlin, DE⟧"))
        .says(0, "does not say that it is online");
    for (title, place) in [
        ("Virtual", "Virtual"),
        ("Virtual", "Hybrid (Berlin, DE)"),
        ("Europe", "Hybrid (Berlin, DE)"),
        ("Europe", "Berlin, DE"),
        ("Europe", "Nowhere, ??"),
    ] {
        check("wrong-region", &text(title, place));
    }
}

#[test]
fn dates_in_another_form_are_rewritten() {
    let row = |date: &str| format!("### Asia\n* {date} | Delhi, IN | [D](https://d.example)\n");
    for date in ["⟦2026-1-8⟧", "⟦2026/01/08⟧"] {
        check("malformed-date", &row(date)).safely(0, &row("2026-01-08"));
    }
    check("malformed-date", &row("⟦26-01-2026⟧")).safely(0, &row("2026-01-26"));
    check("malformed-date", &row("⟦08-01-2026⟧")).looked_at(0, &row("2026-01-08"));
    check("malformed-date", &row("⟦2026-02-30⟧"))
        .says(0, "No calendar has")
        .has_no_fix(0);
    check("malformed-date", &row("2026-01-08 - 2026-01-09"));
}

#[test]
fn a_mixture_of_allowed_forms_is_found_and_one_form_is_not() {
    let row = |date: &str| format!("* {date} | Delhi, IN | [D](https://d.example)\n");
    let text = |first: &str, second: &str| format!("### Asia\n{}{}", row(first), row(second));
    let newsletter = "esta-semana-en-rust";
    check_as(
        newsletter,
        "malformed-date",
        &text("07-01-2026", "08-01-2026"),
    );
    check_as(
        newsletter,
        "malformed-date",
        &text("⟦07-01-2026⟧", "2026-01-08"),
    )
    .safely(0, &text("2026-01-07", "2026-01-08"));
}

#[test]
fn a_day_of_another_year_gets_the_right_one() {
    let text = |row: &str| region("Asia", &[row]);
    check(
        "wrong-year",
        &text("* ⟦2025-01-08⟧ | Delhi, IN | [D](https://d.example)"),
    )
    .says(0, "should be 2026")
    .looked_at(
        0,
        &text("* 2026-01-08 | Delhi, IN | [D](https://d.example)"),
    );
    check(
        "wrong-year",
        &text("* 2026-01-08 - ⟦2025-01-09⟧ | Delhi, IN | [D](https://d.example)"),
    )
    .looked_at(
        0,
        &text("* 2026-01-08 - 2026-01-09 | Delhi, IN | [D](https://d.example)"),
    );
    for days in [
        "2026-01-08",
        "2026-01-01",
        "2025-12-30",
        "2026-03-20",
        "2026-01-08 - 2026-01-09",
    ] {
        check(
            "wrong-year",
            &text(&format!("* {days} | Delhi, IN | [D](https://d.example)")),
        );
    }
}

#[test]
fn an_event_behind_the_window_waits_for_a_later_issue() {
    let text = |row: &str| region("Asia", &[row]);
    let empty = text("").replace("\n    * [**T**](https://t.example/0)\n", "");
    check(
        "event-after-window",
        &text("* ⟦2026-02-05⟧ | Delhi, IN | [D](https://d.example)"),
    )
    .says(0, "after the last day of this issue's events (2026-02-04)")
    .is(0, Severity::Warning)
    .looked_at(0, &empty);
    check(
        "event-after-window",
        &text("* ⟦2026-03-05⟧ - 2026-03-08 | Delhi, IN | [D](https://d.example)"),
    )
    .is(0, Severity::Hint);
    for days in ["2026-02-04", "2026-02-04 - 2026-02-06", "2027-01-08"] {
        check(
            "event-after-window",
            &text(&format!("* {days} | Delhi, IN | [D](https://d.example)")),
        );
    }
}

#[test]
fn the_sentence_above_the_events_names_the_days_of_the_issue() {
    let text = |sentence: &str| {
        format!("Title: T\nDate: 2026-01-07\n\n## Upcoming Events\n\n{sentence}\n\n### Asia\n")
    };
    let right = "Rusty Events between 2026-01-07 - 2026-02-04 🦀";
    for (wrong, said) in [
        (
            "Rusty Events between 2025-12-31 - 2026-02-04 🦀",
            "begin on 2026-01-07",
        ),
        (
            "Rusty Events between 2026-01-07 - 2026-02-05 🦀",
            "end on 2026-02-04, 28 days after",
        ),
        (
            "Rusty Events between 2026-01-07 * 2026-02-04 🦀",
            "not written as",
        ),
    ] {
        check("event-window", &text(&format!("⟦{wrong}⟧")))
            .says(0, said)
            .safely(0, &text(right));
    }
    check(
        "event-window",
        &text("⟦Rusty Event 2026-01-07 - 2026-02-04⟧"),
    )
    .looked_at(0, &text(right));
    check("event-window", &text(right));
    check("event-window", &text("Send us your events."));
    check(
        "event-window",
        &text(&format!(
            "<!-- between 2026-01-01 - 2026-01-02 -->\n{right}"
        )),
    );
    check("event-window", &text(&format!("  {right}  ")));
}

#[test]
fn one_meeting_in_two_rows_is_found_once() {
    let text = |first: &str, second: &str| {
        let row = "* 2026-01-08 | Delhi, IN | [D](https://d.example)";
        format!("### Asia\n{row}\n    * {first}\n{second}")
    };
    let copy = "* ⟦2026-01-08 | Delhi, IN | [Rust D](https://d.example/)⟧\n    * ";
    let first = "[**Talks**](https://t.example/1)";
    check(
        "duplicate-event",
        &text(first, &format!("{copy}[**Talks**](https://t.example/2)\n")),
    )
    .says(0, "stand in line 2")
    .is(0, Severity::Warning)
    .looked_at(0, &text(first, ""));
    check(
        "duplicate-event",
        &text(
            first,
            &format!("{copy}[**Hack night**](https://t.example/2)\n"),
        ),
    )
    .is(0, Severity::Hint);
    for row in [
        "* 2026-01-08 | Delhi, IN | [D](https://d.example)\n    * [**Talks**](https://t.example/1)\n",
        "* 2026-01-09 | Delhi, IN | [D](https://d.example)\n    * [**Talks**](https://t.example/2)\n",
        "* 2026-01-08 | Pune, IN | [D](https://d.example)\n    * [**Talks**](https://t.example/2)\n",
        "* 2026-01-08 | Delhi, IN | [E](https://e.example)\n    * [**Talks**](https://t.example/2)\n",
    ] {
        check("duplicate-event", &text(first, row));
    }
}

#[test]
fn a_talk_that_was_cancelled_is_a_suggestion() {
    let text = |title: &str| {
        let row = "### Asia\n* 2026-01-08 | Delhi, IN | [D](https://d.example)\n";
        format!("{row}    * [**{title}**](https://t.example)\n")
    };
    check("cancelled-event", &text("⟦CANCELLED: Rust⟧"))
        .says(0, "“cancelled”")
        .is(0, Severity::Hint)
        .looked_at(0, "### Asia\n");
    check("cancelled-event", &text("Rust"));
}
