//! What the Sections pane can select: the metadata, a section, or one that the issue lacks; a group with nothing.

use super::Session;
use crate::issue::GroupOf;
use crate::profile::Profile;

/// A row of the Sections pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// The front matter.
    Metadata,
    /// A section, by its index in the outline; 0 is the text before the first heading.
    Section(usize),
    /// A section that the profile expects and the issue lacks, by its index in the profile's roles.
    Missing(usize),
    /// A group that has no heading because it has nothing: the index of its section's role, and its own among the groups.
    Silent(usize, usize),
}

impl Session {
    /// Everything that can be selected, in order: metadata, introduction, sections, and the missing ones at the place
    /// where they would stand.
    pub fn locations(&self) -> Vec<Location> {
        let outline = self.issue.outline();
        let mut found = Vec::with_capacity(outline.sections.len() + 8);
        if outline.front_matter.is_some() {
            found.push(Location::Metadata);
        }
        if self.shows_introduction() {
            found.push(Location::Section(0));
        }
        found.extend((1..outline.sections.len()).map(Location::Section));
        for role in self.missing_roles() {
            let at = place_of(role, &found, self);
            found.insert(at, Location::Missing(role));
        }
        for section in 1..outline.sections.len() {
            for group in self.issue.silent_groups(section) {
                let Some(location) = self.location_of(group) else {
                    continue;
                };
                let at = behind(group, &found, self);
                found.insert(at, location);
            }
        }
        found
    }

    /// The place of `group`: its heading, or its name among those with nothing.
    pub fn location_of(&self, group: GroupOf) -> Option<Location> {
        if let Some(heading) = self.issue.heading_of(group) {
            return Some(Location::Section(heading));
        }
        let role = self.issue.outline().sections.get(group.section)?.role?;
        // Of two sections with one role only the first is known by it.
        let first = self.section_of(role) == Some(group.section);
        first.then_some(Location::Silent(role, group.group))
    }

    /// The silent group that is selected.
    pub fn silent_group(&self) -> Option<GroupOf> {
        let Location::Silent(role, group) = self.location else {
            return None;
        };
        let section = self.section_of(role)?;
        Some(GroupOf { section, group })
    }

    fn section_of(&self, role: usize) -> Option<usize> {
        let mut sections = self.issue.outline().sections.iter();
        sections.position(|section| section.role == Some(role))
    }

    /// The introduction is selectable where it says something, or where there is nothing else.
    fn shows_introduction(&self) -> bool {
        let sections = &self.issue.outline().sections;
        let text = sections[0].own_span.of(self.issue.source());
        !text.trim().is_empty() || sections.len() == 1
    }

    /// Where byte `at` is shown: the metadata, or its section; blank lines before the first heading count to that one.
    pub fn location_at(&self, at: usize) -> Location {
        let front = self.issue.outline().front_matter.as_ref();
        if front.is_some_and(|front| front.span.contains(at)) {
            return Location::Metadata;
        }
        match self.issue.section_at(at) {
            0 if !self.shows_introduction() => Location::Section(1),
            section => Location::Section(section),
        }
    }

    fn missing_roles(&self) -> Vec<usize> {
        let sections = &self.issue.outline().sections;
        let has = |role: usize| sections.iter().any(|section| section.role == Some(role));
        let profile = self.issue.profile();
        (0..profile.roles.len())
            .filter(|&role| is_expected(profile, role) && !has(role))
            .collect()
    }

    pub(super) fn first_location(&self) -> Location {
        let filled = (1..self.issue.outline().sections.len())
            .find(|&section| !self.issue.items(section).is_empty());
        let all = self.locations();
        filled
            .map(Location::Section)
            .or_else(|| all.first().copied())
            .unwrap_or(Location::Section(0))
    }
}

fn is_expected(profile: &Profile, role: usize) -> bool {
    let role = &profile.roles[role];
    role.expected || role.required
}

/// Behind the last section whose role comes before `role` in the profile.
fn place_of(role: usize, found: &[Location], session: &Session) -> usize {
    let sections = &session.issue.outline().sections;
    let is_before = |location: &Location| match location {
        Location::Section(at) => sections[*at].role.is_some_and(|own| own < role),
        Location::Missing(own) | Location::Silent(own, _) => *own < role,
        Location::Metadata => true,
    };
    let parent = &session.issue.profile().roles[role].parent;
    let parent = session.issue.profile().order_of(parent);
    let inside = |location: &Location| match location {
        Location::Section(at) => sections[*at]
            .role
            .is_some_and(|own| Some(own) == parent || own < role),
        _ => is_before(location),
    };
    let after = found.iter().rposition(inside);
    let mut at = after.map_or(0, |at| at + 1);
    while let Some(Location::Section(next)) = found.get(at) {
        if sections[*next].role.is_some() {
            break;
        }
        at += 1;
    }
    at
}

/// Behind the groups of the same section that come before `group`, with a heading or without, else behind the section.
fn behind(group: GroupOf, found: &[Location], session: &Session) -> usize {
    let issue = &session.issue;
    let role = issue.outline().sections[group.section].role;
    let headings: Vec<(usize, usize)> = issue.groups_below(group.section).collect();
    let is_before = |location: &Location| match location {
        Location::Section(at) => {
            let known = headings.iter().find(|(heading, _)| heading == at);
            *at == group.section || known.is_some_and(|(_, other)| *other < group.group)
        }
        Location::Silent(own, other) => Some(*own) == role && *other < group.group,
        _ => false,
    };
    found.iter().rposition(is_before).map_or(0, |at| at + 1)
}
