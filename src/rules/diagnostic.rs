//! A finding, and the way to mend it.

use crate::text::{Edit, Span, Transaction};
use std::path::PathBuf;

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
    pub related: Option<Twin>,
    /// How it is mended, where that is mechanical.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The same finding with how it is mended, where that is known.
    #[must_use]
    pub(super) fn fixed_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// The same finding with another place that belongs to it.
    #[must_use]
    pub(super) fn related_to(mut self, span: Span) -> Self {
        self.related = Some(Twin::Here(span));
        self
    }

    /// The same finding with a place in a past issue that belongs to it.
    #[must_use]
    pub(super) fn seen_in(mut self, place: PastPlace) -> Self {
        self.related = Some(Twin::Past(place));
        self
    }

    /// The same finding, as bad as `severity`.
    #[must_use]
    pub(super) fn graded(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding, a suggestion only.
    #[must_use]
    pub(super) fn into_hint(mut self) -> Self {
        self.severity = Severity::Hint;
        self
    }
}

/// Another place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twin {
    /// In this issue.
    Here(Span),
    /// In a past one.
    Past(PastPlace),
}

impl Twin {
    /// The place in this issue, where it is one.
    pub fn here(&self) -> Option<Span> {
        match self {
            Self::Here(span) => Some(*span),
            Self::Past(_) => None,
        }
    }
}

/// A line of a past issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPlace {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
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

impl Fix {
    /// A fix of `source` that may be applied unasked; `None` where the edits contradict each other or change nothing.
    pub(super) fn safe(label: impl Into<String>, source: &str, edits: Vec<Edit>) -> Option<Self> {
        let fix = Self::look(label, source, edits)?;
        Some(Self {
            is_safe: true,
            ..fix
        })
    }

    /// A fix of `source` that an editor looks at before; `None` as for [`Fix::safe`].
    pub(super) fn look(label: impl Into<String>, source: &str, edits: Vec<Edit>) -> Option<Self> {
        let change = Transaction::new(source, edits).ok()?;
        (!change.is_empty()).then(|| Self {
            label: label.into(),
            is_safe: false,
            change,
        })
    }
}
