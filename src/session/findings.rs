//! What is wrong in one revision, and how each finding stands to the editor: new since the file was opened, or there
//! before; acknowledged, or counted.
//!
//! A finding is an old one where it touches the place to which an edit carried an old one, or where an old one was
//! recognised by the same fingerprint before: so undo brings back what it was.

use super::Session;
use super::acknowledged::Acknowledged;
use super::location::Location;
use super::tally::Tally;
use crate::rules::{Diagnostic, Facts, Fingerprint, Severity, check};
use crate::text::{Span, Transaction};
use std::collections::HashMap;

/// Since when a finding is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// Since the file was opened.
    Old,
    /// Since an edit.
    New,
}

/// What came before a check.
#[derive(Clone, Copy, Debug)]
pub(super) enum Since<'a> {
    /// The file was opened.
    Opening,
    /// An edit.
    Edit(&'a Transaction),
    /// More became known beside the text: what is found now was there before.
    Learning,
}

/// All findings of one revision.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// In order of their spans.
    pub(super) all: Vec<Diagnostic>,
    prints: Vec<Fingerprint>,
    ages: Vec<Age>,
    /// How often a fingerprint was that of an old finding, at most at once.
    known: HashMap<Fingerprint, usize>,
    /// What editors acknowledged.
    pub(super) acknowledged: Acknowledged,
    /// Which findings that covers.
    covered: Vec<bool>,
    /// First bytes of errors and of warnings that count.
    counted: [Vec<usize>; 2],
    tallies: HashMap<Location, Tally>,
    total: Tally,
}

impl Session {
    /// Runs the rules on the text as it is now.
    pub(super) fn recheck(&mut self, since: Since<'_>) {
        let found = check(&self.issue, &self.facts);
        let prints: Vec<Fingerprint> = found
            .iter()
            .map(|found| Fingerprint::of(&self.issue, found))
            .collect();
        self.findings.ages = self.findings.judged(since, &found, &prints);
        self.findings.all = found;
        self.findings.prints = prints;
        self.findings.remember();
        self.recount();
    }

    /// More is known beside the text; what the rules find by it was there before.
    pub fn learn(&mut self, learn: impl FnOnce(&mut Facts)) {
        learn(&mut self.facts);
        self.revision += 1;
        self.recheck(Since::Learning);
    }

    /// Counts again what is neither a hint nor acknowledged.
    pub(super) fn recount(&mut self) {
        let mut findings = std::mem::take(&mut self.findings);
        let draft = self.file.file_name().unwrap_or_default();
        let acknowledged = &findings.acknowledged;
        let each = findings.all.iter().zip(&findings.prints);
        findings.covered = each
            .map(|(found, print)| {
                acknowledged
                    .by(&self.issue, &draft, found, *print)
                    .is_some()
            })
            .collect();
        findings.counted = [Vec::new(), Vec::new()];
        findings.tallies = HashMap::new();
        findings.total = Tally::default();
        let all = 0..findings.all.len();
        let counted: Vec<usize> = all.filter(|&at| findings.is_counted(at)).collect();
        for at in counted {
            let found = &findings.all[at];
            let place = self.location_at(found.span.start);
            findings
                .tallies
                .entry(place)
                .or_default()
                .add(found.severity);
            findings.total.add(found.severity);
            let is_warning = found.severity != Severity::Error;
            findings.counted[usize::from(is_warning)].push(found.span.start);
        }
        self.findings = findings;
    }
}

