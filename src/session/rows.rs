//! The rows of the Items pane: metadata fields, items, and every other block of a section, so that nothing is hidden.

use super::{Location, Session};
use crate::issue::{Item, LeafKind};
use crate::text::Span;

/// A row of the Items pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A metadata field, by its index.
    Field(usize),
    /// An item, by its index in the outline.
    Item(usize),
    /// Any other block.
    Block(LeafKind, Span),
}

impl Session {
    /// The rows of the selected place that pass the filter.
    pub fn rows(&self) -> Vec<Row> {
        let rows = self.rows_of(self.location);
        if self.filter.is_empty() {
            return rows;
        }
        rows.into_iter().filter(|row| self.passes(*row)).collect()
    }

    /// All rows of `location`.
    pub fn rows_of(&self, location: Location) -> Vec<Row> {
        let outline = self.issue.outline();
        match location {
            Location::Missing(_) | Location::Silent(..) => Vec::new(),
            Location::Metadata => {
                let fields = outline.front_matter.as_ref().map_or(0, |f| f.fields.len());
                (0..fields).map(Row::Field).collect()
            }
            Location::Section(at) => {
                let Some(section) = outline.sections.get(at) else {
                    return Vec::new();
                };
                outline.leaves[section.leaves.clone()]
                    .iter()
                    .filter_map(|leaf| match leaf.kind {
                        LeafKind::Blank | LeafKind::Heading | LeafKind::FrontMatter => None,
                        LeafKind::Item(item) => Some(Row::Item(item)),
                        kind => Some(Row::Block(kind, leaf.span)),
                    })
                    .collect()
            }
        }
    }

    /// The lines of `row`.
    pub fn span_of(&self, row: Row) -> Span {
        let outline = self.issue.outline();
        match row {
            Row::Field(field) => outline
                .front_matter
                .as_ref()
                .and_then(|front| front.fields.get(field))
                .map_or(Span::default(), |field| field.span),
            Row::Item(item) => outline.items[item].span,
            Row::Block(_, span) => span,
        }
    }

    /// The selected row.
    pub fn selected_row(&self) -> Option<Row> {
        self.rows().get(self.row).copied()
    }

    /// The selected item.
    pub fn selected_item(&self) -> Option<usize> {
        match self.selected_row()? {
            Row::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The marked items, or else the selected one.
    pub fn chosen_items(&self) -> Vec<usize> {
        let marked = self.marked_items();
        if marked.is_empty() {
            return self.selected_item().into_iter().collect();
        }
        marked
    }

    /// The item at `index` of the outline.
    pub fn item(&self, index: usize) -> &Item {
        &self.issue.outline().items[index]
    }
}
