//! The one mutable model: steps and the way back, selection and marks that follow, findings, places.

mod findings;
mod silent;
mod walk;

use crate::support::drafts::{SMALL, session, session_of};
use copydesk::command::{self, Action, Outcome, command};
use copydesk::issue::Entry;
use copydesk::profile::by_name;
use copydesk::rules::Severity;
use copydesk::session::{Location, Row, Select, Session};
use copydesk::text::{Edit, Span, Transaction};

const LIST: &str = "## Updates from Rust Community\n\n### Official\n* [a](https://a.org)\n* [b](https://b.org)\n* [c](https://c.org)\n\n### Newsletters\n* [d](https://d.org)\n";

fn change(session: &Session, edit: Edit) -> Transaction {
    Transaction::new(session.issue().source(), vec![edit]).expect("an edit that fits")
}

/// Inserts `text` before the first `before`, as one step.
#[track_caller]
fn insert(session: &mut Session, before: &str, text: &str) {
    let at = session
        .issue()
        .source()
        .find(before)
        .expect("a text that is there");
    let change = change(session, Edit::insert(at, text));
    assert!(session.apply(format!("Inserted {text}"), change, Select::Stay));
}

#[track_caller]
fn do_command(session: &mut Session, id: &str) -> Outcome {
    command::run(command(id).expect("a command"), session, 1)
}

/// The first line of the selected row.
fn selected(session: &Session) -> &str {
    let row = session.selected_row();
    let text = row.map_or("", |row| session.span_of(row).of(session.issue().source()));
    text.lines().next().unwrap_or_default()
}

/// The first lines of the marked items.
fn marked(session: &Session) -> Vec<&str> {
    let items = session.marked_items().into_iter();
    items
        .map(|item| session.item(item).first_line(session.issue().source()))
        .collect()
}

#[track_caller]
fn go_to(session: &mut Session, text: &str) {
    let at = session
        .issue()
        .source()
        .find(text)
        .expect("a text that is there");
    session.go_to(at);
}

#[test]
fn steps_are_called_what_was_done() {
    let mut session = session(LIST);
    do_command(&mut session, "item.down");
    do_command(&mut session, "item.delete");
    let labels: Vec<&str> = session
        .history()
        .steps()
        .iter()
        .map(|step| step.label.as_str())
        .collect();
    assert_eq!(labels, ["Moved “a” down", "Deleted “a”"]);
    assert_eq!(
        do_command(&mut session, "edit.undo"),
        Outcome::Said("Undone: Deleted “a”".to_owned())
    );
    assert_eq!(
        do_command(&mut session, "edit.redo"),
        Outcome::Said("Done again: Deleted “a”".to_owned())
    );
}

#[test]
fn a_change_of_nothing_is_no_step() {
    let mut session = session(LIST);
    let nothing = change(&session, Edit::insert(0, ""));
    assert!(!session.apply("Nothing", nothing, Select::Stay));
    assert!(!session.replace_text("Nothing", LIST));
    assert!(session.history().steps().is_empty() && !session.is_modified());
    assert_eq!(session.revision(), 0);
}

#[test]
fn every_position_of_the_history_has_its_own_text() {
    let mut session = session(LIST);
    let mut texts = vec![LIST.to_owned()];
    for id in ["item.down", "item.delete", "item.delete", "section.delete"] {
        assert!(
            matches!(do_command(&mut session, id), Outcome::Said(_)),
            "{id}"
        );
        texts.push(session.issue().source().to_owned());
    }
    for position in [0, 4, 1, 3, 2, 0, 2, 4] {
        session.travel(position);
        assert_eq!(session.issue().source(), texts[position]);
        assert_eq!(session.history().position(), position);
    }
    session.travel(99);
    assert_eq!(session.history().position(), 4);
}

#[test]
fn undoing_back_to_the_saved_text_is_unmodified() {
    let mut session = session(LIST);
    assert!(!session.is_modified());
    insert(&mut session, "* [b]", "* x\n");
    assert!(session.is_modified());
    session.undo();
    assert!(!session.is_modified());
    session.redo();
    let (path, base) = (
        session.file().path().to_owned(),
        session.file().base().clone(),
    );
    session.saved(&path, base);
    assert!(!session.is_modified());
    session.undo();
    assert!(
        session.is_modified(),
        "the text differs from what was saved"
    );
    session.redo();
    assert!(!session.is_modified());
}

#[test]
fn a_saved_text_that_can_no_longer_be_reached_stays_modified() {
    let mut session = session(LIST);
    insert(&mut session, "* [b]", "* x\n");
    let (path, base) = (
        session.file().path().to_owned(),
        session.file().base().clone(),
    );
    session.saved(&path, base);
    session.undo();
    insert(&mut session, "* [b]", "* y\n");
    assert!(session.is_modified());
    assert_eq!(
        session.history().steps().len(),
        1,
        "what was undone is forgotten"
    );
    assert!(session.redo().is_none());
    session.undo();
    assert!(session.is_modified(), "the first text is not the saved one");
}

