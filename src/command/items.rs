//! Commands on items: delete, move, mark, copy, create a section.

use super::Outcome;
use super::events::{staying, twins};
use crate::issue::{Entry, GroupOf, Issue};
use crate::ops::{self, At, Home, Refusal};
use crate::profile::Kind;
use crate::session::{Location, Row, Select, Session};
use crate::text::Transaction;

/// Refuses where the file must not be changed.
pub(super) fn may_change(session: &Session) -> Result<(), Refusal> {
    match session.file().read_only() {
        Some(reason) => Err(Refusal::new(format!(
            "This file is open read-only: {reason}"
        ))),
        None => Ok(()),
    }
}

/// Needs an item, marked or selected.
pub(super) fn on_items(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    if session.chosen_items().is_empty() {
        return Err(Refusal::new("No item is selected").hint("choose one in the Items pane"));
    }
    Ok(())
}

/// Needs a section that stands in the issue.
pub(super) fn in_section(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    match session.section() {
        Some(_) => Ok(()),
        None => Err(Refusal::new("No section of the issue is selected")),
    }
}

/// Needs a link among the marked items, or selected.
pub(super) fn on_links(session: &Session) -> Result<(), Refusal> {
    on_items(session)?;
    let is_link = |&item: &usize| matches!(session.item(item).entry, Entry::Link(_));
    if session.chosen_items().iter().any(is_link) {
        Ok(())
    } else {
        Err(Refusal::new("Only links have prefixes"))
    }
}

/// Needs a selected row.
pub(super) fn on_row(session: &Session) -> Result<(), Refusal> {
    match session.selected_row() {
        Some(_) => Ok(()),
        None => Err(Refusal::new("Nothing is selected")),
    }
}

/// Needs the place of a missing section.
pub(super) fn on_missing(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    match session.location() {
        Location::Missing(_) => Ok(()),
        Location::Silent(..) => {
            Err(Refusal::new("A group gets its heading with its first item").hint("add that item"))
        }
        _ => Err(Refusal::new("This section stands in the issue already")),
    }
}

/// `“Title”` for one item, `3 items` for more.
pub(super) fn name(session: &Session, items: &[usize]) -> String {
    match items {
        [only] => format!("“{}”", session.name_of(Row::Item(*only))),
        _ => format!("{} items", items.len()),
    }
}

/// Applies `change`, or says why not.
pub(super) fn apply(
    session: &mut Session,
    change: Result<Transaction, Refusal>,
    label: String,
    select: Select,
) -> Outcome {
    match change {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(change) => {
            if session.apply(label.clone(), change, select) {
                Outcome::Said(label)
            } else {
                Outcome::Said("Nothing to change".to_owned())
            }
        }
    }
}

pub(super) fn delete(session: &mut Session, _: usize) -> Outcome {
    let rows = session.marked_items();
    if let (true, Some(Row::Block(_, span))) = (rows.is_empty(), session.selected_row()) {
        let label = format!(
            "Deleted “{}”",
            session.name_of(Row::Block(crate::issue::LeafKind::Other, span))
        );
        let change = ops::replace_span(session.issue(), span, "");
        return apply(session, change, label, Select::Stay);
    }
    delete_items(session, &session.chosen_items())
}

/// Deletes `items` with their nested lines.
pub fn delete_items(session: &mut Session, items: &[usize]) -> Outcome {
    let group = session
        .section()
        .and_then(|section| session.issue().group_of(section));
    let change = ops::remove(session.issue(), items);
    let stays = staying(session.issue(), &twins(session.issue(), items));
    let label = format!("Deleted {}{stays}", name(session, items));
    let label = match (group, &change) {
        (Some(group), Ok(change)) => with_heading(session.issue(), group, change, label),
        _ => label,
    };
    let done = apply(session, change, label, Select::Stay);
    session.clear_marks();
    // The group whose heading went stays selected, as one with nothing.
    let silent = group.filter(|group| session.issue().heading_of(*group).is_none());
    if let Some(location) = silent.and_then(|group| session.location_of(group)) {
        session.select(location);
    }
    done
}

/// `label`, which says so where the heading of `group` goes as well.
fn with_heading(issue: &Issue, group: GroupOf, change: &Transaction, label: String) -> String {
    let after = issue.apply(change);
    let goes = after.outline().sections.len() < issue.outline().sections.len();
    if goes && after.heading_of(group).is_none() {
        format!("{label}, the last of {}", issue.group_name(group))
    } else {
        label
    }
}

/// Moves `items` to the end of `section`, or to the place that their date has there.
pub fn move_items_to(session: &mut Session, items: &[usize], section: usize) -> Outcome {
    move_items_home(session, items, Home::Section(section))
}

