//! What is wrong with an issue: one flaw per file, in a folder for each family, all run after every edit.
//!
//! A rule never fails and never reports a span outside the text. A fix is a transaction; there is no second way to fix.

mod diagnostic;
mod facts;
mod fingerprint;
mod registry;
mod shared;

mod calls;
mod events;
mod items;
mod links;
mod metadata;
mod prefixes;
mod release;
mod site;
mod structure;
mod text;
mod titles;

pub use diagnostic::{Diagnostic, Fix, PastPlace, Severity, Twin};
pub use facts::{Facts, Level, Levels, Stage};
pub use fingerprint::Fingerprint;
pub use registry::{Family, alike, families, registry, rule};

use crate::issue::Issue;
use crate::text::{Span, Transaction};
use std::collections::BTreeMap;
use std::fmt;

/// One flaw.
#[derive(Clone, Copy)]
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

impl Rule {
    /// A finding of this rule at `span`, without a fix.
    fn found(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule: self.id,
            severity: self.severity,
            span,
            message: message.into(),
            related: None,
            fix: None,
        }
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({}, {})", self.id, self.severity.as_str())
    }
}

/// Runs every rule that neither the profile nor the checkout turns off. Diagnostics come in order of their spans.
pub fn check(issue: &Issue, facts: &Facts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for family in families() {
        let usual = family.level_at(facts.stage);
        for rule in family.rules {
            let level = facts.level(issue, rule.id).or(usual);
            if level == Some(Level::Off) {
                continue;
            }
            let before = found.len();
            (rule.check)(issue, facts, &mut found);
            if let Some(Level::On(severity)) = level {
                relevel(rule, severity, &mut found[before..]);
            }
        }
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

/// Gives findings another level; a rule's own suggestions stay suggestions.
fn relevel(rule: &Rule, level: Severity, found: &mut [Diagnostic]) {
    for diagnostic in found {
        let is_suggestion = diagnostic.severity < rule.severity;
        if !is_suggestion {
            diagnostic.severity = level;
        }
    }
}

/// All safe fixes of `found` that do not touch the same text, as one change, and how many findings it mends. The rest
/// wants another round: check the changed text again.
pub fn safe_fixes(source: &str, found: &[Diagnostic]) -> (Transaction, usize) {
    let fixes = safe_together(found);
    let edits = fixes.iter().filter_map(|found| found.fix.as_ref());
    let edits = edits.flat_map(|fix| fix.change.edits()).cloned();
    match Transaction::new(source, edits.collect()) {
        Ok(change) => (change, fixes.len()),
        Err(_) => (Transaction::default(), 0),
    }
}

/// Those of `found` that have a safe fix, each touching other text than all before it.
pub fn safe_together<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<&'a Diagnostic> {
    // Spans taken so far: start to end.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut together = Vec::new();
    for diagnostic in found {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.is_safe) else {
            continue;
        };
        let touches = |span: Span| {
            let before = taken.range(..=span.end).next_back();
            before.is_some_and(|(_, &end)| end >= span.start)
        };
        let edits = fix.change.edits();
        if edits.is_empty() || edits.iter().any(|edit| touches(edit.span)) {
            continue;
        }
        for edit in edits {
            let end = taken.entry(edit.span.start).or_insert(edit.span.end);
            *end = edit.span.end.max(*end);
        }
        together.push(diagnostic);
    }
    together
}
