//! The list of all rules, by family, as `copydesk rules` shows it. A test holds it against the folders' files.

use super::Rule;
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

const FAMILIES: &[Family] = &[
    family("links", links::RULES),
    family("items", items::RULES),
    family("titles", titles::RULES),
    family("prefixes", prefixes::RULES),
    family("events", events::RULES),
    family("calls", calls::RULES),
    family("structure", structure::RULES),
    family("metadata", metadata::RULES),
    family("release", release::RULES),
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
