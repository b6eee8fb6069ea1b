//! Colours of printed findings: only where a terminal shows them and nobody asked for none.

use crate::rules::Severity;
use std::env;
use std::io::{self, IsTerminal as _};

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// As it is.
    Plain,
    /// With the escapes of a terminal.
    Coloured,
}

impl Paint {
    /// What standard output can show.
    pub(super) fn of_stdout() -> Self {
        let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
        if io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb {
            Self::Coloured
        } else {
            Self::Plain
        }
    }

    /// `text` in the colour of `severity`.
    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        self.with(
            match severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Hint => "1;36",
            },
            text,
        )
    }

    /// `text` that stands out.
    pub(super) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    /// `text` that stands back.
    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// `text` about a fix.
    pub(super) fn fix(self, text: &str) -> String {
        self.with("32", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        match self {
            Self::Coloured if !text.is_empty() => format!("\x1b[{code}m{text}\x1b[0m"),
            _ => text.to_owned(),
        }
    }
}
