//! Which rows are shown: those that hold a text, those with problems, or all.

use super::{Location, Row, Session};

/// What a row must be to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// It holds this text, whatever its case; empty where any text will do.
    pub(super) text: String,
    /// What must stand in it.
    pub(super) only: Only,
    /// Where the selection was before there was a filter.
    pub(super) came_from: Option<usize>,
}

/// What must stand in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// Anything.
    #[default]
    All,
    /// An error or a warning that counts.
    Problems,
}

impl Filter {
    /// True where every row passes.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.only == Only::All
    }
}

impl Session {
    /// The text that rows must hold; empty where there is none.
    pub fn filter(&self) -> &str {
        &self.filter.text
    }

    /// What must stand in a row.
    pub fn only(&self) -> Only {
        self.filter.only
    }

    /// Shows only rows whose lines hold `filter`, whatever its case.
    pub fn set_filter(&mut self, filter: impl Into<String>) {
        let text = filter.into();
        self.refilter(|filter| filter.text = text);
    }

    /// Shows only rows with problems, or all.
    pub fn show_only(&mut self, only: Only) {
        self.refilter(|filter| filter.only = only);
    }

    /// Changes the filter and stays on the selected row; where that was hidden by it, goes back to the one before.
    fn refilter(&mut self, change: impl FnOnce(&mut Filter)) {
        let selected = self.selected_row().map(|row| self.span_of(row).start);
        if self.filter.is_empty() {
            self.filter.came_from = selected;
        }
        change(&mut self.filter);
        match selected.or(self.filter.came_from) {
            Some(at) => self.select_row_at(at),
            None => self.row = 0,
        }
        if self.filter.is_empty() {
            self.filter.came_from = None;
        }
    }

    /// True where `row` passes the filter.
    pub fn passes(&self, row: Row) -> bool {
        let has_text = || {
            let text = self.span_of(row).of(self.issue.source()).to_lowercase();
            text.contains(&self.filter.text.to_lowercase())
        };
        let has_problem = || self.tally_at(row).total() > 0;
        (self.filter.text.is_empty() || has_text())
            && (self.filter.only == Only::All || has_problem())
    }

    /// True where `location` is shown: any, or one with problems in it or below it, or the selected one.
    pub fn is_shown(&self, location: Location) -> bool {
        self.filter.only == Only::All
            || location == self.location
            || self.tally_below(location).total() > 0
    }
}
