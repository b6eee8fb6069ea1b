page! {
    //! A section that every issue has is missing.
    //!
    //! **What it finds.** Sections that the profile calls required and no heading of the issue stands for.
    //!
    //! **Why it hurts.** Readers look for it, and the tools that file links and events look for its heading.
    //!
    //! **Example.** An issue without `# Quote of the Week`.
    //!
    //! **The fix** puts the heading where the newsletter has it.
}

use crate::issue::Issue;
use crate::profile::{Kind, Role};
use crate::rules::shared::encodings::is_garbled;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "missing-section",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let sections = &issue.outline().sections;
    let is_known = sections.iter().any(|section| section.role.is_some());
    // A garbled heading may be the one that is wanted.
    if !is_known || sections.iter().any(|section| is_garbled(&section.title)) {
        return;
    }
    let roles = &issue.profile().roles;
    let has_events = sections
        .iter()
        .filter_map(|section| roles.get(section.role?))
        .any(|role| role.kind == Kind::Events);
    for (order, role) in roles.iter().enumerate().filter(|(_, role)| role.required) {
        // A new draft has no regions until its events are there.
        if role.kind == Kind::Events && !has_events {
            continue;
        }
        let stands = sections.iter().any(|section| section.role == Some(order));
        // A missing parent is reported once, not with everything that would stand in it.
        let has_parent = role.parent.is_empty() || issue.section_of_role(&role.parent).is_some();
        if !stands && has_parent {
            found.push(diagnostic(issue, order, role));
        }
    }
}

fn diagnostic(issue: &Issue, order: usize, role: &Role) -> Diagnostic {
    let (at, behind) = place(issue, order, role);
    let title = role.title();
    let message = match behind {
        Some(behind) => format!("“{title}” is missing; it stands after “{behind}”"),
        None => format!("“{title}” is missing"),
    };
    let fix = Fix::look(
        format!("Add “{title}”"),
        issue.source(),
        vec![heading(issue, at, role)],
    );
    RULE.found(near(issue, at), message).fixed_by(fix)
}

/// Where the section belongs, and what stands before it: behind the last section of an earlier role at its place, or at
/// the head of its parent.
fn place<'a>(issue: &'a Issue, order: usize, role: &Role) -> (usize, Option<&'a str>) {
    let sections = &issue.outline().sections;
    let parent = issue.section_of_role(&role.parent).map(|at| &sections[at]);
    let around = parent.map_or(Span::new(0, issue.source().len()), |parent| parent.span);
    let earlier = sections.iter().filter(|section| {
        let is_sibling = section.role.is_some_and(|known| {
            known < order && issue.profile().roles[known].parent == role.parent
        });
        is_sibling && around.covers(section.span)
    });
    let end = |section: &crate::issue::Section| end_of_tree(issue, section.span.start, order);
    match (earlier.max_by_key(|section| section.role), parent) {
        (Some(section), _) => (end(section), Some(&section.title)),
        (None, Some(parent)) => (parent.own_span.end, Some(&parent.title)),
        (None, None) => (
            sections
                .get(1)
                .map_or(issue.source().len(), |s| s.own_span.start),
            None,
        ),
    }
}

/// Where the next section that comes later in the newsletter's order begins, behind byte `from`.
fn end_of_tree(issue: &Issue, from: usize, order: usize) -> usize {
    let sections = issue.outline().sections.iter();
    let later = sections
        .filter(|section| section.heading_span.start > from)
        .find(|section| section.role.is_some_and(|known| known > order));
    later.map_or(issue.source().len(), |section| section.heading_span.start)
}

fn heading(issue: &Issue, at: usize, role: &Role) -> Edit {
    let ending = issue.line_ending().as_str();
    let before = &issue.source()[..at];
    let gap = if before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n") {
        String::new()
    } else if before.ends_with('\n') {
        ending.to_owned()
    } else {
        ending.repeat(2)
    };
    let marks = "#".repeat(usize::from(role.level.clamp(1, 6)));
    let text = if role.heading.is_empty() {
        role.title()
    } else {
        &role.heading
    };
    let after = if at == issue.source().len() { 1 } else { 2 };
    Edit::insert(at, format!("{gap}{marks} {text}{}", ending.repeat(after)))
}

/// The heading at `at`, or the last line of the text: something that can be seen.
fn near(issue: &Issue, at: usize) -> Span {
    let lines = issue.lines();
    let line = lines.line_of(at);
    let content = lines.content_of(line, issue.source());
    if content.is_empty() && line > 0 {
        return lines.content_of(line - 1, issue.source());
    }
    content
}
