//! What is wrong with an issue: one flaw per file, all run after every edit.
//!
//! A rule never fails and never reports a span outside the text. A fix is a transaction; there is no second way to fix.

mod diagnostic;

pub use diagnostic::{Diagnostic, Fix, Severity};

use crate::issue::Issue;

/// What a rule may know besides the issue.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Name of the file, without its folder, where it has one.
    pub file_name: Option<String>,
}

/// One flaw.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Identifier, the name of its file with hyphens.
    pub id: &'static str,
    /// How bad it is by default.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub summary: &'static str,
    /// Its page: what, why, example, fix. Markdown.
    pub page: &'static str,
    /// Finds the flaw.
    pub check: fn(&Issue, &Facts, &mut Vec<Diagnostic>),
}

/// All rules, in the order in which they are listed.
pub fn registry() -> &'static [Rule] {
    &[]
}

/// Runs every rule that the profile does not turn off. Diagnostics come in order of their spans.
pub fn check(issue: &Issue, facts: &Facts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in registry() {
        (rule.check)(issue, facts, &mut found);
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}
