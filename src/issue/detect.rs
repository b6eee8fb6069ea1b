//! Which newsletter a source is an issue of.

use super::Issue;
use super::outline::{self, Outline};
use super::sections::assign;
use crate::profile::{Profile, builtin, by_name};
use crate::text::floor_boundary;
use std::sync::Arc;

/// How much of a source is looked at, in bytes: more than the longest issue ever published (75 KB).
const LOOKED_AT: usize = 128 * 1024;

/// The profile among `known` that recognises most headings of `source`, the required ones twice; the generic one
/// where none has at least three.
pub fn detect(source: &str, known: &[Arc<Profile>]) -> Arc<Profile> {
    let source = &source[..floor_boundary(source, LOOKED_AT)];
    best(source, &mut outline::structure(source), known)
}

impl Issue {
    /// Reads `source` as an issue of that one of `known` which [`detect`] finds, in one go. Never fails.
    pub fn detected(source: impl Into<String>, known: &[Arc<Profile>]) -> Self {
        let source = source.into();
        if source.len() > LOOKED_AT {
            let profile = detect(&source, known);
            return Self::parse(source, profile);
        }
        let mut outline = outline::structure(&source);
        let profile = best(&source, &mut outline, known);
        outline::finish(&source, &profile, &mut outline);
        Self::of(source, profile, outline)
    }
}

fn best(source: &str, outline: &mut Outline, known: &[Arc<Profile>]) -> Arc<Profile> {
    let best = known
        .iter()
        .rev()
        .map(|profile| (score(source, outline, profile), profile))
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score >= 3);
    match best {
        Some((_, profile)) => Arc::clone(profile),
        None => by_name("generic")
            .or_else(|| builtin().last().cloned())
            .unwrap_or_default(),
    }
}

fn score(source: &str, outline: &mut Outline, profile: &Profile) -> usize {
    assign(profile, &mut outline.sections);
    let headings = outline.sections.iter().filter_map(|section| section.role);
    let headings: usize = headings
        .map(|role| 1 + usize::from(profile.roles[role].required))
        .sum();
    let front = outline.front_matter.as_ref();
    let has = |key: &String| front.is_some_and(|front| front.field(source, key).is_some());
    let fields = &profile.metadata.required;
    let has_fields = !fields.is_empty() && fields.iter().all(has);
    headings + if has_fields { 3 } else { 0 }
}
