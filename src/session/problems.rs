//! Findings: at the selection, in a section, on the way from one to the next, and before publishing.

use super::{Location, Row, Session, Tally};
use crate::issue::{Leaf, LeafKind};
use crate::rules::{Diagnostic, Facts, Stage, check};
use crate::text::Span;

impl Session {
    /// What is wrong with the issue as it is now, in order of position.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.findings.all
    }

    /// Findings that touch `span`, in order, each with its index.
    pub fn found_in(&self, span: Span) -> impl Iterator<Item = (usize, &Diagnostic)> {
        let all = self.findings.all.iter().enumerate();
        all.filter(move |(_, diagnostic)| {
            let own = diagnostic.span;
            span.overlaps(own)
                || (own.is_empty() && span.start <= own.start && own.start < span.end)
        })
    }

    /// Findings that touch `span`, in order.
    pub fn diagnostics_in(&self, span: Span) -> impl Iterator<Item = &Diagnostic> {
        self.found_in(span).map(|(_, found)| found)
    }

    /// True where finding `at` is an error or a warning that nobody acknowledged.
    pub fn is_counted(&self, at: usize) -> bool {
        self.findings.is_counted(at)
    }

    /// True where somebody acknowledged finding `at`.
    pub fn is_acknowledged(&self, at: usize) -> bool {
        self.findings.is_covered(at)
    }

    /// True where finding `at` was not there when the file was opened.
    pub fn is_new(&self, at: usize) -> bool {
        self.findings.is_new(at)
    }

    /// How many findings that count are new since the file was opened.
    pub fn new_count(&self) -> usize {
        let all = 0..self.findings.all.len();
        all.filter(|&at| self.is_counted(at) && self.is_new(at))
            .count()
    }

    /// The lines of `row` and what stands between it and the next one; for the first row also what stands before it.
    /// So every byte of a section, blank lines and heading included, belongs to just one of its rows.
    pub fn reach_of(&self, row: Row) -> Span {
        let own = self.span_of(row);
        let Row::Field(_) = row else {
            let section = self.issue.section_at(own.start);
            let around = self.issue.outline().sections[section].own_span;
            let leaves = &self.issue.outline().leaves;
            let is_row = |leaf: &&Leaf| !matches!(leaf.kind, LeafKind::Blank | LeafKind::Heading);
            let at = leaves.partition_point(|leaf| leaf.span.start < own.end);
            let next = leaves[at..].iter().find(is_row);
            let before = leaves.partition_point(|leaf| leaf.span.start < own.start);
            let first = leaves[..before]
                .iter()
                .rev()
                .take_while(|leaf| leaf.span.start >= around.start);
            let is_first = !first.into_iter().any(|leaf| is_row(&leaf));
            let start = if is_first { around.start } else { own.start };
            let end = next.map_or(around.end, |leaf| leaf.span.start.min(around.end));
            return Span::new(start, end.max(own.end));
        };
        own
    }

    /// The lines of `location`, without the sections below it.
    pub fn span_of_location(&self, location: Location) -> Span {
        let outline = self.issue.outline();
        match location {
            Location::Metadata => outline
                .front_matter
                .as_ref()
                .map_or(Span::default(), |f| f.span),
            Location::Section(at) => outline
                .sections
                .get(at)
                .map_or(Span::default(), |s| s.own_span),
            Location::Missing(_) | Location::Silent(..) => Span::default(),
        }
    }

    /// What counts at `row`: every finding belongs to the one row in whose reach it begins.
    pub fn tally_at(&self, row: Row) -> Tally {
        let mut reach = self.reach_of(row);
        if reach.end == self.issue.source().len() {
            // What is missing at the very end belongs to the last row.
            reach.end += 1;
        }
        self.findings.tally_between(reach)
    }

    /// What counts in `location`, without the sections below it.
    pub fn tally_of(&self, location: Location) -> Tally {
        self.findings.tally(location)
    }

    /// What counts in `location` and in the sections below it.
    pub fn tally_below(&self, location: Location) -> Tally {
        let own = self.tally_of(location);
        let sections = &self.issue.outline().sections;
        // Nothing stands below the introduction.
        let (at, level) = match location {
            Location::Section(at @ 1..) if at < sections.len() => (at, sections[at].level),
            _ => return own,
        };
        let below = (at + 1..sections.len()).take_while(|&at| sections[at].level > level);
        below
            .map(|at| self.tally_of(Location::Section(at)))
            .fold(own, Tally::and)
    }

    /// What counts in the whole issue.
    pub fn tally(&self) -> Tally {
        self.findings.total()
    }

    /// Numbers of errors and of warnings.
    pub fn problem_counts(&self) -> (usize, usize) {
        let Tally { errors, warnings } = self.tally();
        (errors, warnings)
    }

    /// Goes to the next error or warning (or the one before, `by` negative) and returns its index; wraps around.
    /// `from` is the finding that was chosen before.
    pub fn next_problem(&mut self, from: Option<usize>, by: isize) -> Option<usize> {
        let here = self.cursor();
        let counted: Vec<usize> = (0..self.findings.all.len())
            .filter(|&at| self.is_counted(at))
            .collect();
        let is_behind = |at: usize| match from {
            Some(from) => at > from,
            None => self.findings.all[at].span.start >= here,
        };
        let behind = counted.partition_point(|&at| !is_behind(at));
        let next = if by > 0 {
            counted.get(behind).or(counted.first())
        } else {
            let before = counted[..behind].iter().rev().find(|&&at| Some(at) != from);
            before.or(counted.last())
        };
        let next = *next?;
        self.go_to(self.findings.all[next].span.start);
        Some(next)
    }

    /// What would be wrong if the issue were at `stage`: nothing here changes by that.
    pub fn checked_at(&self, stage: Stage) -> Vec<Diagnostic> {
        let facts = Facts {
            stage,
            ..self.facts.clone()
        };
        check(&self.issue, &facts)
    }

    /// True where somebody acknowledged `found`, a finding in the text as it is now.
    pub fn covers(&self, found: &Diagnostic) -> bool {
        let draft = self.file.file_name().unwrap_or_default();
        self.findings
            .acknowledged
            .covers(&self.issue, &draft, found)
    }
}
