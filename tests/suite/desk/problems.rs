//! Problems at the desk: all safe fixes at once, what a key costs the line, and every size of the lists and pages.

use super::Desk;
use crate::support::drafts::DEMO;
use copydesk::rules::PastPlace;
use std::fmt::Write as _;

/// A section of `count` links, each with a parameter that a safe fix removes.
fn tracked(count: usize) -> String {
    let mut text = "## Updates from Rust Community\n\n### Official\n".to_owned();
    for at in 0..count {
        let _ = writeln!(
            text,
            "* [Title {at}](https://one.example/{at}?utm_source=x)"
        );
    }
    text
}

#[test]
fn hundreds_of_safe_fixes_are_applied_by_one_key_each_as_its_own_step() {
    let before = tracked(400);
    let mut desk = Desk::on(&before);
    desk.keys("F");
    assert_eq!(
        desk.message(),
        "Fixed 400 problems of this section, each its own undo step"
    );
    let after = before.replace("?utm_source=x", "");
    assert_eq!(desk.source(), after);
    let history = desk.session().history();
    assert_eq!(history.steps().len(), 400);
    assert!(
        history
            .steps()
            .iter()
            .all(|step| step.label.starts_with("Fixed tracking-parameter"))
    );
    desk.keys("u");
    assert_eq!(desk.source().matches("utm_source").count(), 1);
    desk.keys("F");
    assert_eq!(desk.source(), after);
    desk.keys("F");
    assert_eq!(desk.message(), "No safe fix in this section");
}

#[test]
fn what_was_acknowledged_is_left_alone_when_all_is_fixed() {
    let mut desk = Desk::on(&tracked(3));
    desk.keys("x F");
    assert_eq!(desk.source().matches("utm_source").count(), 1);
    desk.keys("g x F");
    assert_eq!(desk.source().matches("utm_source").count(), 0);
}

#[test]
fn a_key_that_moves_or_acknowledges_costs_the_line_a_few_hundred_bytes_at_most() {
    let mut desk = Desk::on(DEMO);
    desk.keys("X");
    let moved = desk.costs("j j k j");
    assert!(
        moved.iter().all(|bytes| *bytes < 300),
        "in the list: {moved:?}"
    );
    let toggled = desk.costs("x x");
    assert!(
        toggled.iter().all(|bytes| *bytes < 600),
        "acknowledged: {toggled:?}"
    );
    desk.keys("Esc ] ] ]");
    let toggled = desk.costs("x x");
    assert!(
        toggled.iter().all(|bytes| *bytes < 1_600),
        "in the panes: {toggled:?}"
    );
}

#[test]
fn lists_pages_and_past_issues_are_drawn_at_every_size() {
    let past = PastPlace {
        path: "content/2026-01-07-this-week-in-rust.md".into(),
        line: 60,
    };
    for opening in ["X", "X /", "R", "] ] i", "X o i", "past"] {
        let mut desk = Desk::on(DEMO);
        if opening == "past" {
            desk.app.show_past(&past, DEMO);
        } else {
            desk.keys(opening);
        }
        for (width, height) in [
            (0, 0),
            (1, 1),
            (19, 4),
            (20, 5),
            (25, 7),
            (60, 14),
            (80, 24),
            (200, 60),
        ] {
            desk.app.resize(width, height);
            desk.size = (width, height);
            desk.buffer();
            desk.keys("Down PgDn Up PgUp");
            desk.buffer();
        }
    }
}

#[test]
fn a_past_issue_opens_at_its_line_even_where_that_is_gone() {
    for line in [0, 1, 9_999] {
        let mut desk = Desk::on(DEMO);
        let place = PastPlace {
            path: "past.md".into(),
            line,
        };
        desk.app.show_past(&place, "one\ntwo\n");
        let rows = desk.rows().concat();
        assert!(rows.contains("past.md"), "{rows}");
        desk.keys("Esc");
        assert!(!desk.rows().concat().contains("past.md"));
    }
}

#[test]
fn a_duplicate_is_told_once_in_the_form() {
    let text = "## Updates from Rust Community\n\n### Official\n* [a](https://a.org/x)\n";
    let mut desk = Desk::on(text);
    desk.keys("a");
    desk.pastes("https://a.org/x");
    let told = |desk: &Desk| {
        let rows = desk.rows();
        let told = rows
            .iter()
            .filter(|row| row.contains("Already in") || row.contains("This link stands"));
        told.count()
    };
    assert_eq!(told(&desk), 1, "before there is a title");
    desk.keys("Tab").types("Again");
    assert_eq!(told(&desk), 1, "{:#?}", desk.rows());
}

#[test]
fn a_section_counts_what_it_holds_by_its_name() {
    let title = |text: &str| Desk::on(text).rows()[1].clone();
    assert!(title("## A\n* [a](https://a.org)\n* [b](https://b.org)\n").contains("A · 2 links"));
    assert!(title("## A\n* [a](https://a.org)\n").contains("A · 1 link "));
    assert!(title("## A\n* [a](https://a.org)\n* words\n").contains("A · 2 items"));
}
