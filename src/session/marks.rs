//! Marked items: a set of their first bytes, carried through every edit.

use super::{Row, Session};

impl Session {
    /// Marked items, in document order; the open range included.
    pub fn marked_items(&self) -> Vec<usize> {
        let items = &self.issue.outline().items;
        let range = self.range();
        (0..items.len())
            .filter(|&item| self.is_marked(item) || range.contains(&item))
            .collect()
    }

    /// True where `item` itself is marked.
    pub fn is_marked(&self, item: usize) -> bool {
        let at = self
            .issue
            .outline()
            .items
            .get(item)
            .map(|item| item.span.start);
        at.is_some_and(|at| self.marks.contains(&at))
    }

    /// Marks the selected item, or takes its mark away. False where no item is selected.
    pub fn toggle_mark(&mut self) -> bool {
        let Some(item) = self.selected_item() else {
            return false;
        };
        let at = self.item(item).span.start;
        if !self.marks.remove(&at) {
            self.marks.insert(at);
        }
        true
    }

    /// Begins a range at the selected item, or ends the open one and keeps its marks. False where no item is selected.
    pub fn toggle_range(&mut self) -> bool {
        if self.range_from.is_some() {
            let starts: Vec<usize> = self
                .range()
                .iter()
                .map(|&i| self.item(i).span.start)
                .collect();
            self.marks.extend(starts);
            self.range_from = None;
            return true;
        }
        let Some(item) = self.selected_item() else {
            return false;
        };
        self.range_from = Some(self.item(item).span.start);
        true
    }

    /// True while a range is open.
    pub fn has_open_range(&self) -> bool {
        self.range_from.is_some()
    }

    /// Takes all marks away. False where there were none.
    pub fn clear_marks(&mut self) -> bool {
        let had = !self.marks.is_empty() || self.range_from.is_some();
        self.marks.clear();
        self.range_from = None;
        had
    }

    /// Items between the range's start and the selected row, in the selected section.
    fn range(&self) -> Vec<usize> {
        let Some(from) = self.range_from else {
            return Vec::new();
        };
        let rows = self.rows();
        let starts = |row: &Row| self.span_of(*row).start == from;
        let Some(anchor) = rows.iter().position(starts) else {
            return Vec::new();
        };
        let (low, high) = (anchor.min(self.row), anchor.max(self.row));
        let inside = rows.get(low..=high.min(rows.len().saturating_sub(1)));
        inside
            .unwrap_or_default()
            .iter()
            .filter_map(|row| match row {
                Row::Item(item) => Some(*item),
                _ => None,
            })
            .collect()
    }
}
