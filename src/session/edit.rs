//! Changing the text: one way in, one way back.

use super::{Location, Session};
use crate::history::Step;
use crate::rules;
use crate::text::{Bias, Transaction};

/// What is selected after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// What was selected before, wherever it went.
    Stay,
    /// The row at this byte of the new text.
    At(usize),
    /// The row where the change begins.
    Change,
}

impl Session {
    /// Applies `change` as one step called `label`. Marks, selection and diagnostics follow. False where it changes
    /// nothing, and no step is recorded.
    pub fn apply(&mut self, label: impl Into<String>, change: Transaction, select: Select) -> bool {
        if change.is_empty() {
            return false;
        }
        let inverse = change.invert(self.issue.source());
        self.replace(&change, select);
        self.history.push(Step {
            label: label.into(),
            forward: change,
            inverse,
        });
        true
    }

    /// Takes the last step back and returns what it was called.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.history.undo()?.clone();
        self.replace(&step.inverse, Select::Change);
        Some(step.label)
    }

    /// Does the next undone step again and returns what it is called.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.history.redo()?.clone();
        self.replace(&step.forward, Select::Change);
        Some(step.label)
    }

    /// Undoes or redoes until `position` steps stand.
    pub fn travel(&mut self, position: usize) {
        let target = position.min(self.history.steps().len());
        while self.history.position() > target && self.undo().is_some() {}
        while self.history.position() < target && self.redo().is_some() {}
    }

    fn replace(&mut self, change: &Transaction, select: Select) {
        let row_at = self.cursor();
        let had_row = self.selected_row().is_some();
        let row = self.row;
        let section_at = self.section_start();
        let filter = std::mem::take(&mut self.filter);
        self.marks = self
            .marks
            .iter()
            .map(|&at| change.map(at, Bias::After))
            .collect();
        self.range_from = self.range_from.map(|at| change.map(at, Bias::After));
        self.issue = self.issue.apply(change);
        self.diagnostics = rules::check(&self.issue, &self.facts);
        self.drop_stale_marks();
        match select {
            Select::At(at) => self.go_to(at),
            Select::Change => {
                let first = change.edits().first().map_or(0, |edit| edit.span.start);
                self.go_to(self.first_text_from(change.map(first, Bias::Before)));
            }
            Select::Stay => {
                let inside = change.edits().iter().any(|edit| edit.span.contains(row_at));
                match (had_row, section_at) {
                    (true, _) if !inside => self.go_to(change.map(row_at, Bias::After)),
                    (_, Some(at)) => {
                        let at = change.map(at, Bias::After);
                        self.location = Location::Section(self.issue.section_at(at));
                        self.select_row(row);
                    }
                    (_, None) => self.settle(row),
                }
            }
        }
        self.filter = filter;
        if !self.filter.is_empty() {
            let at = self.issue_row_at(row_at, change);
            self.select_row_at(at);
        }
    }

    fn issue_row_at(&self, row_at: usize, change: &Transaction) -> usize {
        change.map(row_at, Bias::After)
    }

    /// Byte `at`, or the first one behind it that is no white space.
    fn first_text_from(&self, at: usize) -> usize {
        let rest = self.issue.source().get(at..).unwrap_or_default();
        let text = rest.trim_start();
        if text.is_empty() {
            at.saturating_sub(1)
        } else {
            at + rest.len() - text.len()
        }
    }

    fn section_start(&self) -> Option<usize> {
        let section = self.section()?;
        let sections = &self.issue.outline().sections;
        sections
            .get(section)
            .map(|section| section.heading_span.start)
    }

    /// A place that exists: the metadata, a missing section, or the nearest section.
    fn settle(&mut self, row: usize) {
        if !self.locations().contains(&self.location) {
            self.location = self.first_location();
        }
        self.select_row(row);
    }

    fn drop_stale_marks(&mut self) {
        let items = &self.issue.outline().items;
        let is_item = |at: &usize| {
            let found = items.binary_search_by_key(at, |item| item.span.start);
            found.is_ok()
        };
        self.marks.retain(|at| is_item(at));
        self.range_from = self.range_from.filter(|at| is_item(at));
    }
}
