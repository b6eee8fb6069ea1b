//! Findings and how they stand: counted, acknowledged, new; which rows a filter for them shows; all safe fixes at once.

use super::{change, do_command, go_to, insert, selected};
use crate::support::drafts::{DEMO, session};
use copydesk::command::Outcome;
use copydesk::rules::{Diagnostic, Severity, Stage};
use copydesk::session::{Acknowledged, Location, Only, Row, Select, Session, Verdict};
use copydesk::text::{Edit, Transaction};

/// Two mistakes that stand when the file is opened, each in a section of its own, and lines without any.
const FLAWED: &str = "\
## Updates from Rust Community

### Official
* [a](https://a.org/?utm_source=x)
* [b](https://b.org/)
* [c](https://c.org/)

### Newsletters
* [d](https://d.org/)
* [e] (https://e.org/)
";

const FLAW: &str = "utm_source";

/// The finding of `rule` whose text holds `text`.
#[track_caller]
fn finding(session: &Session, rule: &str, text: &str) -> Diagnostic {
    let source = session.issue().source();
    let fits = |found: &&Diagnostic| {
        let lines = session.issue().lines().whole_lines(found.span);
        found.rule == rule && lines.of(source).contains(text)
    };
    let found = session.diagnostics().iter().find(fits);
    found
        .unwrap_or_else(|| panic!("no {rule} at {text}"))
        .clone()
}

#[track_caller]
fn index(session: &Session, rule: &str, text: &str) -> usize {
    let wanted = finding(session, rule, text);
    let all = session.diagnostics().iter();
    all.clone().position(|found| *found == wanted).unwrap()
}

#[track_caller]
fn acknowledge(session: &mut Session, rule: &str, text: &str) -> Verdict {
    let found = finding(session, rule, text);
    session.toggle_acknowledged(&found)
}

#[track_caller]
fn is_acknowledged(session: &Session, rule: &str, text: &str) -> bool {
    session.is_acknowledged(index(session, rule, text))
}

fn section(session: &Session, title: &str) -> Location {
    let sections = session.issue().outline().sections.iter();
    Location::Section(sections.clone().position(|s| s.title == title).unwrap())
}

fn new_rules(session: &Session) -> Vec<&'static str> {
    let all = session.diagnostics().iter().enumerate();
    all.filter(|(at, _)| session.is_new(*at))
        .map(|(_, found)| found.rule)
        .collect()
}

/// The lines that the file of acknowledgements would hold.
fn written(session: &Session) -> String {
    session
        .unwritten()
        .iter()
        .map(copydesk::session::Acknowledgement::to_line)
        .collect()
}

#[test]
fn every_finding_counts_in_one_section_and_at_one_row_at_most() {
    for text in [FLAWED, DEMO] {
        let session = session(text);
        let counted = |at: &usize| session.diagnostics()[*at].severity > Severity::Hint;
        let all = (0..session.diagnostics().len()).filter(counted).count();
        let locations = session.locations();
        let below: usize = locations
            .iter()
            .map(|at| session.tally_of(*at).total())
            .sum();
        assert_eq!(below, all);
        assert_eq!(session.tally().total(), all);
        for location in locations {
            let rows = session.rows_of(location);
            let rows: usize = rows.iter().map(|row| session.tally_at(*row).total()).sum();
            assert!(rows <= session.tally_of(location).total());
        }
    }
}

#[test]
fn a_section_sums_up_those_below_it() {
    let session = session(FLAWED);
    let around = section(&session, "Updates from Rust Community");
    let own = session.tally_of(around).total();
    let official = session.tally_of(section(&session, "Official"));
    let newsletters = session.tally_of(section(&session, "Newsletters"));
    assert_eq!(official.warnings, 1, "hints are not counted");
    assert!(
        newsletters.errors > 0,
        "what is missing at the end counts here as well"
    );
    let below = session.tally_below(around).total();
    assert_eq!(below, own + official.total() + newsletters.total());
}

#[test]
fn an_acknowledged_finding_is_not_counted_nor_visited_until_it_is_taken_back() {
    let mut session = session(FLAWED);
    let before = session.tally();
    assert_eq!(
        acknowledge(&mut session, "tracking-parameter", FLAW),
        Verdict::Acknowledged
    );
    assert_eq!(session.tally().warnings, before.warnings - 1);
    let at = index(&session, "tracking-parameter", FLAW);
    let mut chosen = None;
    for _ in 0..20 {
        chosen = session.next_problem(chosen, 1);
        assert_ne!(chosen, Some(at));
    }
    assert_eq!(
        acknowledge(&mut session, "tracking-parameter", FLAW),
        Verdict::TakenBack
    );
    assert_eq!(session.tally(), before);
}

#[test]
fn an_acknowledgement_lasts_while_its_line_does_and_undo_brings_it_back() {
    let mut session = session(FLAWED);
    acknowledge(&mut session, "tracking-parameter", FLAW);
    insert(
        &mut session,
        "### Official",
        "### Foundation\n* [z](https://z.org/)\n\n",
    );
    assert!(
        is_acknowledged(&session, "tracking-parameter", FLAW),
        "lines above may change"
    );
    insert(&mut session, "](https://a.org/", " and more");
    assert!(!is_acknowledged(&session, "tracking-parameter", FLAW));
    session.undo();
    assert!(is_acknowledged(&session, "tracking-parameter", FLAW));
}

#[test]
fn two_findings_of_one_line_are_acknowledged_one_by_one() {
    let text = FLAWED.replace(
        "[c](https://c.org/)",
        "[c](https://c.org/?utm_source=y) and [f](https://f.org/?fbclid=z)",
    );
    let mut session = session(&text);
    let all = |session: &Session| {
        let found = session.diagnostics().iter().enumerate();
        found
            .filter(|(_, found)| found.rule == "tracking-parameter")
            .map(|(at, _)| session.is_acknowledged(at))
            .collect::<Vec<bool>>()
    };
    let found: Vec<Diagnostic> = session
        .diagnostics()
        .iter()
        .filter(|found| found.rule == "tracking-parameter")
        .cloned()
        .collect();
    assert_eq!(found.len(), 3);
    session.toggle_acknowledged(&found[2]);
    assert_eq!(all(&session), [false, false, true]);
}

#[test]
fn what_was_acknowledged_is_read_back_and_the_last_line_counts() {
    let mut first = session(FLAWED);
    acknowledge(&mut first, "tracking-parameter", FLAW);
    let lines = written(&first);
    let mut again = session(FLAWED);
    again.set_acknowledged(Acknowledged::read(&lines));
    assert!(is_acknowledged(&again, "tracking-parameter", FLAW));
    assert!(again.unwritten().is_empty());
    acknowledge(&mut first, "tracking-parameter", FLAW);
    again.set_acknowledged(Acknowledged::read(&written(&first)));
    assert!(!is_acknowledged(&again, "tracking-parameter", FLAW));
}

#[test]
fn lines_from_strangers_are_skipped_where_they_are_malformed_too_long_or_about_another_draft() {
    let mut first = session(FLAWED);
    acknowledge(&mut first, "tracking-parameter", FLAW);
    let good = written(&first);
    let long = good.replace(
        "\"who\":\"\"",
        &format!("\"who\":\"{}\"", "x".repeat(5_000)),
    );
    assert!(long.len() > 5_000);
    let other_draft = good.replace("2026-01-07", "2026-01-14");
    let other_section = good.replace("Official", "Foundation");
    let other_rule = good.replace("tracking-parameter", "duplicate-link");
    for bad in [
        "",
        "\n\n",
        "{",
        "null",
        "[]",
        "{\"draft\":1}",
        "<<<<<<< HEAD",
        &good[..good.len() / 2],
        &long,
        &other_draft,
        &other_section,
        &other_rule,
    ] {
        let mut again = session(FLAWED);
        again.set_acknowledged(Acknowledged::read(bad));
        assert!(
            !is_acknowledged(&again, "tracking-parameter", FLAW),
            "{bad}"
        );
        again.set_acknowledged(Acknowledged::read(&format!("{bad}\n{good}")));
        assert!(is_acknowledged(&again, "tracking-parameter", FLAW), "{bad}");
    }
}

#[test]
fn what_is_not_written_yet_survives_reading_the_file() {
    let mut session = session(FLAWED);
    acknowledge(&mut session, "tracking-parameter", FLAW);
    session.set_acknowledged(Acknowledged::default());
    assert!(is_acknowledged(&session, "tracking-parameter", FLAW));
    session.acknowledged_is_written();
    session.set_acknowledged(Acknowledged::default());
    assert!(!is_acknowledged(&session, "tracking-parameter", FLAW));
}

#[test]
fn what_an_edit_brings_is_new_and_undo_and_fixes_take_it_away() {
    let mut session = session(FLAWED);
    assert!(new_rules(&session).is_empty());
    insert(
        &mut session,
        "* [b]",
        "* [n](https://n.org/?utm_source=n)\n",
    );
    assert_eq!(new_rules(&session), ["tracking-parameter"]);
    assert_eq!(session.new_count(), 1);
    session.undo();
    assert_eq!(session.new_count(), 0);
    session.redo();
    assert_eq!(session.new_count(), 1);
    let fix = finding(&session, "tracking-parameter", "[n]").fix.unwrap();
    session.apply("Fixed", fix.change, Select::Stay);
    assert_eq!(session.new_count(), 0);
}

#[test]
fn an_old_finding_stays_old_while_its_line_is_edited_moved_or_deleted_and_brought_back() {
    let mut session = session(FLAWED);
    insert(&mut session, "](https://a.org/", " and more");
    assert_eq!(new_rules(&session), [""; 0], "edited");
    go_to(&mut session, "* [a and");
    do_command(&mut session, "item.down");
    assert_eq!(new_rules(&session), [""; 0], "moved");
    go_to(&mut session, "* [a and");
    do_command(&mut session, "item.delete");
    session.undo();
    assert_eq!(new_rules(&session), [""; 0], "brought back");
    session.undo();
    session.undo();
    assert_eq!(new_rules(&session), [""; 0], "as it was opened");
}

#[test]
fn a_second_mistake_that_reads_like_an_old_one_is_new() {
    let mut session = session(FLAWED);
    insert(
        &mut session,
        "* [b]",
        "* [a](https://a.org/?utm_source=x)\n",
    );
    let new: Vec<&str> = new_rules(&session);
    assert_eq!(
        new.iter()
            .filter(|rule| **rule == "tracking-parameter")
            .count(),
        1,
        "{new:?}"
    );
}

#[test]
fn saving_does_not_make_new_findings_old() {
    let mut session = session(FLAWED);
    insert(
        &mut session,
        "* [b]",
        "* [n](https://n.org/?utm_source=n)\n",
    );
    let (path, base) = (
        session.file().path().to_owned(),
        session.file().base().clone(),
    );
    session.saved(&path, base);
    assert_eq!(session.new_count(), 1);
}

#[test]
fn what_is_found_because_more_is_known_was_there_before() {
    let mut session = session(FLAWED);
    insert(
        &mut session,
        "* [b]",
        "* [n](https://n.org/?utm_source=n)\n",
    );
    session.learn(|facts| facts.file_name = Some("2026-01-14-this-week-in-rust.md".to_owned()));
    assert_eq!(new_rules(&session), ["tracking-parameter"]);
}

#[test]
fn only_rows_and_sections_with_problems_are_shown_and_a_text_narrows_them_further() {
    let mut session = session(FLAWED);
    go_to(&mut session, "* [c]");
    do_command(&mut session, "find.problems");
    assert_eq!(session.only(), Only::Problems);
    assert_eq!(session.rows().len(), 1);
    assert_eq!(selected(&session), "* [a](https://a.org/?utm_source=x)");
    let shown = |session: &Session, title: &str| session.is_shown(section(session, title));
    assert!(shown(&session, "Updates from Rust Community") && shown(&session, "Newsletters"));
    session.set_filter("b.org");
    assert!(session.rows().is_empty());
    session.set_filter("");
    assert_eq!(session.rows().len(), 1);
    session.show_only(Only::All);
    assert_eq!(session.rows().len(), 3);
}

#[test]
fn a_fixed_row_gives_way_to_the_next_one_with_a_problem() {
    let text = FLAWED.replace("https://c.org/", "https://c.org/?utm_source=y");
    let mut session = session(&text);
    session.show_only(Only::Problems);
    go_to(&mut session, "* [a]");
    let fix = finding(&session, "tracking-parameter", "[a]").fix.unwrap();
    session.apply("Fixed", fix.change, Select::Stay);
    assert_eq!(selected(&session), "* [c](https://c.org/?utm_source=y)");
    assert_eq!(session.only(), Only::Problems);
}

#[test]
fn going_to_a_row_without_problems_shows_all_again() {
    let mut session = session(FLAWED);
    session.show_only(Only::Problems);
    go_to(&mut session, "* [d]");
    assert_eq!(
        (session.only(), selected(&session)),
        (Only::All, "* [d](https://d.org/)")
    );
}

#[test]
fn a_filter_without_a_match_gives_the_row_before_it_back() {
    let mut session = session(FLAWED);
    go_to(&mut session, "* [c]");
    for text in ["n", "no", "nowhere"] {
        session.set_filter(text);
    }
    assert!(session.rows().is_empty());
    session.set_filter("");
    assert_eq!(selected(&session), "* [c](https://c.org/)");
}

#[test]
fn safe_fixes_applied_together_are_steps_of_their_own() {
    let text = "## Jobs\n* [a](https://a.org/)\n* [b](https://b.org/)\n* [c](https://c.org/)\n";
    let mut session = session(text);
    let at = |word: &str| text.find(word).unwrap();
    let changes = [("[c]", "[C+]"), ("[a]", "[AA]"), ("[b]", "")].map(|(before, after)| {
        let span = (at(before)..at(before) + 3).into();
        (
            format!("To {after}"),
            change(&session, Edit::replace(span, after)),
        )
    });
    session.apply_each(changes.to_vec());
    let done = "## Jobs\n* [AA](https://a.org/)\n* (https://b.org/)\n* [C+](https://c.org/)\n";
    assert_eq!(session.issue().source(), done);
    assert_eq!(session.undo().as_deref(), Some("To "));
    assert_eq!(session.issue().source(), done.replace("* (", "* [b]("));
    session.travel(0);
    assert_eq!(session.issue().source(), text);
    session.travel(3);
    assert_eq!(session.issue().source(), done);
}

#[test]
fn nothing_to_apply_is_no_step() {
    let mut session = session(FLAWED);
    session.apply_each(vec![("Nothing".to_owned(), Transaction::default())]);
    session.apply_each(Vec::new());
    assert!(
        session.history().steps().is_empty(),
        "{:?}",
        session.history()
    );
}

#[test]
fn a_check_for_the_release_leaves_the_findings_alone() {
    let session = session(DEMO);
    let before = session.diagnostics().to_vec();
    let release = session.checked_at(Stage::Release);
    assert!(release.iter().any(|found| found.rule == "placeholder"));
    assert_eq!(session.diagnostics(), before);
}

#[test]
fn without_a_problem_that_counts_the_next_one_is_refused() {
    let mut session = session("## Jobs\n* [a](https://a.org/)\n");
    let all: Vec<Diagnostic> = session.diagnostics().to_vec();
    let counted = all.iter().filter(|found| found.severity > Severity::Hint);
    for found in counted {
        session.toggle_acknowledged(found);
    }
    assert_eq!(session.tally().total(), 0);
    assert!(matches!(
        do_command(&mut session, "problem.next"),
        Outcome::Refused(_)
    ));
    assert!(session.rows().iter().all(|row| matches!(row, Row::Item(_))));
}
