//! Prefixes of links, put on or taken off several items at once.

use super::{LinkFields, Refusal, edit_link, named};
use crate::issue::{Entry, Issue};
use crate::profile::Profile;
use crate::text::{Edit, Transaction};

/// Puts `prefix` on all of `items` in the profile's order, or takes it off where all of them have it. Other spellings
/// of it count as it.
///
/// # Errors
/// Where an item is no link, or the prefix has no name.
pub fn toggle_prefix(issue: &Issue, items: &[usize], prefix: &str) -> Result<Transaction, Refusal> {
    let items = named::items(issue, items)?;
    let profile = issue.profile();
    let name = prefix.trim().trim_matches(['[', ']']).trim();
    if name.is_empty() {
        return Err(Refusal::new("a prefix needs a name"));
    }
    let name = profile.prefix(name).map_or(name, |known| &known.name);
    let mut all = Vec::with_capacity(items.len());
    for &item in &items {
        let fields = LinkFields::of(issue, item).ok_or_else(|| {
            Refusal::new(format!("{} is no link", named::label(issue, item)))
                .hint("prefixes stand before links only")
        })?;
        all.push((item, fields));
    }
    let has = |fields: &LinkFields| {
        fields
            .prefixes
            .iter()
            .any(|own| is_same(profile, own, name))
    };
    let takes_off = all.iter().all(|(_, fields)| has(fields));
    let mut edits: Vec<Edit> = Vec::new();
    for (item, fields) in &all {
        let mut names = fields.prefixes.clone();
        if takes_off {
            names.retain(|own| !is_same(profile, own, name));
        } else if !has(fields) {
            put(profile, &mut names, name);
        }
        let known = &issue.outline().items[*item];
        if let (Entry::Link(entry), true) = (&known.entry, names != fields.prefixes) {
            let start = known.header_span.start;
            edits.extend(edit_link::prefixes(issue, entry, start, &names));
        }
    }
    named::change(issue, edits)
}

fn is_same(profile: &Profile, own: &str, name: &str) -> bool {
    let house = profile.prefix(own).map_or(own, |known| known.name.as_str());
    house.eq_ignore_ascii_case(name)
}

/// Inserts `name` before the first prefix that the profile lists later.
fn put(profile: &Profile, names: &mut Vec<String>, name: &str) {
    let rank = |name: &str| {
        let known = profile.prefix(name).map(|known| known.name.as_str());
        let known = known.unwrap_or(name);
        profile
            .prefixes
            .iter()
            .position(|prefix| prefix.name.eq_ignore_ascii_case(known))
            .unwrap_or(usize::MAX)
    };
    let own = rank(name);
    let at = names.iter().position(|other| rank(other) > own);
    names.insert(at.unwrap_or(names.len()), name.to_owned());
}
