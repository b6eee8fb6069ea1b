//! Which newsletter a source is an issue of.

use super::Issue;
use crate::profile::{Profile, builtin, by_name};
use crate::text::floor_boundary;
use std::sync::Arc;

/// How much of a source is looked at, in bytes: more than the longest issue ever published (75 KB).
const LOOKED_AT: usize = 128 * 1024;

/// The profile among `known` that recognises most headings of `source`, the required ones twice; the generic one
/// where none has at least three.
pub fn detect(source: &str, known: &[Arc<Profile>]) -> Arc<Profile> {
    let source = &source[..floor_boundary(source, LOOKED_AT)];
    let score = |profile: &Arc<Profile>| {
        let issue = Issue::parse(source, Arc::clone(profile));
        let headings = issue.outline().sections.iter().filter_map(|s| s.role);
        let headings: usize = headings
            .map(|role| 1 + usize::from(profile.roles[role].required))
            .sum();
        let fields = &profile.metadata.required;
        let has_fields = !fields.is_empty() && fields.iter().all(|key| issue.field(key).is_some());
        headings + if has_fields { 3 } else { 0 }
    };
    let best = known
        .iter()
        .rev()
        .map(|profile| (score(profile), profile))
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score >= 3);
    match best {
        Some((_, profile)) => Arc::clone(profile),
        None => by_name("generic")
            .or_else(|| builtin().last().cloned())
            .unwrap_or_default(),
    }
}
