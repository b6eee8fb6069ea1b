//! One row of a list, its texts already safe to draw.
//!
//! ```text
//! ▸t ✓ Observations/Thoughts  more                     detail
//! note: a sentence under the list while the row is highlighted
//! ```

use crate::cells;

/// A row to choose.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The letter that chooses it at once.
    pub(super) hint: Option<char>,
    /// A sign before the text.
    pub(super) mark: Option<char>,
    /// What it is.
    pub(super) text: String,
    /// What follows the text with little weight; found by the filter too.
    pub(super) more: String,
    /// What stands at the right; found by the filter too.
    pub(super) detail: String,
    /// What only the filter sees.
    pub(super) hidden: String,
    /// What is said under the list while the row is highlighted.
    pub(super) note: String,
    /// Cannot be chosen, or counts little.
    pub(super) is_dim: bool,
    /// Stands above rows of one kind.
    pub(super) is_heading: bool,
    /// A query that begins with this character shows only such rows.
    pub(super) sigil: Option<char>,
}

impl Row {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: cells::visible(text).into_owned(),
            ..Self::default()
        }
    }

    pub(super) fn heading(text: &str) -> Self {
        Self {
            is_heading: true,
            ..Self::new(text)
        }
    }

    pub(super) fn hint(mut self, letter: Option<char>) -> Self {
        self.hint = letter;
        self
    }

    pub(super) fn mark(mut self, mark: Option<char>) -> Self {
        self.mark = mark;
        self
    }

    pub(super) fn more(mut self, more: &str) -> Self {
        self.more = cells::visible(more).into_owned();
        self
    }

    pub(super) fn detail(mut self, detail: &str) -> Self {
        self.detail = cells::visible(detail).into_owned();
        self
    }

    pub(super) fn hidden(mut self, hidden: &str) -> Self {
        hidden.clone_into(&mut self.hidden);
        self
    }

    pub(super) fn note(mut self, note: &str) -> Self {
        self.note = cells::visible(note).into_owned();
        self
    }

    pub(super) fn dim_if(mut self, is_dim: bool) -> Self {
        self.is_dim = is_dim;
        self
    }

    pub(super) fn sigil(mut self, sigil: char) -> Self {
        self.sigil = Some(sigil);
        self
    }

    /// What the filter sees behind the text.
    pub(super) fn rest(&self) -> [&str; 3] {
        [&self.hidden, &self.more, &self.detail]
    }
}