impl Findings {
    /// True for an error or a warning that nobody acknowledged.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let counts = |found: &Diagnostic| found.severity > Severity::Hint;
        self.all.get(at).is_some_and(counts) && !self.is_covered(at)
    }

    /// True for an acknowledged one.
    pub(super) fn is_covered(&self, at: usize) -> bool {
        self.covered.get(at).copied().unwrap_or_default()
    }

    /// True for one that an edit brought.
    pub(super) fn is_new(&self, at: usize) -> bool {
        self.ages.get(at) == Some(&Age::New)
    }

    /// The fingerprint of finding `at`.
    pub(super) fn print(&self, at: usize) -> Option<Fingerprint> {
        self.prints.get(at).copied()
    }

    /// What counts in `location`, without the sections below it.
    pub(super) fn tally(&self, location: Location) -> Tally {
        self.tallies.get(&location).copied().unwrap_or_default()
    }

    /// What counts in the whole issue.
    pub(super) fn total(&self) -> Tally {
        self.total
    }

    /// What counts from the first byte of `span` on, before its end.
    pub(super) fn tally_between(&self, span: Span) -> Tally {
        let [errors, warnings] = self.counted.each_ref().map(|starts| {
            let before = |end: usize| starts.partition_point(|&start| start < end);
            before(span.end).saturating_sub(before(span.start))
        });
        Tally { errors, warnings }
    }

    /// Since when each of `found` is there.
    fn judged(&self, since: Since<'_>, found: &[Diagnostic], prints: &[Fingerprint]) -> Vec<Age> {
        let carried = match since {
            Since::Opening => return vec![Age::Old; found.len()],
            Since::Edit(change) => self.carried(Age::Old, Some(change)),
            Since::Learning => self.carried(Age::New, None),
        };
        let at_its_place = carried.taken_by(found);
        let place_age = match since {
            Since::Learning => return ages(&at_its_place, Age::New, Age::Old),
            _ => Age::Old,
        };
        let mut ages = ages(&at_its_place, place_age, Age::New);
        let mut left = self.known.clone();
        for (print, is_old) in prints.iter().zip(&at_its_place) {
            if *is_old && let Some(count) = left.get_mut(print) {
                *count = count.saturating_sub(1);
            }
        }
        for (age, print) in ages.iter_mut().zip(prints) {
            if *age == Age::New
                && let Some(count) = left.get_mut(print).filter(|count| **count > 0)
            {
                *count -= 1;
                *age = Age::Old;
            }
        }
        ages
    }

    /// Where the findings of `age` are after `change`, by rule.
    fn carried(&self, age: Age, change: Option<&Transaction>) -> Carried {
        let mut places: HashMap<&'static str, Vec<Span>> = HashMap::new();
        let each = self.all.iter().zip(&self.ages);
        for (found, _) in each.filter(|(_, own)| **own == age) {
            let span = match change {
                Some(change) => change.map_span(found.span),
                None => found.span,
            };
            places.entry(found.rule).or_default().push(span);
        }
        for spans in places.values_mut() {
            spans.sort_unstable();
        }
        Carried(places)
    }

    /// Remembers the fingerprints of what is old.
    fn remember(&mut self) {
        let mut counts: HashMap<Fingerprint, usize> = HashMap::new();
        let each = self.prints.iter().zip(&self.ages);
        for (print, _) in each.filter(|(_, age)| **age == Age::Old) {
            *counts.entry(*print).or_default() += 1;
        }
        for (print, count) in counts {
            let known = self.known.entry(print).or_default();
            *known = count.max(*known);
        }
    }
}

fn ages(is_carried: &[bool], yes: Age, no: Age) -> Vec<Age> {
    let each = is_carried.iter();
    each.map(|is_carried| if *is_carried { yes } else { no })
        .collect()
}

/// Places of earlier findings by rule, each in order.
struct Carried(HashMap<&'static str, Vec<Span>>);

impl Carried {
    /// Which of `found`, in order of their spans, stand where an earlier one of their rule stood; each place counts once.
    fn taken_by(&self, found: &[Diagnostic]) -> Vec<bool> {
        let mut next: HashMap<&'static str, usize> = HashMap::new();
        found
            .iter()
            .map(|found| {
                let Some(places) = self.0.get(found.rule) else {
                    return false;
                };
                let from = next.entry(found.rule).or_default();
                let behind = |place: &Span| place.end < found.span.start;
                *from += places[*from..]
                    .iter()
                    .take_while(|place| behind(place))
                    .count();
                let is_here = places
                    .get(*from)
                    .is_some_and(|place| place.start <= found.span.end);
                *from += usize::from(is_here);
                is_here
            })
            .collect()
    }
}
