//! Several flaws of one row, told and mended as one finding.

use crate::rules::{Diagnostic, Fix, Rule};
use crate::text::{Edit, Span};

/// What is wrong with one row; nothing at first.
#[derive(Default)]
pub(in crate::rules) struct Flaws {
    span: Option<Span>,
    messages: Vec<String>,
    edits: Vec<Edit>,
    sets_signs: bool,
    wants_a_look: bool,
}

impl Flaws {
    /// A flaw that only an editor can mend.
    pub(in crate::rules) fn add(&mut self, span: Span, message: impl Into<String>) {
        self.name(span, message.into());
        self.wants_a_look = true;
    }

    /// A flaw that white space mends.
    pub(in crate::rules) fn spacing(&mut self, span: Span, message: &str, edit: Edit) {
        self.name(span, message.to_owned());
        self.edits.push(edit);
    }

    /// A flaw that a sign mends.
    pub(in crate::rules) fn sign(&mut self, span: Span, message: impl Into<String>, edit: Edit) {
        self.add(span, message);
        self.edits.push(edit);
        self.sets_signs = true;
    }

    fn name(&mut self, span: Span, message: String) {
        self.span = self.span.or(Some(span));
        if !self.messages.contains(&message) {
            self.messages.push(message);
        }
    }

    /// The finding of `rule` where there is any flaw: at the first, with every message. Its fix is safe where white
    /// space mends them all.
    pub(in crate::rules) fn diagnostic(self, rule: &Rule, source: &str) -> Option<Diagnostic> {
        let span = self.span?;
        let mut message = self.messages.join("; ");
        if let Some(first) = message.get(..1) {
            message = first.to_uppercase() + &message[1..];
        }
        let label = if self.sets_signs {
            "Complete the row"
        } else {
            "Set the spaces"
        };
        let fix = if self.wants_a_look {
            Fix::look(label, source, self.edits)
        } else {
            Fix::safe(label, source, self.edits)
        };
        Some(rule.found(span, message).fixed_by(fix))
    }
}
