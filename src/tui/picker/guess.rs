//! Where items probably belong, with the reason: from what the issue, its profile and the past issues say.
//!
//! Strongest first: the region of an event's country; the section where links of the same host were filed before and
//! stand now; the one where links with the same prefix stand. The section that the items stand in already is no guess.

use super::item;
use crate::archive::Older;
use crate::issue::{Attendance, Entry, EventEntry, GroupOf, Issue, Item, read_place};
use crate::profile::{Kind, tables};
use std::collections::{BTreeMap, BTreeSet};

const REGION: usize = 1000;
const HOST: usize = 100;
const PREFIX: usize = 50;
const SHOWN: usize = 3;

/// A section, or a known one that the issue lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A section, by its index in the outline.
    Section(usize),
    /// A role of the profile, by its index, whose section would have to be created.
    Role(usize),
    /// A group that has no heading yet.
    Silent(GroupOf),
}

/// A section where the items probably belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The section.
    pub target: Target,
    /// Why, in a few words: `3 of 4 from this host`, `DE is in Europe`.
    pub reason: String,
}

/// At most three sections for `items`, the likeliest first, where the past issues are `older`.
pub fn guesses(issue: &Issue, older: Option<Older<'_>>, items: &[usize]) -> Vec<Guess> {
    let chosen: Vec<&Item> = items
        .iter()
        .filter_map(|&at| issue.outline().items.get(at))
        .collect();
    let mut votes = Votes::default();
    for item in &chosen {
        if let Entry::Event(event) = &item.entry {
            region(issue, event, &mut votes);
        }
    }
    let hosts: BTreeSet<String> = chosen
        .iter()
        .filter_map(|item| item::host(issue, item))
        .collect();
    let word = if hosts.len() > 1 {
        "these hosts"
    } else {
        "this host"
    };
    let same_host = |item: &Item| item::host(issue, item).is_some_and(|host| hosts.contains(&host));
    if !hosts.is_empty() {
        let mut counts = counts(issue, items, same_host);
        if let Some(older) = older {
            add_filed(issue, older, &hosts, &mut counts);
        }
        tally(&counts, HOST, &format!("from {word}"), &mut votes);
    }
    let prefixes: BTreeSet<String> = chosen
        .iter()
        .flat_map(|item| prefixes(issue, item))
        .collect();
    for prefix in prefixes {
        let has = |item: &Item| self::prefixes(issue, item).contains(&prefix);
        let counts = counts(issue, items, has);
        tally(&counts, PREFIX, &format!("with [{prefix}]"), &mut votes);
    }
    votes.best(home(issue, items).map(Target::Section))
}

/// The section that all of `items` stand in.
pub(super) fn home(issue: &Issue, items: &[usize]) -> Option<usize> {
    let known = |item: &&usize| **item < issue.outline().items.len();
    let sections = items.iter().filter(known);
    let mut sections = sections.map(|&item| issue.section_of_item(item));
    let first = sections.next()?;
    sections.all(|section| section == first).then_some(first)
}

/// Prefixes of a link as the profile spells them; in small letters where it does not know them.
pub(super) fn prefixes(issue: &Issue, item: &Item) -> Vec<String> {
    let Entry::Link(entry) = &item.entry else {
        return Vec::new();
    };
    let names = entry.prefixes.iter();
    names
        .map(|prefix| {
            let name = prefix.name_span.of(issue.source()).trim();
            match issue.profile().prefix(name) {
                Some(known) => known.name.clone(),
                None => name.to_lowercase(),
            }
        })
        .collect()
}

#[derive(Default)]
struct Votes {
    cast: BTreeMap<Target, (usize, String)>,
}

impl Votes {
    /// A vote for `target`; of several reasons the weightiest is told.
    fn cast(&mut self, target: Target, weight: usize, reason: String) {
        let entry = self.cast.entry(target).or_default();
        if weight > entry.0 {
            *entry = (weight, reason);
        }
    }

    fn best(mut self, home: Option<Target>) -> Vec<Guess> {
        self.cast.retain(|target, _| Some(*target) != home);
        let mut found: Vec<(Target, (usize, String))> = self.cast.into_iter().collect();
        found.sort_by_key(|(_, (weight, _))| std::cmp::Reverse(*weight));
        found.truncate(SHOWN);
        let guess = |(target, (_, reason))| Guess { target, reason };
        found.into_iter().map(guess).collect()
    }
}

/// Votes for the region of an event's country, or for the online one.
fn region(issue: &Issue, event: &EventEntry, votes: &mut Votes) {
    let profile = issue.profile();
    let place = read_place(event.place(issue.source()), &profile.events);
    let (role, what) = if place.attendance == Attendance::Virtual {
        (profile.virtual_role(), None)
    } else {
        let country = tables().country(&place.country);
        let role = country.and_then(|country| profile.region_role(&country.continent));
        (role, Some(place.country))
    };
    let Some(order) = role.and_then(|role| profile.order_of(role)) else {
        return;
    };
    let role = &profile.roles[order];
    let section = issue.section_of_role(&role.role);
    let reason = match what {
        None => "an online event".to_owned(),
        Some(country) => format!("{country} is in {}", role.title()),
    };
    let target = section.map_or(Target::Role(order), Target::Section);
    votes.cast(target, REGION, reason);
}

/// How many of the other items that `fits` accepts each section has.
fn counts(
    issue: &Issue,
    chosen: &[usize],
    fits: impl Fn(&Item) -> bool,
) -> BTreeMap<Target, usize> {
    let outline = issue.outline();
    let count = |section: usize| {
        let items = outline.sections[section].items.clone();
        items
            .filter(|at| !chosen.contains(at) && fits(&outline.items[*at]))
            .count()
    };
    let sections = 0..outline.sections.len();
    sections
        .map(|section| (Target::Section(section), count(section)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Adds where links of `hosts` were filed in past issues, by role: those of sections that hold links. Pull requests are a
/// hundred times as many, and say nothing about other pages of their host.
fn add_filed(
    issue: &Issue,
    older: Older<'_>,
    hosts: &BTreeSet<String>,
    counts: &mut BTreeMap<Target, usize>,
) {
    let profile = issue.profile();
    let holds_links = |role: &str| {
        profile
            .role(role)
            .is_some_and(|role| role.kind == Kind::Links)
    };
    let filed = hosts.iter().flat_map(|host| older.filed(host));
    for (role, count) in filed.filter(|(role, _)| holds_links(role)) {
        let section = issue.section_of_role(role).map(Target::Section);
        let missing = || profile.order_of(role).map(Target::Role);
        if let Some(target) = section.or_else(missing) {
            *counts.entry(target).or_default() += count;
        }
    }
}

/// Votes for sections by their share of `counts`.
fn tally(counts: &BTreeMap<Target, usize>, weight: usize, what: &str, votes: &mut Votes) {
    let total: usize = counts.values().sum();
    for (&target, &count) in counts {
        let share = weight * count / total + count.min(weight / 4);
        votes.cast(target, share, format!("{count} of {total} {what}"));
    }
}
