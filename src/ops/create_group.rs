//! Making the heading of a group that the newsletter knows and the issue lacks, in the newsletter's order.

use super::create_section::heading_lines;
use super::{Refusal, named};
use crate::issue::Issue;
use crate::text::{Edit, Transaction};

/// The heading of `group` (of the profile's list for `section`) and the section that it is then; nothing is changed where
/// the issue has it.
pub(super) fn create_group(
    issue: &Issue,
    section: usize,
    group: usize,
) -> Result<(Transaction, usize), Refusal> {
    if let Some(at) = group_section(issue, section, group) {
        return Ok((Transaction::default(), at));
    }
    let known = issue.role(section).map(|role| &role.known);
    let own = known.and_then(|known| Some((known, known.list.get(group)?)));
    let Some((known, own)) = own else {
        let title = named::title(issue, section);
        return Err(Refusal::new(format!("{title} has no such group")));
    };
    let children = || children(issue, section);
    let later = children().find(|&(_, other)| other > group);
    let earlier = children().filter(|&(_, other)| other < group).last();
    let sections = &issue.outline().sections;
    let at = match (later, earlier) {
        (Some((later, _)), _) => sections[later].heading_span.start,
        (None, Some((earlier, _))) => sections[earlier].span.end,
        (None, None) => sections[section].own_span.end,
    };
    let sibling = later
        .or(earlier)
        .map(|(sibling, _)| sections[sibling].level);
    let level = sibling.unwrap_or(known.level);
    let text = heading_lines(issue, at, level, &own.written());
    let change = named::change(issue, vec![Edit::insert(at, text)])?;
    let found = group_section(&issue.apply(&change), section, group);
    found
        .map(|at| (change, at))
        .ok_or_else(|| Refusal::new(format!("“{}” would not be read as a group here", own.name)))
}

/// The section of `group` right below `section`.
pub(super) fn group_section(issue: &Issue, section: usize, group: usize) -> Option<usize> {
    let mut groups = children(issue, section);
    groups.find(|&(_, other)| other == group).map(|(at, _)| at)
}

/// The groups right below `section`, with their places in the profile's list.
fn children(issue: &Issue, section: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let below = issue.groups_below(section);
    below.filter(move |&(at, _)| {
        let other = &issue.outline().sections[at];
        other.parent == Some(section) && other.role.is_none()
    })
}
