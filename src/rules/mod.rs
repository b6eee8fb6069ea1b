//! What is wrong with an issue: one flaw per file, all run after every edit.
//!
//! A rule never fails and never reports a span outside the text. A fix is a transaction; there is no second way to fix.

mod diagnostic;
mod registry;
mod shared;

mod blank_line_in_list;
mod duplicate_link;
mod empty_section;
mod event_out_of_order;
mod event_shape;
mod invisible_character;
mod list_glued_to_prose;
mod malformed_date;
mod missing_bullet;
mod missing_scheme;
mod missing_section;
mod mojibake;
mod not_utf8;
mod number_date_mismatch;
mod past_event;
mod placeholder;
mod space_between_brackets;
mod tracking_parameter;
mod unbalanced_brackets;
mod undefined_reference;
mod wrong_region;

pub use diagnostic::{Diagnostic, Fix, Severity};
pub use registry::{registry, rule};

use crate::issue::Issue;
use crate::text::{Edit, Span, Transaction};
use std::collections::BTreeMap;
use std::fmt;

/// What a rule may know besides the issue.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Name of the file, without its folder, where it has one.
    pub file_name: Option<String>,
    /// Offset of the first byte of the file that is no text, where there is one.
    pub bad_byte: Option<usize>,
}

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

/// Runs every rule that the profile does not turn off. Diagnostics come in order of their spans.
pub fn check(issue: &Issue, facts: &Facts) -> Vec<Diagnostic> {
    let levels = &issue.profile().rules;
    let mut found = Vec::new();
    for rule in registry() {
        let level = levels.get(rule.id).map(String::as_str);
        if level == Some("off") {
            continue;
        }
        let before = found.len();
        (rule.check)(issue, facts, &mut found);
        if let Some(level) = level.and_then(Severity::named) {
            relevel(rule, level, &mut found[before..]);
        }
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

/// Gives findings the profile's level; a rule's own suggestions stay suggestions.
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
    // Spans taken so far: start to end.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut edits: Vec<Edit> = Vec::new();
    let mut mended = 0;
    let fixes = found.iter().filter_map(|found| found.fix.as_ref());
    for fix in fixes.filter(|fix| fix.is_safe) {
        let touches = |span: Span| {
            let before = taken.range(..=span.end).next_back();
            before.is_some_and(|(_, &end)| end >= span.start)
        };
        if fix.change.edits().iter().any(|edit| touches(edit.span)) {
            continue;
        }
        for edit in fix.change.edits() {
            let end = taken.entry(edit.span.start).or_insert(edit.span.end);
            *end = edit.span.end.max(*end);
            edits.push(edit.clone());
        }
        mended += 1;
    }
    match Transaction::new(source, edits) {
        Ok(change) => (change, mended),
        Err(_) => (Transaction::default(), 0),
    }
}
