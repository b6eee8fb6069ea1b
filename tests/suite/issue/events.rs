//! Events and calls for papers.

use super::{check, check_of};

/// Holds what an event with the first line `header` and one talk is read as.
#[track_caller]
fn event(header: &str, read: &str) {
    check(
        &format!("### Virtual\n* {header}\n    * [**T**](t)\n"),
        &format!("### Virtual @virtual\nevent {read} talks “T” <t>"),
    );
}

/// Holds what an event with these lines is read as.
#[track_caller]
fn whole(item: &str, read: &str) {
    check(
        &format!("### Virtual\n* {item}\n"),
        &format!("### Virtual @virtual\n{read}"),
    );
}

#[track_caller]
fn call(item: &str, read: &str) {
    check(
        &format!("### CFP - Events\n* {item}\n"),
        &format!("### CFP - Events @cfp-events\n{read}"),
    );
}

#[test]
fn dates_may_be_one_a_range_or_a_list() {
    event(
        "2026-01-07 | Virtual | [O](u)",
        "2026-01-07 at “Virtual” by “O” <u>",
    );
    for dates in [
        "2026-01-07 - 2026-01-09",
        "2026-01-07 – 2026-01-09",
        "2026-01-07 & 2026-01-09",
        "2026-01-07, 2026-01-08, 2026-01-09",
        "2026-01-07 & 01-09",
        "2026-01-07 & 09",
        "2026-01-07 to 2026-01-09",
    ] {
        event(
            &format!("{dates} | Oslo, NO | [O](u)"),
            "2026-01-07…2026-01-09 at “Oslo, NO” by “O” <u>",
        );
    }
}

#[test]
fn a_date_that_is_missing_or_misspelt_stays_an_event_in_a_region() {
    event(
        "2026-13-45 | Oslo, NO | [O](u)",
        "no-day at “Oslo, NO” by “O” <u>",
    );
    event(
        "20260107 | Oslo, NO | [O](u)",
        "“20260107” at “Oslo, NO” by “O” <u>",
    );
    event("TBD | Oslo, NO | [O](u)", "“TBD” at “Oslo, NO” by “O” <u>");
    whole("[O](u) | X", "link “O” <u> tail “| X”");
    whole("2026-01-07", "event 2026-01-07 nowhere by talks");
}

#[test]
fn pipes_may_be_missing_or_without_spaces() {
    let read = "2026-01-07 at “Oslo, NO” by “O” <u>";
    event("2026-01-07| Oslo, NO |[O](u)", read);
    event("2026-01-07 Oslo, NO | [O](u)", read);
    event("2026-01-07 | Oslo, NO [O](u)", read);
    event("2026-01-07 || [O](u)", "2026-01-07 at “” by “O” <u>");
    event("2026-01-07 | | [O](u)", "2026-01-07 at “” by “O” <u>");
    event("2026-01-07 | [O](u)", "2026-01-07 nowhere by “O” <u>");
}

#[test]
fn places_are_kept_as_written() {
    for place in [
        "Hybrid (Oslo, NO)",
        "Virtual + In Person (Oslo, NO)",
        "Seattle, WA, US + Virtual",
        "Virtual (São Paulo, BR)",
    ] {
        event(
            &format!("2026-01-07 | {place} | [O](u)"),
            &format!("2026-01-07 at “{place}” by “O” <u>"),
        );
    }
}

#[test]
fn several_organizers_may_be_joined_by_anything() {
    for joiner in [" + ", " & ", " and ", ", ", " | ", "; "] {
        event(
            &format!("2026-01-07 | X, US | [O](u){joiner}[P](p)"),
            "2026-01-07 at “X, US” by “O” <u> “P” <p>",
        );
    }
    event(
        "2026-01-07 | X, US | O and P",
        "2026-01-07 at “X, US” by “O and P”",
    );
}

#[test]
fn talks_may_be_several_with_text_around_or_on_the_line_itself() {
    let head = "2026-01-07 | X, US | [O](u)";
    let read = "event 2026-01-07 at “X, US” by “O” <u> talks";
    whole(
        &format!("{head}\n    * [**T**](t)\n    * [**U**](v)"),
        &format!("{read} “T” <t> “U” <v>"),
    );
    whole(
        &format!("{head}\n    * Talk: [**T**](t) at [**U**](v) noon"),
        &format!("{read} “T” <t> “U” <v>"),
    );
    whole(&format!("{head} | [T](t)"), &format!("{read} “T” <t>"));
    whole(
        &format!("{head}\n  * [**T**](t)"),
        &format!("{read} “T” <t>"),
    );
    whole(
        &format!("{head}\n    [**T**](t)"),
        &format!("{read} “T” <t>"),
    );
    whole(&format!("{head}\n    * T without a link"), read);
}

#[test]
fn the_spanish_edition_writes_the_day_first() {
    for dates in ["07-01-2026 - 09-01-2026", "07/01/2026 al 09/01/2026"] {
        check_of(
            "esta-semana-en-rust",
            &format!("### Virtual\n* {dates} | Madrid, ES | [O](u)\n    * [**T**](t)\n"),
            "### Virtual @virtual\nevent 2026-01-07…2026-01-09 at “Madrid, ES” by “O” <u> talks “T” <t>",
        );
    }
}

#[test]
fn a_call_for_papers_is_read_in_columns() {
    call(
        "[**N**](u) | CFP closes 2026-02-01 | Oslo, NO | 2026-05-01 - 2026-05-02",
        "cfp “N” <u> closes 2026-02-01 at “Oslo, NO” from 2026-05-01 to 2026-05-02",
    );
    call(
        "[**N**](u)| Closes 2026-02-01| Event date: 2026-05-01",
        "cfp “N” <u> closes 2026-02-01 nowhere from 2026-05-01 to ?",
    );
    call(
        "[**N**](u) | CFP closes 2026-02-01 | Oslo, NO",
        "cfp “N” <u> closes 2026-02-01 at “Oslo, NO” from ? to ?",
    );
    call(
        "[N](u) closes 2026-02-01",
        "cfp “N” <u> closes 2026-02-01 nowhere from ? to ?",
    );
    call("[**N**](u)", "link “**N**” <u>");
}
