//! The list of all rules, by family, as `copydesk rules` shows it. A test holds it against the folders' files.

use super::{Level, Rule, Severity, Stage};
use super::{
    calls, events, items, links, metadata, prefixes, release, site, structure, text, titles,
};
use std::sync::LazyLock;

/// Rules about one side of an issue; a folder of this room.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// The folder's name.
    pub name: &'static str,
    /// Its rules, in the order in which they are listed.
    pub rules: &'static [Rule],
}

/// The family of what must not ship.
const GATE: &str = "release";

impl Family {
    /// The level of its rules in a draft at `stage`, where that is another than their own: what must not ship is an
    /// error when it is about to.
    pub(super) fn level_at(&self, stage: Stage) -> Option<Level> {
        let is_gate = stage == Stage::Release && self.name == GATE;
        is_gate.then_some(Level::On(Severity::Error))
    }
}

const FAMILIES: &[Family] = &[
    family("links", links::RULES),
    family("items", items::RULES),
    family("titles", titles::RULES),
    family("prefixes", prefixes::RULES),
    family("events", events::RULES),
    family("calls", calls::RULES),
    family("structure", structure::RULES),
    family("metadata", metadata::RULES),
    family(GATE, release::RULES),
    family("text", text::RULES),
    family("site", site::RULES),
];

static REGISTRY: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rules = FAMILIES.iter().flat_map(|family| family.rules);
    rules.copied().collect()
});

const fn family(name: &'static str, rules: &'static [Rule]) -> Family {
    Family { name, rules }
}

/// All families, in the order in which they are listed.
pub fn families() -> &'static [Family] {
    FAMILIES
}

/// All rules, in the order in which they are listed.
pub fn registry() -> &'static [Rule] {
    &REGISTRY
}

/// The rule called `id`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    REGISTRY.iter().find(|rule| rule.id == id)
}

/// Ids of rules that somebody who wrote `id` may have meant: nearly the same, else those that share a word with it.
pub fn alike(id: &str) -> Vec<&'static str> {
    let ids = || REGISTRY.iter().map(|rule| rule.id);
    let allowed = id.chars().count().div_ceil(5).min(4);
    let near = ids().map(|known| (strsim::osa_distance(id, known), known));
    let nearest = near.min().filter(|(distance, _)| *distance <= allowed);
    if let Some((_, known)) = nearest {
        return vec![known];
    }
    let words = || id.split(['-', '_', ' ']).filter(|word| word.len() > 3);
    let shares = |known: &&str| words().any(|word| known.split('-').any(|own| own == word));
    ids().filter(shares).collect()
}
