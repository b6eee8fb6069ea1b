//! A finding, and the way to mend it.

use crate::text::{Span, Transaction};

/// How bad a flaw is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A suggestion; never counted, never blocks.
    Hint,
    /// An editor almost always changes it.
    Warning,
    /// Wrong on the site, or breaks another tool.
    Error,
}

impl Severity {
    /// `error`, `warning` or `hint`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity that [`Severity::as_str`] calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Hint, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.as_str() == name)
    }
}

/// One finding in one revision of an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Id of its rule.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The text that must change.
    pub span: Span,
    /// What is wrong, with the concrete values.
    pub message: String,
    /// Another place that belongs to it: the twin of a duplicate.
    pub related: Option<Span>,
    /// How it is mended, where that is mechanical.
    pub fix: Option<Fix>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in a few words: `Remove 3 blank lines`.
    pub label: String,
    /// May be applied unasked.
    pub is_safe: bool,
    /// The change.
    pub change: Transaction,
}