/// The same to `home`: a group with nothing gets its heading in the same step.
pub fn move_items_home(session: &mut Session, items: &[usize], home: Home) -> Outcome {
    if !home.is_in(session.issue()) {
        return Outcome::refused("That section is not there any more");
    }
    let title = match home {
        Home::Section(section) => session.title_of(Location::Section(section)),
        Home::Silent(group) => session.issue().group_name(group).to_owned(),
    };
    let label = format!("Moved {} to {title}", name(session, items));
    let is_dated = home.kind(session.issue()) == Kind::Events;
    let at = if is_dated { At::Sorted } else { At::End };
    let change = ops::move_home(session.issue(), items, home, at);
    let done = apply(session, change, label, Select::Stay);
    if matches!(done, Outcome::Said(_)) {
        session.clear_marks();
    }
    done
}

/// Creates the section of `role`, which the issue lacks, and moves `items` to it: two steps.
pub fn move_items_to_role(session: &mut Session, items: &[usize], role: &str) -> Outcome {
    if session.issue().section_of_role(role).is_none() {
        let title = session
            .issue()
            .profile()
            .role(role)
            .map(crate::profile::Role::title);
        let label = format!("Created the section {}", title.unwrap_or(role));
        let change = ops::create_section(session.issue(), role);
        if let refused @ Outcome::Refused(_) = apply(session, change, label, Select::Stay) {
            return refused;
        }
    }
    // A new heading adds no item and takes none away, so `items` still count the same ones.
    match session.issue().section_of_role(role) {
        Some(section) => move_items_to(session, items, section),
        None => Outcome::refused("The new section was not found"),
    }
}

pub(super) fn move_down(session: &mut Session, count: usize) -> Outcome {
    reorder(session, count, Direction::Down)
}

pub(super) fn move_up(session: &mut Session, count: usize) -> Outcome {
    reorder(session, count, Direction::Up)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

fn reorder(session: &mut Session, count: usize, direction: Direction) -> Outcome {
    let items = session.chosen_items();
    let (change, word) = match direction {
        Direction::Down => (ops::move_down(session.issue(), &items, count), "down"),
        Direction::Up => (ops::move_up(session.issue(), &items, count), "up"),
    };
    let label = format!("Moved {} {word}", name(session, &items));
    match change {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(change) => {
            let by = isize::try_from(count).unwrap_or(isize::MAX);
            let by = if direction == Direction::Down {
                by
            } else {
                -by
            };
            session.apply_to_items(label.clone(), change, &items, by);
            Outcome::Said(label)
        }
    }
}

pub(super) fn create_section(session: &mut Session, _: usize) -> Outcome {
    let Location::Missing(role) = session.location() else {
        return Outcome::refused("This section stands in the issue already");
    };
    let role = session.issue().profile().roles[role].clone();
    let change = ops::create_section(session.issue(), &role.role);
    let label = format!("Created the section {}", role.title());
    let done = apply(session, change, label, Select::Stay);
    if let Some(section) = session.issue().section_of_role(&role.role) {
        session.select(Location::Section(section));
    }
    done
}

/// Deletes the selected section with all that stands in it and below it.
pub(super) fn delete_section(session: &mut Session, _: usize) -> Outcome {
    let Some(section) = session.section().filter(|&section| section > 0) else {
        return Outcome::refused("This is no section of its own");
    };
    let count = session.issue().count_below(section);
    let span = session.issue().outline().sections[section].span;
    let label = format!(
        "Deleted the section {} with {count} item{}",
        session.title_of(session.location()),
        if count == 1 { "" } else { "s" }
    );
    let change = ops::replace_span(session.issue(), span, "");
    apply(session, change, label, Select::Stay)
}

pub(super) fn toggle_mark(session: &mut Session, _: usize) -> Outcome {
    if !session.toggle_mark() {
        return Outcome::refused("Only items can be marked");
    }
    session.move_row(1);
    say_marked(session)
}

pub(super) fn toggle_range(session: &mut Session, _: usize) -> Outcome {
    if session.toggle_range() {
        say_marked(session)
    } else {
        Outcome::refused("Only items can be marked")
    }
}

fn say_marked(session: &Session) -> Outcome {
    let count = session.marked_items().len();
    let open = if session.has_open_range() {
        ", range open"
    } else {
        ""
    };
    Outcome::Said(format!("{count} marked{open}"))
}

/// The lines of the marked items or of the selected row, into the register.
pub(super) fn copy(session: &mut Session, _: usize) -> Outcome {
    let source = session.issue().source();
    let marked = session.marked_items();
    let text = if marked.is_empty() {
        session
            .selected_row()
            .map(|row| session.span_of(row).of(source).to_owned())
    } else {
        let lines = marked.iter().map(|&item| session.item(item).text(source));
        Some(lines.collect())
    };
    match text {
        None => Outcome::refused("Nothing is selected"),
        Some(text) => {
            session.set_register(text);
            Outcome::Effect(super::Effect::Copy)
        }
    }
}
