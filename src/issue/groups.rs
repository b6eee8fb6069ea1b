//! The groups that a section may have, with a heading or without: one that has none is silent.

use super::{Issue, Item, Silence};
use crate::profile::KnownGroups;

/// A group of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupOf {
    /// The section that has the groups.
    pub section: usize,
    /// Its place in the profile's list of the section's groups.
    pub group: usize,
}

impl Issue {
    /// The groups of `section`, where its newsletter has a sentence for those with nothing.
    pub fn known_groups(&self, section: usize) -> Option<&KnownGroups> {
        let known = &self.role(section)?.known;
        let has_sentence = known.silent.contains("{groups}") && !known.list.is_empty();
        has_sentence.then_some(known)
    }

    /// The section around `section`, or itself, that has such groups; none beyond a heading with another role.
    fn with_groups(&self, section: usize) -> Option<usize> {
        let sections = &self.outline().sections;
        let mut at = section;
        while self.known_groups(at).is_none() {
            let own = sections.get(at).filter(|own| own.role.is_none())?;
            at = own.parent?;
        }
        Some(at)
    }

    /// The group whose heading is that of `section`.
    pub fn group_of(&self, section: usize) -> Option<GroupOf> {
        let around = self.with_groups(section)?;
        let mut groups = self.groups_below(around);
        let (_, group) = groups.find(|(at, _)| *at == section)?;
        Some(GroupOf {
            section: around,
            group,
        })
    }

    /// The section that is the heading of `group` with what stands below it.
    pub fn heading_of(&self, group: GroupOf) -> Option<usize> {
        let mut groups = self.groups_below(group.section);
        groups
            .find(|(_, other)| *other == group.group)
            .map(|(at, _)| at)
    }

    /// The groups of `section` that have no heading, in the profile's order.
    pub fn silent_groups(&self, section: usize) -> Vec<GroupOf> {
        let count = self
            .known_groups(section)
            .map_or(0, |known| known.list.len());
        let all = (0..count).map(|group| GroupOf { section, group });
        all.filter(|group| self.heading_of(*group).is_none())
            .collect()
    }

    /// The group with this path, that of its section and its name, where it has no heading.
    pub fn silent_group<S: AsRef<str>>(&self, path: &[S]) -> Option<GroupOf> {
        let (name, above) = path.split_last()?;
        let section = self.find_section(above)?;
        let group = self.known_groups(section)?.named(name.as_ref())?;
        let group = GroupOf { section, group };
        self.heading_of(group).is_none().then_some(group)
    }

    /// The sentence that names the groups of `section` with nothing.
    pub fn silence_of(&self, section: usize) -> Option<Silence> {
        self.known_groups(section)?;
        self.silences_in(section).next()
    }

    /// The name of `group`, as the profile has it.
    pub fn group_name(&self, group: GroupOf) -> &str {
        let known = self.role(group.section).map(|role| &role.known);
        let known = known.and_then(|known| known.list.get(group.group));
        known.map_or("", |known| known.name.as_str())
    }

    /// The items of `section` without the sentence, which may be the last of them.
    pub fn own_items(&self, section: usize) -> &[Item] {
        let items = self.items(section);
        let around = self.with_groups(section).filter(|_| !items.is_empty());
        let silence = around.and_then(|around| self.silence_of(around));
        match (silence, items.split_last()) {
            (Some(silence), Some((last, own))) if last.span.start == silence.span.start => own,
            _ => items,
        }
    }
}