#[test]
fn the_selection_stays_on_its_item_when_lines_are_inserted_above() {
    let mut session = session(LIST);
    go_to(&mut session, "* [b]");
    insert(&mut session, "* [a]", "* [x](https://x.org)\n");
    assert_eq!(selected(&session), "* [b](https://b.org)");
    insert(&mut session, "## Updates", "## Jobs\n\n");
    assert_eq!(selected(&session), "* [b](https://b.org)");
    insert(&mut session, "* [b]", "* [y](https://y.org)\n");
    assert_eq!(selected(&session), "* [b](https://b.org)");
}

#[test]
fn deleting_the_selected_item_selects_the_next_and_at_the_end_the_one_before() {
    let mut session = session(LIST);
    go_to(&mut session, "* [b]");
    do_command(&mut session, "item.delete");
    assert_eq!(selected(&session), "* [c](https://c.org)");
    do_command(&mut session, "item.delete");
    assert_eq!(selected(&session), "* [a](https://a.org)");
}

#[test]
fn marks_follow_their_items_and_die_with_them() {
    let mut session = session(LIST);
    for text in ["* [a]", "* [c]"] {
        go_to(&mut session, text);
        assert!(session.toggle_mark());
    }
    insert(
        &mut session,
        "### Official",
        "### Foundation\n* [x](https://x.org)\n\n",
    );
    assert_eq!(
        marked(&session),
        ["[a](https://a.org)", "[c](https://c.org)"]
    );
    let at = session.issue().source().find("* [a]").unwrap();
    let gone = change(&session, Edit::delete(Span::new(at, at + 20)));
    session.apply("Deleted", gone, Select::Stay);
    assert_eq!(marked(&session), ["[c](https://c.org)"]);
    assert!(session.clear_marks() && !session.clear_marks());
}

#[test]
fn marks_and_selection_go_along_with_moved_items() {
    let mut session = session(LIST);
    go_to(&mut session, "* [a]");
    session.toggle_mark();
    session.move_row(1);
    session.toggle_mark();
    do_command(&mut session, "item.down");
    assert_eq!(
        marked(&session),
        ["[a](https://a.org)", "[b](https://b.org)"]
    );
    assert_eq!(selected(&session), "* [b](https://b.org)");
    let order: Vec<&str> = session
        .issue()
        .source()
        .lines()
        .filter(|line| line.starts_with('*'))
        .collect();
    assert!(order[0].starts_with("* [c]") && order[2].starts_with("* [b]"));
}

#[test]
fn a_range_marks_what_lies_between() {
    let mut session = session(LIST);
    go_to(&mut session, "* [a]");
    session.toggle_range();
    session.move_row(2);
    assert_eq!(session.marked_items().len(), 3);
    session.toggle_range();
    session.move_row(-2);
    assert_eq!(
        session.marked_items().len(),
        3,
        "the marks of an ended range stay"
    );
}

#[test]
fn a_filter_shows_only_rows_that_hold_it() {
    let mut session = session(LIST);
    session.set_filter("B.ORG");
    assert_eq!(session.rows().len(), 1);
    assert_eq!(selected(&session), "* [b](https://b.org)");
    session.set_filter("");
    assert_eq!(session.rows().len(), 3);
    assert_eq!(selected(&session), "* [b](https://b.org)");
}

#[test]
fn the_next_match_is_found_in_any_section_and_wraps() {
    let mut session = session(LIST);
    session.set_filter(".org");
    let mut seen = Vec::new();
    for _ in 0..4 {
        assert!(session.next_match(1));
        seen.push(selected(&session).chars().nth(3).unwrap());
    }
    assert_eq!(seen, ['b', 'c', 'd', 'a']);
    assert!(session.next_match(-1));
    assert!(selected(&session).starts_with("* [d]"));
    session.set_filter("nowhere");
    assert!(!session.next_match(1));
}

#[test]
fn the_next_problem_passes_over_hints_and_wraps() {
    let mut session = session(SMALL);
    let counted = session
        .diagnostics()
        .iter()
        .filter(|found| found.severity > Severity::Hint)
        .count();
    assert!(
        counted > 1 && counted < session.diagnostics().len(),
        "the text has both"
    );
    let (mut at, mut seen) = (session.next_problem(None, 1), Vec::new());
    for _ in 0..counted {
        let found = at.expect("a problem");
        assert!(session.diagnostics()[found].severity > Severity::Hint);
        seen.push(found);
        at = session.next_problem(at, 1);
    }
    assert_eq!(at, Some(seen[0]), "it wraps around");
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), counted, "it leaves none out");
    let back = session.next_problem(at, -1);
    assert_eq!(session.next_problem(back, 1), at);
}

