//! Two changes in a row as one: the text in between is followed as pieces, kept or new.
//!
//! ```text
//! source  abcdef     first [1..3 → "X"]    pieces  a·X·def
//! between aXdef      then  [2..4 → ""]     pieces  a·X·f     one change  [1..5 → "X"]
//! ```

use super::{Edit, Span, Transaction};

impl Transaction {
    /// This change and then `next`, which must have been made for the text that this one leaves, as one change of
    /// `source`.
    #[must_use]
    pub fn then(&self, source: &str, next: &Self) -> Self {
        let mut pieces = self.pieces(source).into_iter();
        let mut open = pieces.next();
        let mut out = Vec::new();
        let mut at = 0;
        for edit in &next.edits {
            take(&mut open, &mut pieces, edit.span.start - at, &mut out);
            take(&mut open, &mut pieces, edit.span.len(), &mut Vec::new());
            out.push(Piece::New(edit.text.clone()));
            at = edit.span.end;
        }
        out.extend(open);
        out.extend(pieces);
        Self::of_pieces(source, out)
    }

    /// The changed text as pieces kept and pieces new.
    fn pieces(&self, source: &str) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.edits.len() * 2 + 1);
        let mut done = 0;
        for edit in &self.edits {
            pieces.push(Piece::Kept(Span::new(done, edit.span.start)));
            pieces.push(Piece::New(edit.text.clone()));
            done = edit.span.end;
        }
        pieces.push(Piece::Kept(Span::new(done, source.len())));
        pieces.retain(|piece| piece.len() > 0);
        pieces
    }

    fn of_pieces(source: &str, pieces: Vec<Piece>) -> Self {
        let mut edits = Vec::new();
        let mut done = 0;
        let mut new = String::new();
        let end = Piece::Kept(Span::at(source.len()));
        for piece in pieces.into_iter().chain([end]) {
            match piece {
                Piece::New(text) => new.push_str(&text),
                Piece::Kept(span) => {
                    let gone = Span::new(done, span.start);
                    edits.push(Edit::replace(gone, std::mem::take(&mut new)));
                    done = span.end;
                }
            }
        }
        edits.retain(|edit| edit.span.of(source) != edit.text);
        Self { edits }
    }
}

/// A stretch of a changed text.
enum Piece {
    /// Bytes of the source.
    Kept(Span),
    /// Bytes that the source has not.
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(span) => span.len(),
            Self::New(text) => text.len(),
        }
    }

    /// The first `at` bytes, and the rest.
    fn split(self, at: usize) -> (Self, Self) {
        match self {
            Self::Kept(Span { start, end }) => (
                Self::Kept(Span::new(start, start + at)),
                Self::Kept(Span::new(start + at, end)),
            ),
            Self::New(mut text) => {
                let rest = text.split_off(at);
                (Self::New(text), Self::New(rest))
            }
        }
    }
}

/// Moves `count` bytes from `open` and what follows it to `out`.
fn take(
    open: &mut Option<Piece>,
    pieces: &mut impl Iterator<Item = Piece>,
    mut count: usize,
    out: &mut Vec<Piece>,
) {
    while count > 0 {
        let Some(piece) = open.take() else { return };
        if piece.len() > count {
            let (head, rest) = piece.split(count);
            out.push(head);
            *open = Some(rest);
            return;
        }
        count -= piece.len();
        out.push(piece);
        *open = pieces.next();
    }
}
