//! Commands on events: sorting a region or all, and hybrid events, which stand in two places.

use super::Outcome;
use super::items::{apply, in_section, may_change, name, on_items};
use crate::issue::Issue;
use crate::ops::{self, Refusal};
use crate::profile::Kind;
use crate::session::{Location, Select, Session};
use crate::text::Transaction;

/// Needs a section with an order of its own.
pub(super) fn in_sorted_section(session: &Session) -> Result<(), Refusal> {
    in_section(session)?;
    let issue = session.issue();
    let is_sorted = |section: usize| {
        let span = issue.outline().sections[section].span;
        dated(issue).any(|at| at == section || span.covers(issue.outline().sections[at].span))
            || issue.kind(section) == Kind::Events
    };
    if session.section().is_some_and(is_sorted) {
        return Ok(());
    }
    let title = session.title_of(session.location());
    Err(Refusal::new(format!("{title} has no order of its own"))
        .hint("J and K move items one by one"))
}

/// The sections that hold events.
fn dated(issue: &Issue) -> impl Iterator<Item = usize> + '_ {
    let all = 0..issue.outline().sections.len();
    all.filter(|&at| issue.kind(at) == Kind::Events && !issue.items(at).is_empty())
}

/// Needs events anywhere in the issue.
pub(super) fn with_events(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    match dated(session.issue()).next() {
        Some(_) => Ok(()),
        None => Err(Refusal::new("This issue lists no events")),
    }
}

/// Needs an event that stands in two places.
pub(super) fn on_twin(session: &Session) -> Result<(), Refusal> {
    on_items(session)?;
    if twins(session.issue(), &session.chosen_items()).is_empty() {
        return Err(Refusal::new(
            "No hybrid event is selected that stands in its region and online",
        )
        .hint("“delete” takes one row"));
    }
    Ok(())
}

/// The rows of `items`' events in other places, which are not among `items`.
pub(super) fn twins(issue: &Issue, items: &[usize]) -> Vec<usize> {
    let mut twins: Vec<usize> = items
        .iter()
        .filter_map(|&item| ops::twin(issue, item))
        .filter(|twin| !items.contains(twin))
        .collect();
    twins.sort_unstable();
    twins.dedup();
    twins
}

pub(super) fn sort(session: &mut Session, _: usize) -> Outcome {
    let Some(section) = session.section() else {
        return Outcome::refused("No section is selected");
    };
    let change = ops::sort(session.issue(), section);
    if matches!(&change, Ok(change) if change.is_empty()) {
        return Outcome::Said("Already in order".to_owned());
    }
    let label = format!("Sorted {}", session.title_of(session.location()));
    apply(session, change, label, Select::Stay)
}

/// Sorts every region.
pub(super) fn sort_all(session: &mut Session, _: usize) -> Outcome {
    let change = ops::sort_all(session.issue());
    if matches!(&change, Ok(change) if change.is_empty()) {
        return Outcome::Said("All regions are in order already".to_owned());
    }
    let is_touched = |change: &Transaction, section: usize| {
        let span = session.issue().outline().sections[section].span;
        let mut edits = change.edits().iter();
        edits.any(|edit| span.contains(edit.span.start))
    };
    let sorted: Vec<String> = dated(session.issue())
        .filter(|&section| {
            change
                .as_ref()
                .is_ok_and(|change| is_touched(change, section))
        })
        .map(|section| session.title_of(Location::Section(section)))
        .collect();
    let label = format!("Sorted {}", sorted.join(", "));
    apply(session, change, label, Select::Stay)
}

/// Deletes the chosen events in both places where they stand.
pub(super) fn delete_both(session: &mut Session, _: usize) -> Outcome {
    let items = session.chosen_items();
    let mut all = twins(session.issue(), &items);
    let places = match all.as_slice() {
        [only] => {
            let section = session.issue().section_of_item(*only);
            let title = session.title_of(Location::Section(section));
            format!("with its row under {title}")
        }
        several => format!("with {} rows in other places", several.len()),
    };
    let label = format!("Deleted {} {places}", name(session, &items));
    all.extend(items);
    let change = ops::remove(session.issue(), &all);
    let done = apply(session, change, label, Select::Stay);
    session.clear_marks();
    done
}

/// Says that other rows of deleted events stay: `; its row under Virtual stays`.
pub(super) fn staying(issue: &Issue, twins: &[usize]) -> String {
    match twins {
        [] => String::new(),
        [only] => {
            let section = &issue.outline().sections[issue.section_of_item(*only)];
            format!("; its row under {} stays", section.title)
        }
        several => format!("; {} rows of theirs in other places stay", several.len()),
    }
}
