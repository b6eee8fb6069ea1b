//! Numbers of errors and warnings. Hints are never counted, nor what an editor acknowledged.

use crate::rules::Severity;

/// How many errors and warnings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    /// Both together.
    pub const fn total(self) -> usize {
        self.errors + self.warnings
    }

    /// The worst severity among them.
    pub const fn worst(self) -> Option<Severity> {
        match (self.errors, self.warnings) {
            (0, 0) => None,
            (0, _) => Some(Severity::Warning),
            _ => Some(Severity::Error),
        }
    }

    /// One finding more, as bad as `severity`; a hint counts nothing.
    pub(super) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Hint => {}
        }
    }

    /// The sum of both.
    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
        }
    }
}
