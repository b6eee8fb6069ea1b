//! Levels of rules as people write them, in a `[rules]` table of a profile or of a checkout's settings: each a rule's id
//! and `off`, `hint`, `warning` or `error`. What is neither is a flaw with its place, and the rest counts.

use crate::rules::{Level, Levels, alike, rule};
use crate::text::floor_boundary;
use toml::de::{DeTable, DeValue};

/// What is wrong with one line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// The byte where it stands.
    pub(super) at: usize,
    /// The key and what was expected.
    pub(super) reason: String,
}

impl Flaw {
    /// As a sentence about the file called `name`, whose text is `source`.
    pub(super) fn sentence(&self, name: &str, source: &str) -> String {
        let before = &source[..floor_boundary(source, self.at)];
        let line = before.matches('\n').count() + 1;
        format!("{name}, line {line}: {}", self.reason)
    }
}

/// The levels that `table` sets, and what is wrong with it.
pub(super) fn levels(table: &DeTable<'_>) -> (Levels, Vec<Flaw>) {
    let (mut levels, mut flaws) = (Levels::default(), Vec::new());
    for (id, value) in table {
        match level(id.get_ref(), value.get_ref()) {
            Ok(level) => levels.set(id.get_ref().as_ref(), level),
            Err(reason) => flaws.push(Flaw {
                at: id.span().start,
                reason,
            }),
        }
    }
    (levels, flaws)
}

/// What is wrong with the `[rules]` of the profile whose text is `source`, which was read as one before.
pub(super) fn flaws_of_profile(source: &str) -> Vec<Flaw> {
    let Ok(tables) = DeTable::parse(source) else {
        return Vec::new();
    };
    let rules = tables
        .get_ref()
        .get("rules")
        .and_then(|rules| rules.get_ref().as_table());
    rules.map_or_else(Vec::new, |rules| levels(rules).1)
}

fn level(id: &str, value: &DeValue<'_>) -> Result<Level, String> {
    if rule(id).is_none() {
        let known = match alike(id).as_slice() {
            [] => "`copydesk rules` lists them".to_owned(),
            near => format!("there is {}", near.join(", ")),
        };
        return Err(format!("`{id}` is no rule; {known}"));
    }
    let name = value.as_str();
    name.and_then(Level::named)
        .ok_or_else(|| format!("the level of `{id}` is none; expected {LEVELS}"))
}

const LEVELS: &str = "\"off\", \"hint\", \"warning\" or \"error\"";
