//! Groups that have nothing are places of their own: shown, added to, left behind by their last item.

use crate::support::drafts::session;
use copydesk::command::{self, Outcome, command};
use copydesk::issue::Issue;
use copydesk::ops::Home;
use copydesk::session::{Location, Session};

const BLOCK: &str = "\
## Calls for Testing

### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)
* [a](https://a.example)

* *No calls for testing were issued this week by
  [Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
  [Rust language RFCs](https://github.com/rust-lang/rfcs/issues) or
  [Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*

## Jobs
";

/// Titles of the places from `first` on, those of groups with nothing in brackets.
fn places(session: &Session, first: &str, count: usize) -> Vec<String> {
    let all = session.locations();
    let shown = all.iter().map(|location| {
        let title = session.title_of(*location);
        match location {
            Location::Silent(..) => format!("({title})"),
            _ => title,
        }
    });
    let from = shown.skip_while(|title| title != first);
    from.take(count).collect()
}

#[track_caller]
fn silent(session: &Session, name: &str) -> Location {
    let mut all = session.locations().into_iter();
    let is_it = |location: &Location| {
        matches!(location, Location::Silent(..)) && session.title_of(*location) == name
    };
    all.find(is_it).expect("a group with nothing")
}

#[test]
fn groups_with_nothing_stand_among_the_others_in_the_newsletters_order() {
    let session = session(BLOCK);
    assert_eq!(
        places(&session, "Calls for Testing", 5),
        [
            "Calls for Testing",
            "(Rust)",
            "Cargo",
            "(Rust language RFCs)",
            "(Rustup)"
        ]
    );
}

#[test]
fn a_group_with_nothing_has_no_rows_and_takes_items_only() {
    let mut session = session(BLOCK);
    session.select(silent(&session, "Rustup"));
    assert!(session.rows().is_empty() && session.section().is_none());
    for id in [
        "item.add",
        "item.add-end",
        "item.paste",
        "item.edit",
        "section.open",
    ] {
        let known = command(id).unwrap();
        assert!((known.available)(&session).is_ok(), "{id}");
    }
    let refused = command::run(command("section.create").unwrap(), &mut session, 1);
    assert!(
        matches!(&refused, Outcome::Refused(words) if words.to_string() == "A group gets its heading with its first item (add that item)"),
        "{refused:?}"
    );
}

#[test]
fn deleting_the_last_item_selects_the_group_as_one_with_nothing_and_undo_brings_both_back() {
    let mut session = session(BLOCK);
    let item = session.issue().source().find("* [a]").unwrap();
    session.go_to(item);
    let said = command::run(command("item.delete").unwrap(), &mut session, 1);
    assert!(matches!(said, Outcome::Said(words) if words == "Deleted “a”, the last of Cargo"));
    assert_eq!(session.location(), silent(&session, "Cargo"));
    assert_eq!(session.history().steps().len(), 1);
    session.undo();
    assert_eq!(session.issue().source(), BLOCK);
    assert!(session.section().is_some());
}

#[test]
fn an_item_moves_into_a_group_with_nothing_as_one_step() {
    let mut session = session(BLOCK);
    let home = Home::find(session.issue(), &["Calls for Testing", "Rust"]);
    let said = command::move_items_home(&mut session, &[0], home.unwrap());
    assert!(matches!(said, Outcome::Said(words) if words == "Moved “a” to Rust"));
    let has_heading = |issue: &Issue, name: &str| issue.find_section(&["Calls for Testing", name]);
    assert!(has_heading(session.issue(), "Rust").is_some());
    assert!(has_heading(session.issue(), "Cargo").is_none());
    session.undo();
    assert_eq!(session.issue().source(), BLOCK);
}

#[test]
fn without_a_sentence_in_the_profile_no_group_is_shown() {
    let generic = crate::support::drafts::session_of(BLOCK.as_bytes(), "generic");
    let mut all = generic.locations().into_iter();
    assert!(!all.any(|location| matches!(location, Location::Silent(..))));
}
