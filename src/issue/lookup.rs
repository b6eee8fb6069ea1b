//! Questions that operations, rules and the interface ask of an issue.

use super::outline::{LeafKind, Outline, Section};
use super::{Entry, Issue, Item};
use crate::profile::{Kind, Role, read_date};
use crate::text::Span;
use jiff::civil::Date;
use std::collections::HashMap;

impl Issue {
    /// Titles from level 2 (or the first heading) down to `section`.
    pub fn path(&self, section: usize) -> Vec<&str> {
        let sections = &self.outline().sections;
        let mut path = Vec::new();
        let mut up = Some(section).filter(|&at| at > 0);
        while let Some(at) = up {
            let is_self = at == section;
            if is_self || sections[at].level > 1 {
                path.push(sections[at].title.as_str());
            }
            up = sections[at].parent;
        }
        path.reverse();
        path
    }

    /// The lines of running text, without what ends them; of paragraphs only, not of items or quotes.
    pub fn prose_lines(&self) -> impl Iterator<Item = Span> {
        let leaves = self.outline().leaves.iter();
        let prose = leaves.filter(|leaf| leaf.kind == LeafKind::Prose);
        let lines = prose.flat_map(|leaf| leaf.span.lines(self.source()));
        lines.map(|line| line.trimmed_end(self.source()))
    }

    /// Titles of all levels down to `section`.
    fn whole_path(&self, section: usize) -> Vec<&str> {
        let sections = &self.outline().sections;
        let mut path = Vec::new();
        let mut up = Some(section).filter(|&at| at > 0);
        while let Some(at) = up {
            path.push(sections[at].title.as_str());
            up = sections[at].parent;
        }
        path.reverse();
        path
    }

    /// The section with this path: matched exactly, else case-folded; a path of one `@role` matches by role. A heading
    /// of level 1 around the section may be named or left out.
    pub fn find_section<S: AsRef<str>>(&self, path: &[S]) -> Option<usize> {
        if let [only] = path
            && let Some(role) = only.as_ref().strip_prefix('@')
        {
            return self.section_of_role(role);
        }
        let fits = |same: fn(&str, &str) -> bool| {
            let is_path = |own: &[&str]| {
                own.len() == path.len() && own.iter().zip(path).all(|(a, b)| same(a, b.as_ref()))
            };
            let mut all = 1..self.outline().sections.len();
            all.clone()
                .find(|&at| is_path(&self.path(at)))
                .or_else(|| all.find(|&at| is_path(&self.whole_path(at))))
        };
        fits(|a, b| a == b).or_else(|| fits(|a, b| a.to_lowercase() == b.to_lowercase()))
    }

    /// The first section that has the role called `role`.
    pub fn section_of_role(&self, role: &str) -> Option<usize> {
        let wanted = self.profile().order_of(role)?;
        self.outline()
            .sections
            .iter()
            .position(|section| section.role == Some(wanted))
    }

    /// The role of `section`.
    pub fn role(&self, section: usize) -> Option<&Role> {
        let role = self.outline().sections.get(section)?.role?;
        self.profile().roles.get(role)
    }

    /// What `section` holds. A section without a role whose items are events holds events.
    pub fn kind(&self, section: usize) -> Kind {
        let kind = self.outline().kind(self.profile(), section);
        let is_event = |item: &Item| matches!(item.entry, Entry::Event(_));
        match kind {
            Kind::Links if self.items(section).iter().any(is_event) => Kind::Events,
            _ => kind,
        }
    }

    /// The items that stand directly in `section`.
    pub fn items(&self, section: usize) -> &[Item] {
        let range = self
            .outline()
            .sections
            .get(section)
            .map(|s| s.items.clone());
        range
            .and_then(|range| self.outline().items.get(range))
            .unwrap_or_default()
    }

    /// Number of items in `section` and the sections below it.
    pub fn count_below(&self, section: usize) -> usize {
        let sections = &self.outline().sections;
        let span = sections[section].span;
        sections[section..]
            .iter()
            .take_while(|s| span.covers(s.own_span))
            .map(|s| s.items.len())
            .sum()
    }

    /// The section in which byte `at` lies.
    pub fn section_at(&self, at: usize) -> usize {
        let after = self
            .outline()
            .sections
            .partition_point(|section: &Section| section.own_span.start <= at);
        after.saturating_sub(1)
    }

    /// The top-level item in which byte `at` lies.
    pub fn item_at(&self, at: usize) -> Option<usize> {
        let items = &self.outline().items;
        let after = items.partition_point(|item| item.span.start <= at);
        after
            .checked_sub(1)
            .filter(|&index| items[index].span.contains(at))
    }

    /// The section of item `item`.
    pub fn section_of_item(&self, item: usize) -> usize {
        self.section_at(self.outline().items[item].span.start)
    }

    /// True where byte `at` lies in a comment.
    pub fn in_comment(&self, at: usize) -> bool {
        let comments = &self.outline().comments;
        let after = comments.partition_point(|comment| comment.start <= at);
        after > 0 && comments[after - 1].contains(at)
    }

    /// The value of metadata field `key`.
    pub fn field(&self, key: &str) -> Option<&str> {
        let front = self.outline().front_matter.as_ref()?;
        Some(front.field(self.source(), key)?.value(self.source()))
    }

    /// The span of the value of metadata field `key`.
    pub fn field_span(&self, key: &str) -> Option<Span> {
        let front = self.outline().front_matter.as_ref()?;
        Some(front.field(self.source(), key)?.value_span)
    }

    /// The issue's date, by its metadata.
    pub fn date(&self) -> Option<Date> {
        let value = self.field(&self.profile().metadata.date)?;
        read_date(value)?.date
    }

    /// The issue's number, by its metadata.
    pub fn number(&self) -> Option<i64> {
        self.field(&self.profile().metadata.number)?
            .trim()
            .parse()
            .ok()
    }

    /// The definition of `label`, compared case-folded; the last one, as the site takes it.
    pub fn definition(&self, label: &str) -> Option<&str> {
        let wanted = fold_label(label);
        let definitions = &self.outline().definitions;
        let at = self.definitions_by_label().get(&wanted)?;
        Some(definitions.get(*at)?.url_span.of(self.source()))
    }

    fn definitions_by_label(&self) -> &HashMap<String, usize> {
        self.definitions.get_or_init(|| {
            let all = self.outline().definitions.iter().enumerate();
            all.map(|(at, known)| (fold_label(known.label_span.of(self.source())), at))
                .collect()
        })
    }
}

impl Outline {
    /// True where `label` is defined, compared case-folded.
    pub(super) fn defines(&self, source: &str, label: &str) -> bool {
        let wanted = fold_label(label);
        let mut known = self.definitions.iter();
        known.any(|known| fold_label(known.label_span.of(source)) == wanted)
    }
}

/// A label as references are matched: case-folded, white space collapsed.
pub(super) fn fold_label(label: &str) -> String {
    label
        .split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
