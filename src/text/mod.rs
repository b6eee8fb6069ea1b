//! Change as a value: byte spans, edits, and transactions that can be applied, inverted and followed.
//!
//! Nothing here knows Markdown. A [`Transaction`] is only ever constructed valid: sorted, disjoint and on
//! character boundaries of the text it was made for.

mod compose;
mod diff;
mod lines;
mod transaction;

pub use diff::{changed_region, minimal_edit};
pub use lines::{LineEnding, LineIndex};
pub use transaction::{Bias, Edit, InvalidEdit, Transaction};

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in one revision of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`. A reversed pair becomes the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The empty span at `at`.
    pub const fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where no byte is covered.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where `at` lies inside, the end excluded.
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// True where `other` lies wholly inside; equal spans cover each other.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text of this span in `source`; empty where the span does not fit it.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }

    /// This span without the white space at its end.
    #[must_use]
    pub fn trimmed_end(self, source: &str) -> Self {
        Self::new(self.start, self.start + self.of(source).trim_end().len())
    }

    /// Its lines, endings included; the first and the last are cut where the span is.
    pub fn lines(self, source: &str) -> impl Iterator<Item = Self> {
        let mut at = self.start;
        self.of(source).split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            Self::new(start, at)
        })
    }

    /// The same span `by` bytes further on.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }
}

/// Offset `at`, or the start of the character that it lies in; the length of `text` where it lies behind the end.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
