//! Random commands on random texts: nothing panics, each step leads from one text to the next and back.

use crate::support::anatomy;
use crate::support::dice::Dice;
use crate::support::drafts::{SMALL, session, session_of, texts};
use copydesk::command::{self, Outcome};
use copydesk::session::{Select, Session};
use copydesk::text::{Edit, Transaction};

#[test]
fn every_command_runs_or_refuses_in_every_place() {
    let mut session = session(SMALL);
    let locations = session.locations();
    for location in locations {
        let rows = session.rows_of(location).len().max(1);
        for row in [0, rows / 2, rows - 1] {
            for known in command::table() {
                for count in [1, 3, usize::MAX] {
                    if count == usize::MAX && known.group == command::Group::History {
                        continue;
                    }
                    session.select(location);
                    session.select_row(row);
                    if let Outcome::Refused(refusal) = command::run(known, &mut session, count) {
                        assert!(!refusal.to_string().is_empty(), "{}", known.id);
                    }
                    session.travel(0);
                    assert_eq!(session.issue().source(), SMALL, "{}", known.id);
                }
            }
        }
    }
}

/// Selects anything, and sometimes marks or filters it.
fn wander(session: &mut Session, dice: &mut Dice) {
    let location = *dice.pick(&session.locations());
    session.select(location);
    session.select_row(dice.below(session.rows().len()));
    match dice.below(12) {
        0 | 1 => drop(session.toggle_mark()),
        2 => session.set_filter(*dice.pick(&["", "r", "https"])),
        3 => drop(session.toggle_range()),
        4 => drop(session.next_problem(None, 1)),
        _ => {}
    }
}

/// One random change: a command of the table, or what a form would apply.
fn act(session: &mut Session, dice: &mut Dice) {
    if dice.below(5) == 0 {
        let source = session.issue().source();
        let at = dice.boundary(source);
        let text = *dice.pick(&[
            "x",
            "\n* [n](https://n.org)\n",
            "\n### New\n",
            "<!--",
            "-->",
            "\n\n",
        ]);
        if let Ok(change) = Transaction::new(source, vec![Edit::insert(at, text)]) {
            session.apply(
                "Typed",
                change,
                *dice.pick(&[Select::Stay, Select::Change, Select::At(at)]),
            );
        }
        return;
    }
    let known = dice.pick(command::table());
    command::run(known, session, 1 + dice.below(3));
}

fn walk(seed: u64, texts: &[(String, String)]) {
    let mut dice = Dice::new(seed);
    let (first, profile) = dice.pick(texts);
    let mut session = session_of(first.as_bytes(), profile);
    for _ in 0..24 {
        wander(&mut session, &mut dice);
        let before = session.issue().source().to_owned();
        let position = session.history().position();
        act(&mut session, &mut dice);
        let history = session.history();
        if history.position() == position + 1 && history.steps().len() == position + 1 {
            let step = &history.steps()[position];
            assert_eq!(
                step.forward.apply(&before),
                session.issue().source(),
                "{}",
                step.label
            );
            assert_eq!(
                step.inverse.apply(session.issue().source()),
                before,
                "{}",
                step.label
            );
        }
        assert!(
            session.locations().contains(&session.location()),
            "a place that is gone"
        );
        assert!(
            session.row() < session.rows().len().max(1),
            "a row that is gone"
        );
        anatomy::check(session.issue()).unwrap_or_else(|why| panic!("{why}"));
    }
    let last = session.issue().source().to_owned();
    let position = session.history().position();
    session.travel(0);
    assert_eq!(
        session.issue().source(),
        first,
        "undoing everything gives another text"
    );
    assert!(!session.is_modified());
    session.travel(position);
    assert_eq!(
        session.issue().source(),
        last,
        "doing everything again gives another text"
    );
}

#[test]
fn a_random_walk_can_be_undone_to_the_byte() {
    let texts = texts(5);
    for seed in 0..90 {
        let done = std::panic::catch_unwind(|| walk(seed, &texts));
        assert!(done.is_ok(), "seed {seed}");
    }
}