#[test]
fn a_missing_section_is_listed_where_it_would_stand() {
    let session = session(
        "Title: x\n\n## Updates from Rust Community\n\n### Official\n* a\n\n## Jobs\n\n# Quote of the Week\n",
    );
    let titles: Vec<String> = session
        .locations()
        .into_iter()
        .map(|at| match at {
            Location::Missing(_) => format!("({})", session.title_of(at)),
            _ => session.title_of(at),
        })
        .collect();
    let at = |title: &str| {
        titles
            .iter()
            .position(|known| known == title)
            .unwrap_or_else(|| panic!("{title}: {titles:?}"))
    };
    assert_eq!(at("Metadata"), 0);
    assert!(at("Official") < at("(Crate of the Week)"), "{titles:?}");
    assert!(at("(Crate of the Week)") < at("Jobs"), "{titles:?}");
    assert!(at("(Upcoming Events)") < at("Jobs"), "{titles:?}");
}

#[test]
fn creating_a_missing_section_selects_it_or_names_the_one_it_needs_first() {
    let mut session = session(LIST);
    let missing: Vec<Location> = session
        .locations()
        .into_iter()
        .filter(|at| matches!(at, Location::Missing(_)))
        .collect();
    let mut created = 0;
    for at in missing {
        session.select(at);
        let title = session.title_of(at);
        match do_command(&mut session, "section.create") {
            Outcome::Said(_) => {
                assert_eq!(session.title_of(session.location()), title);
                session.undo();
                created += 1;
            }
            Outcome::Refused(refusal) => {
                assert!(refusal.to_string().contains("belongs in"), "{refusal}");
            }
            other => panic!("{title}: {other:?}"),
        }
        assert_eq!(session.issue().source(), LIST);
    }
    assert!(created > 3);
}

#[test]
fn a_read_only_file_refuses_every_command_that_changes() {
    let text = SMALL.replace("Another list", "Another\0list");
    let mut session = session_of(text.as_bytes(), "this-week-in-rust");
    assert!(session.file().read_only().is_some());
    for location in session.locations() {
        for row in 0..session.rows_of(location).len().max(1) {
            for known in command::table() {
                session.select(location);
                session.select_row(row);
                let outcome = command::run(known, &mut session, 1);
                assert_eq!(session.issue().source(), text, "{}", known.id);
                let changes = matches!(known.action, Action::Edit(_))
                    && matches!(&outcome, Outcome::Said(words) if !words.contains("marked") && !words.starts_with("Only items"));
                assert!(!changes, "{} said {outcome:?}", known.id);
            }
        }
    }
    assert!(session.history().steps().is_empty());
}

#[test]
fn every_byte_of_a_section_belongs_to_one_row() {
    for text in [
        SMALL.to_owned(),
        SMALL.replace('\n', "\r\n"),
        format!("\u{feff}{LIST}"),
    ] {
        crate::support::anatomy::check_reach(&session(&text)).unwrap();
    }
}

#[test]
fn going_to_any_byte_selects_the_row_that_holds_it() {
    let mut session = session(SMALL);
    let ends: Vec<(Row, Span)> = session
        .locations()
        .into_iter()
        .flat_map(|at| session.rows_of(at))
        .map(|row| (row, session.span_of(row)))
        .collect();
    for (row, span) in ends {
        for at in [span.start, span.end - 1] {
            session.go_to(at);
            assert_eq!(session.selected_row(), Some(row), "byte {at}");
        }
    }
}

#[test]
fn blank_lines_before_the_first_heading_lead_to_its_section() {
    let mut session = session("Title: x\n\n\n## Jobs\n* [a](https://a.org)\n");
    session.go_to(10);
    assert_eq!(session.location(), Location::Section(1));
    insert(&mut session, "\n## Jobs", "\n");
    session.undo();
    assert!(session.locations().contains(&session.location()));
}

#[test]
fn a_small_issue_holds_every_kind_of_entry() {
    let profile = by_name("this-week-in-rust").unwrap();
    let issue = copydesk::issue::Issue::parse(SMALL, profile);
    let has = |fits: fn(&Entry) -> bool| issue.outline().items.iter().any(|item| fits(&item.entry));
    assert!(has(|e| matches!(e, Entry::Link(_))) && has(|e| matches!(e, Entry::Event(_))));
    assert!(has(|e| matches!(e, Entry::CfpEvent(_))) && has(|e| matches!(e, Entry::Note)));
    assert!(has(|e| matches!(e, Entry::Text)));
}
