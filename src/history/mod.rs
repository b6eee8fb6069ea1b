//! Labelled undo steps, and what "modified" means: the text differs from the one last saved.
//!
//! ```text
//! steps   sort ┊ add · move · sort │ delete (undone)
//!              ┊                   ↑ position; what is right of it can be redone
//!              what is left of here was done in earlier sessions
//! ```

use crate::text::Transaction;

/// One change that the editor made, and the way back.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was done, as the message line says it.
    pub label: String,
    /// The change.
    pub forward: Transaction,
    /// Takes it back.
    pub inverse: Transaction,
}

/// All steps since the file was opened, after those of earlier sessions that led to it.
#[derive(Clone, Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    at: usize,
    saved_at: Option<usize>,
    earlier: usize,
}

impl History {
    /// The history of a text that stands in its file as it is.
    pub fn saved() -> Self {
        Self {
            saved_at: Some(0),
            ..Self::default()
        }
    }

    /// The history of a text that stands in its file as it is, and to which `steps` led in earlier sessions.
    pub fn continued(steps: Vec<Step>) -> Self {
        let at = steps.len();
        Self {
            steps,
            at,
            saved_at: Some(at),
            earlier: at,
        }
    }

    /// The history of a text that no file holds.
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// Adds a step; what could be redone is forgotten.
    pub fn push(&mut self, step: Step) {
        self.steps.truncate(self.at);
        self.earlier = self.earlier.min(self.at);
        if self.saved_at.is_some_and(|saved| saved > self.at) {
            self.saved_at = None;
        }
        self.steps.push(step);
        self.at = self.steps.len();
    }

    /// Steps back over the last step and returns it; `None` at the beginning.
    pub fn undo(&mut self) -> Option<&Step> {
        self.at = self.at.checked_sub(1)?;
        self.steps.get(self.at)
    }

    /// Steps over the next undone step and returns it; `None` at the end.
    pub fn redo(&mut self) -> Option<&Step> {
        let step = self.steps.get(self.at)?;
        self.at += 1;
        Some(step)
    }

    /// All steps, those that were undone included.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many steps, the first ones, are of earlier sessions.
    pub fn earlier(&self) -> usize {
        self.earlier
    }

    /// How many steps stand; the rest was undone.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Remembers that the text as it is now stands in the file.
    pub fn mark_saved(&mut self) {
        self.saved_at = Some(self.at);
    }

    /// The text was replaced from outside: no step leads back to the file's.
    pub fn mark_unsaved(&mut self) {
        self.saved_at = None;
    }

    /// True where the text differs from the one last saved.
    pub fn is_modified(&self) -> bool {
        self.saved_at != Some(self.at)
    }
}
