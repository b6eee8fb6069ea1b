//! Findings: at the selection, in a section, and on the way from one to the next.

use super::{Location, Row, Session};
use crate::issue::{Leaf, LeafKind};
use crate::rules::{Diagnostic, Severity};
use crate::text::Span;

impl Session {
    /// Findings that touch `span`, in order.
    pub fn diagnostics_in(&self, span: Span) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(move |diagnostic| {
            let own = diagnostic.span;
            span.overlaps(own)
                || (own.is_empty() && span.start <= own.start && own.start < span.end)
        })
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
            Location::Missing(_) => Span::default(),
        }
    }

    /// The worst severity at `row`.
    pub fn worst_at(&self, row: Row) -> Option<Severity> {
        let found = self.diagnostics_in(self.reach_of(row));
        found.map(|diagnostic| diagnostic.severity).max()
    }

    /// The worst severity in `location`.
    pub fn worst_in(&self, location: Location) -> Option<Severity> {
        let found = self.diagnostics_in(self.span_of_location(location));
        found.map(|diagnostic| diagnostic.severity).max()
    }

    /// Numbers of errors and of warnings.
    pub fn problem_counts(&self) -> (usize, usize) {
        let count = |severity| {
            self.diagnostics
                .iter()
                .filter(|d| d.severity == severity)
                .count()
        };
        (count(Severity::Error), count(Severity::Warning))
    }

    /// Goes to the next error or warning (or the one before, `by` negative) and returns its index; wraps around.
    /// `from` is the finding that was chosen before.
    pub fn next_problem(&mut self, from: Option<usize>, by: isize) -> Option<usize> {
        let here = self.cursor();
        let counted: Vec<usize> = (0..self.diagnostics.len())
            .filter(|&at| self.diagnostics[at].severity > Severity::Hint)
            .collect();
        let is_behind = |at: usize| match from {
            Some(from) => at > from,
            None => self.diagnostics[at].span.start >= here,
        };
        let behind = counted.partition_point(|&at| !is_behind(at));
        let next = if by > 0 {
            counted.get(behind).or(counted.first())
        } else {
            let before = counted[..behind].iter().rev().find(|&&at| Some(at) != from);
            before.or(counted.last())
        };
        let next = *next?;
        self.go_to(self.diagnostics[next].span.start);
        Some(next)
    }
}
