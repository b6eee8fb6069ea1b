//! Findings: at the selection, in a section, and on the way from one to the next.

use super::{Location, Row, Session};
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

    /// Findings at the selected row, or in the whole selected section where it has no rows.
    pub fn diagnostics_here(&self) -> Vec<&Diagnostic> {
        let span = match self.selected_row() {
            Some(row) => self.span_of(row),
            None => self.span_of_location(self.location),
        };
        self.diagnostics_in(span).collect()
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
        let found = self.diagnostics_in(self.span_of(row));
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

    /// Goes to the next finding (or the one before, `by` negative) and returns its index; wraps around.
    pub fn next_problem(&mut self, from: Option<usize>, by: isize) -> Option<usize> {
        let count = self.diagnostics.len();
        if count == 0 {
            return None;
        }
        let here = self.cursor();
        let next = match (from, by > 0) {
            (Some(from), true) => (from + 1) % count,
            (Some(from), false) => (from + count - 1) % count,
            (None, true) => {
                let after = self.diagnostics.iter().position(|d| d.span.start >= here);
                after.unwrap_or(0)
            }
            (None, false) => {
                let before = self.diagnostics.iter().rposition(|d| d.span.start < here);
                before.unwrap_or(count - 1)
            }
        };
        self.go_to(self.diagnostics[next].span.start);
        Some(next)
    }
}
