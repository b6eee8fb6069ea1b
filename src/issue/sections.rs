//! Headings become sections, and sections find their role in the profile by title and place.

use super::outline::{LeafKind, Outline, Section};
use crate::profile::{Kind, Profile};
use crate::text::Span;

/// Fills `outline.sections` from its heading leaves, without roles.
pub(super) fn read(source: &str, outline: &mut Outline) {
    outline.sections = headings(source, outline);
    close(source.len(), &mut outline.sections);
}

/// Gives `sections` the roles that they have in `profile`, and no others.
pub(super) fn assign(profile: &Profile, sections: &mut [Section]) {
    for section in sections.iter_mut() {
        section.role = None;
    }
    by_title(profile, sections);
    if profile.roles_by_place {
        by_place(profile, sections);
    }
}

fn headings(source: &str, outline: &mut Outline) -> Vec<Section> {
    let body_at = outline.front_matter.as_ref().map_or(0, |f| f.span.end);
    let mut titles = std::mem::take(&mut outline.titles).into_iter();
    let first_leaf = usize::from(outline.front_matter.is_some());
    let mut sections = vec![section(0, String::new(), Span::at(body_at), first_leaf)];
    let mut items = 0;
    for (at, leaf) in outline.leaves.iter().enumerate().skip(first_leaf) {
        match leaf.kind {
            LeafKind::Heading => {
                let title = titles.next().unwrap_or_default().trim().to_owned();
                let mut next = section(level(leaf.span.of(source)), title, leaf.span, at);
                next.items = items..items;
                sections.push(next);
            }
            LeafKind::Item(_) => items += 1,
            _ => {}
        }
        if let Some(open) = sections.last_mut() {
            open.items.end = items;
            open.leaves.end = at + 1;
        }
    }
    sections
}

fn section(level: u8, title: String, heading_span: Span, leaf: usize) -> Section {
    Section {
        level,
        title,
        role: None,
        parent: None,
        heading_span,
        own_span: heading_span,
        span: heading_span,
        items: 0..0,
        leaves: leaf..leaf,
    }
}

/// Level of a heading's lines: the number of `#`, or 1 and 2 for underlines of `=` and `-`.
fn level(text: &str) -> u8 {
    let marks = text.trim_start().bytes().take_while(|&b| b == b'#').count();
    match marks {
        0 if text.trim_end().ends_with('=') => 1,
        0 => 2,
        _ => u8::try_from(marks.min(6)).unwrap_or(6),
    }
}

/// Ends and parents.
fn close(end: usize, sections: &mut [Section]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..sections.len() {
        let level = sections[at].level;
        let start = sections[at].heading_span.start;
        let next = sections.get(at + 1).map_or(end, |s| s.heading_span.start);
        sections[at].own_span = Span::new(start, next);
        sections[at].span = Span::new(start, if level == 0 { next } else { end });
        while let Some(last) = open.pop_if(|last| sections[*last].level >= level) {
            sections[last].span.end = start;
        }
        sections[at].parent = open.last().copied();
        if level > 0 {
            open.push(at);
        }
    }
}

fn by_title(profile: &Profile, sections: &mut [Section]) {
    for at in 1..sections.len() {
        let fitting = profile.roles_titled(&sections[at].title);
        let chosen = match fitting {
            [] => None,
            [only] => Some(*only),
            [first, ..] => {
                let around = ancestors(profile, sections, at);
                let stands =
                    |role: &&usize| around.contains(&profile.roles[**role].parent.as_str());
                Some(*fitting.iter().find(stands).unwrap_or(first))
            }
        };
        sections[at].role = chosen.filter(|&role| stands_well(profile, role, sections, at));
    }
}

/// Roles of the sections around `at`; those before it at the top level count as well, since levels vary by year.
fn ancestors<'a>(profile: &'a Profile, sections: &[Section], at: usize) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut up = sections[at].parent;
    while let Some(parent) = up {
        found.extend(
            sections[parent]
                .role
                .map(|role| profile.roles[role].role.as_str()),
        );
        up = sections[parent].parent;
    }
    let before = sections[..at].iter().rev().find_map(|s| s.role);
    found.extend(before.map(|role| profile.roles[role].parent.as_str()));
    found.extend(before.map(|role| profile.roles[role].role.as_str()));
    found
}

/// A role that has a parent is not taken inside a known group of another part of the issue: `### Rust` below the
/// calls for testing is no region.
fn stands_well(profile: &Profile, role: usize, sections: &[Section], at: usize) -> bool {
    let wanted = profile.roles[role].parent.as_str();
    let parent_role = sections[at].parent.and_then(|parent| sections[parent].role);
    match parent_role {
        Some(parent) if !wanted.is_empty() => {
            let parent = &profile.roles[parent];
            parent.role == wanted
                || parent.parent == wanted
                || profile.roles[role].kind == Kind::Events
                || parent.groups.is_none()
        }
        _ => true,
    }
}

/// A heading that no title matches takes the role left over between its neighbours, where just one fits.
fn by_place(profile: &Profile, sections: &mut [Section]) {
    for at in 1..sections.len() {
        if sections[at].role.is_some() {
            continue;
        }
        let level = sections[at].level;
        let sibling = |s: &&Section| s.level == level && s.parent == sections[at].parent;
        let before = sections[1..at].iter().rev().find(sibling);
        let after = sections[at + 1..].iter().find(sibling);
        let parent_role = sections[at].parent.and_then(|parent| sections[parent].role);
        let parent = parent_role.map_or("", |role| profile.roles[role].role.as_str());
        let (Some(low), high) = (
            before.map_or(parent_role.map(|role| role + 1), |s| {
                s.role.map(|role| role + 1)
            }),
            after.and_then(|s| s.role).unwrap_or(profile.roles.len()),
        ) else {
            continue;
        };
        let taken: Vec<usize> = sections.iter().filter_map(|s| s.role).collect();
        let mut left = (low..high.max(low)).filter(|role| {
            let known = &profile.roles[*role];
            known.level == level && known.parent == parent && !taken.contains(role)
        });
        if let (Some(role), None) = (left.next(), left.next())
            && after.is_none_or(|s| s.role.is_some())
        {
            sections[at].role = Some(role);
        }
    }
}

impl Outline {
    /// What `section` holds: by its role, the groups of a role above it, or the items in it.
    pub fn kind(&self, profile: &Profile, section: usize) -> Kind {
        let mut up = Some(section);
        while let Some(at) = up {
            if let Some(role) = self.sections[at].role {
                let role = &profile.roles[role];
                return match role.groups {
                    Some(groups) if at != section => groups,
                    _ => role.kind,
                };
            }
            up = self.sections[at].parent;
        }
        Kind::Links
    }
}
