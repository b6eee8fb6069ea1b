//! Moving the selection: rows, sections, places in the text.

use super::filter::Filter;
use super::{Location, Row, Session};
use crate::issue::Entry;

impl Session {
    /// The selected place of the Sections pane.
    pub fn location(&self) -> Location {
        self.location
    }

    /// The selected section; `None` in the metadata and in a missing one.
    pub fn section(&self) -> Option<usize> {
        match self.location {
            Location::Section(section) => Some(section),
            _ => None,
        }
    }

    /// Index of the selected row among [`Session::rows`].
    pub fn row(&self) -> usize {
        self.row
    }

    /// Selects `location` and its first row.
    pub fn select(&mut self, location: Location) {
        if self.location != location {
            self.location = location;
            self.row = 0;
            self.range_from = None;
        }
    }

    /// Moves by `by` rows within the section; stops at its ends.
    pub fn move_row(&mut self, by: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }

    /// Selects row `row`, or the last one.
    pub fn select_row(&mut self, row: usize) {
        self.row = row.min(self.rows().len().saturating_sub(1));
    }

    /// Selects the section and row in which byte `at` lies. A filter that hides the row is taken away.
    pub fn go_to(&mut self, at: usize) {
        self.location = self.location_at(at);
        let rows = self.rows_of(self.location);
        let after = rows.partition_point(|row| self.span_of(*row).start <= at);
        let row = rows.get(after.saturating_sub(1));
        if row.is_some_and(|row| !self.passes(*row)) {
            self.filter = Filter::default();
        }
        self.select_row_at(at);
    }

    /// Selects the row in which byte `at` lies, or the nearest before it.
    pub(super) fn select_row_at(&mut self, at: usize) {
        let rows = self.rows();
        let after = rows.iter().position(|row| self.span_of(*row).start > at);
        self.row = after.unwrap_or(rows.len()).saturating_sub(1);
    }

    /// Selects the row that begins at byte `at`, or the next one that is shown; the last where none is behind it.
    pub(super) fn select_row_from(&mut self, at: usize) {
        let rows = self.rows();
        let from = rows.iter().position(|row| self.span_of(*row).start >= at);
        self.row = from.unwrap_or(rows.len().saturating_sub(1));
    }

    /// The first byte of the selected row, or of the selected section.
    pub fn cursor(&self) -> usize {
        if let Some(row) = self.selected_row() {
            return self.span_of(row).start;
        }
        let outline = self.issue.outline();
        match self.location {
            Location::Section(at) => outline.sections.get(at).map_or(0, |s| s.heading_span.start),
            _ => 0,
        }
    }

    /// Goes to the next (or, `by` negative, previous) item anywhere whose lines hold the filter. False where none does.
    pub fn next_match(&mut self, by: isize) -> bool {
        let items = self.issue.outline().items.len();
        let here = self.cursor();
        let hits: Vec<usize> = (0..items)
            .filter(|&item| self.passes(Row::Item(item)))
            .map(|item| self.item(item).span.start)
            .collect();
        let next = if by > 0 {
            hits.iter().find(|&&at| at > here).or(hits.first())
        } else {
            hits.iter().rev().find(|&&at| at < here).or(hits.last())
        };
        let Some(&at) = next else {
            return false;
        };
        self.go_to(at);
        true
    }

    /// A short name of `row` for messages: the title of a link, the organiser of an event, else its first words.
    pub fn name_of(&self, row: Row) -> String {
        let source = self.issue.source();
        let text = match row {
            Row::Item(item) => match &self.item(item).entry {
                Entry::Link(link) => link.link.text_span.of(source),
                Entry::Event(event) => {
                    let named = event.talks.first().or(event.organizers.first());
                    named.map_or("event", |named| named.name_span.of(source))
                }
                Entry::CfpEvent(cfp) => cfp.event.name_span.of(source),
                _ => self.item(item).first_line(source),
            },
            _ => self.span_of(row).of(source),
        };
        short(text)
    }

    /// The title of `location` as shown.
    pub fn title_of(&self, location: Location) -> String {
        match location {
            Location::Metadata => "Metadata".to_owned(),
            Location::Section(0) => "Introduction".to_owned(),
            Location::Section(at) => {
                let sections = &self.issue.outline().sections;
                sections
                    .get(at)
                    .map(|s| s.title.clone())
                    .unwrap_or_default()
            }
            Location::Missing(role) => self.issue.profile().roles[role].title().to_owned(),
            Location::Silent(role, group) => {
                let known = &self.issue.profile().roles[role].known.list;
                known[group].name.clone()
            }
        }
    }
}

/// The first line of `text`, at most 40 characters.
fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut out: String = line.chars().take(40).collect();
    if line.chars().count() > 40 {
        out.push('…');
    }
    out
}
