//! Changing the text: one way in, one way back.

use super::Session;
use super::filter::Filter;
use super::findings::Since;
use crate::history::Step;
use crate::text::{Bias, Edit, Span, Transaction, minimal_edit};
use std::collections::BTreeSet;

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

    /// Applies `changes`, all made for the text as it is and each touching other text than the others, each as one step
    /// of its own. The text is read and checked once.
    pub fn apply_each(&mut self, changes: Vec<(String, Transaction)>) {
        let source = self.issue.source().to_owned();
        let mut text = source.clone();
        let mut done = Transaction::default();
        for (label, change) in changes {
            let moved = change.edits().iter().map(|edit| {
                let start = done.map(edit.span.start, Bias::After);
                let end = start + edit.span.len();
                Edit::replace(Span::new(start, end), edit.text.clone())
            });
            let Ok(forward) = Transaction::new(&text, moved.collect()) else {
                continue;
            };
            if forward.is_empty() {
                continue;
            }
            let inverse = forward.invert(&text);
            done = done.then(&source, &forward);
            text = forward.apply(&text);
            self.history.push(Step {
                label,
                forward,
                inverse,
            });
        }
        if !done.is_empty() {
            self.replace(&done, Select::Stay);
        }
    }

    /// Applies a change that moves `items` by about `by` places within their section; they stay marked and selected.
    pub fn apply_to_items(
        &mut self,
        label: String,
        change: Transaction,
        items: &[usize],
        by: isize,
    ) {
        let text = |session: &Self, item: usize| {
            session.item(item).text(session.issue.source()).to_owned()
        };
        let followed: Vec<(usize, String, bool)> = items
            .iter()
            .map(|&item| (item, text(self, item), self.is_marked(item)))
            .collect();
        let selected = self.selected_item();
        if !self.apply(label, change, Select::Stay) {
            return;
        }
        let count = self.issue.outline().items.len();
        let mut marks = BTreeSet::new();
        for (item, old, was_marked) in followed {
            let aim = item.saturating_add_signed(by);
            let same = (0..count).filter(|&item| {
                self.item(item).text(self.issue.source()).trim_end() == old.trim_end()
            });
            let Some(now) = same.min_by_key(|now| now.abs_diff(aim)) else {
                continue;
            };
            let at = self.item(now).span.start;
            if was_marked {
                marks.insert(at);
            }
            if selected == Some(item) {
                self.go_to(at);
            }
        }
        self.marks = marks;
    }

    /// Replaces the whole text by `text`, as one step over the part that differs. False where nothing differs.
    pub fn replace_text(&mut self, label: &str, text: &str) -> bool {
        let edit = minimal_edit(0, self.issue.source(), text);
        let change = Transaction::new(self.issue.source(), edit.into_iter().collect());
        change.is_ok_and(|change| self.apply(label, change, Select::Stay))
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
        self.revision += 1;
        self.recheck(Since::Edit(change));
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
                        self.location = self.location_at(at);
                        self.select_row(row);
                    }
                    (_, None) => self.settle(row),
                }
            }
        }
        if !filter.is_empty() {
            let came_from = filter.came_from.map(|at| change.map(at, Bias::After));
            let filter = Filter {
                came_from,
                ..filter
            };
            match select {
                Select::Stay => {
                    let inside = change.edits().iter().any(|edit| edit.span.contains(row_at));
                    let bias = if inside { Bias::Before } else { Bias::After };
                    self.filter = filter;
                    self.select_row_from(change.map(row_at, bias));
                }
                Select::At(_) | Select::Change => self.filter_again(filter),
            }
        }
    }

    /// Sets `filter` again where it lets the selected row pass; what was just changed is never hidden by it.
    fn filter_again(&mut self, filter: Filter) {
        let selected = self.selected_row();
        self.filter = filter;
        let Some(row) = selected else {
            return;
        };
        if !self.passes(row) {
            self.filter = Filter::default();
        }
        self.select_row_at(self.span_of(row).start);
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
