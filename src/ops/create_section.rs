//! Creating a section that the newsletter knows and the issue lacks, in the newsletter's order.

use super::{Refusal, close, named};
use crate::issue::{Issue, Section};
use crate::profile::Role;
use crate::text::{Edit, Transaction};

/// Inserts the heading of `role` before the first section that comes later, or behind the last that comes earlier;
/// one blank line stands around it. Its level is that of its siblings, or the house's.
///
/// # Errors
/// Where the newsletter has no such role, the issue has the section, or lacks the one that it belongs in.
pub fn create_section(issue: &Issue, role: &str) -> Result<Transaction, Refusal> {
    let profile = issue.profile();
    let Some(order) = profile.order_of(role) else {
        let known = profile.roles.iter().map(|known| known.role.as_str());
        let refusal = Refusal::new(format!("{} has no section “{role}”", profile.title));
        return Err(match close::perhaps(role, known) {
            Some(hint) => refusal.hint(hint),
            None => refusal,
        });
    };
    let known = &profile.roles[order];
    if let Some(section) = issue.section_of_role(role) {
        let start = issue.outline().sections[section].heading_span.start;
        return Err(Refusal::new(format!(
            "{} stands already at line {}",
            named::title(issue, section),
            issue.lines().line_of(start) + 1
        )));
    }
    let parent = parent(issue, known)?;
    let at = place(issue, order, parent);
    let text = heading(issue, known, at);
    let change = named::change(issue, vec![Edit::insert(at, text)])?;
    match issue.apply(&change).section_of_role(role) {
        Some(_) => Ok(change),
        None => Err(Refusal::new(format!(
            "“{}” would not be read as a section here",
            known.title()
        ))),
    }
}

fn parent(issue: &Issue, role: &Role) -> Result<Option<usize>, Refusal> {
    if role.parent.is_empty() {
        return Ok(None);
    }
    let found = issue.section_of_role(&role.parent);
    found.map(Some).ok_or_else(|| {
        let parent = issue.profile().role(&role.parent);
        let title = parent.map_or(role.parent.as_str(), Role::title);
        Refusal::new(format!(
            "“{}” belongs in “{title}”, which the issue lacks",
            role.title()
        ))
        .hint(format!("create “{title}” first"))
    })
}

/// Sections of the issue whose roles have the same parent, with their orders.
fn siblings<'a>(issue: &'a Issue, parent: &'a str) -> impl Iterator<Item = (usize, &'a Section)> {
    let roles = &issue.profile().roles;
    issue.outline().sections.iter().filter_map(move |section| {
        let role = section.role?;
        (roles[role].parent == parent).then_some((role, section))
    })
}

fn place(issue: &Issue, order: usize, parent: Option<usize>) -> usize {
    let sections = &issue.outline().sections;
    let role = &issue.profile().roles[order];
    let later = siblings(issue, &role.parent).find(|(other, _)| *other > order);
    if let Some((_, later)) = later {
        return later.heading_span.start;
    }
    let earlier = siblings(issue, &role.parent).filter(|(other, _)| *other < order);
    let before = earlier.last().map(|(_, section)| section);
    match (before, parent) {
        (Some(before), None) => before.span.end,
        (None, None) => issue.source().len(),
        // Closing words of the parent stand behind its last list, and stay there.
        (Some(before), Some(_)) => {
            let inside = |item: &&crate::issue::Item| before.span.covers(item.span);
            let last = issue.outline().items.iter().rfind(inside);
            last.map_or(before.span.end, |item| item.span.end)
        }
        (None, Some(parent)) => sections[parent].own_span.end,
    }
}

/// The heading's lines of `role` at `at`.
fn heading(issue: &Issue, role: &Role, at: usize) -> String {
    let roles = &issue.profile().roles;
    let levels: Vec<u8> = siblings(issue, &role.parent)
        .filter(|(other, _)| roles[*other].level == role.level)
        .map(|(_, section)| section.level)
        .collect();
    let level = match levels.first() {
        Some(first) if levels.iter().all(|level| level == first) => *first,
        _ => role.level,
    };
    let title = if role.heading.is_empty() {
        role.title()
    } else {
        &role.heading
    };
    heading_lines(issue, at, level, title)
}

/// A heading for `at`, with the blank lines that are lacking there.
fn heading_lines(issue: &Issue, at: usize, level: u8, title: &str) -> String {
    let eol = issue.line_ending().as_str();
    let (before, after) = issue.source().split_at(at);
    let mut text = String::new();
    if !before.is_empty() && !before.ends_with('\n') {
        text.push_str(eol);
    }
    let last = before.trim_end_matches(['\r', '\n']);
    let endings = before[last.len()..].matches('\n').count();
    if !last.is_empty() && endings < 2 {
        text.push_str(eol);
    }
    text.push_str(&"#".repeat(level.clamp(1, 6).into()));
    text.push(' ');
    text.push_str(title);
    if before.is_empty() || before.ends_with('\n') || !after.is_empty() {
        text.push_str(eol);
    }
    if !after.is_empty() && !after.starts_with(['\r', '\n']) {
        text.push_str(eol);
    }
    text
}
