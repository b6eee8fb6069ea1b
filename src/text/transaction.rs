//! Edits and transactions: a change that knows how to undo itself and where every position went.
//!
//! ```text
//! before   a b c d e f        edits  [1..3 → "X"] [4..5 → ""]
//! after    a X d f            inverse [1..2 → "bc"] [3..3 → "e"]
//! ```

use super::Span;
use std::fmt;

/// Replaces the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes to take out; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards; empty for a deletion.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    /// Inserts `text` before byte `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(at), text)
    }

    /// Takes `span` out.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Why a list of edits is no transaction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidEdit {
    /// Two edits touch the same bytes.
    Overlap(Span),
    /// An edit reaches past the end of the text.
    OutOfBounds(Span),
    /// An edit begins or ends inside a character.
    InsideCharacter(Span),
}

impl fmt::Display for InvalidEdit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, span) = match self {
            Self::Overlap(span) => ("overlaps another edit", span),
            Self::OutOfBounds(span) => ("reaches past the end of the text", span),
            Self::InsideCharacter(span) => ("splits a character", span),
        };
        write!(f, "the edit of bytes {}–{} {what}", span.start, span.end)
    }
}

impl std::error::Error for InvalidEdit {}

/// To which side of an insertion a position at that very place goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// Stay before what is inserted.
    Before,
    /// Move behind what is inserted.
    After,
}

/// A set of edits of one text, sorted, disjoint and on character boundaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    pub(super) edits: Vec<Edit>,
}

impl Transaction {
    /// The transaction of `edits` for `source`. Edits are sorted by position, those at one place keep their order;
    /// edits that change nothing are dropped.
    ///
    /// # Errors
    /// Where two edits overlap, or one leaves the text or splits a character.
    pub fn new(source: &str, mut edits: Vec<Edit>) -> Result<Self, InvalidEdit> {
        for edit in &edits {
            let Span { start, end } = edit.span;
            if end > source.len() {
                return Err(InvalidEdit::OutOfBounds(edit.span));
            }
            if !source.is_char_boundary(start) || !source.is_char_boundary(end) {
                return Err(InvalidEdit::InsideCharacter(edit.span));
            }
        }
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        for pair in edits.windows(2) {
            if pair[1].span.start < pair[0].span.end {
                return Err(InvalidEdit::Overlap(pair[1].span));
            }
        }
        edits.retain(|edit| edit.span.of(source) != edit.text);
        Ok(Self { edits })
    }

    /// The edits, in order of position.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// True where applying changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text after the change. `source` must be the text that the transaction was made for.
    pub fn apply(&self, source: &str) -> String {
        let grown: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(source.len() + grown);
        let mut done = 0;
        for edit in &self.edits {
            out.push_str(Span::new(done, edit.span.start).of(source));
            out.push_str(&edit.text);
            done = edit.span.end;
        }
        out.push_str(Span::new(done, source.len()).of(source));
        out
    }

    /// The transaction that takes the changed text back to `source`.
    #[must_use]
    pub fn invert(&self, source: &str) -> Self {
        let mut edits = Vec::with_capacity(self.edits.len());
        let (mut gained, mut lost) = (0, 0);
        for edit in &self.edits {
            let start = edit.span.start + gained - lost;
            edits.push(Edit::replace(
                Span::new(start, start + edit.text.len()),
                edit.span.of(source),
            ));
            gained += edit.text.len();
            lost += edit.span.len();
        }
        Self { edits }
    }

    /// Where byte `at` of the old text is in the new one. A position inside replaced bytes goes to the start of what
    /// replaced them ([`Bias::Before`]) or to its end ([`Bias::After`]).
    pub fn map(&self, at: usize, bias: Bias) -> usize {
        let (mut gained, mut lost) = (0, 0);
        for edit in &self.edits {
            if edit.span.start > at || (edit.span.start == at && bias == Bias::Before) {
                break;
            }
            if at < edit.span.end {
                let start = edit.span.start + gained - lost;
                return match bias {
                    Bias::Before => start,
                    Bias::After => start + edit.text.len(),
                };
            }
            gained += edit.text.len();
            lost += edit.span.len();
        }
        at + gained - lost
    }

    /// Where `span` is in the new text: grown by what is inserted inside it, not by what is inserted at its ends.
    pub fn map_span(&self, span: Span) -> Span {
        let start = self.map(span.start, Bias::After);
        let end = self.map(span.end, Bias::Before);
        Span::new(start.min(end), end)
    }
}
