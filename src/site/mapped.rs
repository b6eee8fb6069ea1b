//! Text that still knows where in the source each of its bytes stood, however much was taken out or put in before it.
//!
//! ```text
//! source   a→<!-- c -->b     buf    a␠␠␠⟨0⟩b
//! marks    (0, 0) (1, 1) (2, 2) …   a mark a piece: where it begins in buf, where in the source
//! ```
//! A token (`U+0002`, a number, `U+0003`) stands for something already understood.

/// Opens a token.
pub(super) const OPEN: char = '\u{2}';
/// Closes a token.
pub(super) const CLOSE: char = '\u{3}';

/// See above.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapped {
    pub(super) buf: String,
    marks: Vec<(usize, usize)>,
}

impl Mapped {
    /// Adds `text`, which stands at byte `at` of the source.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        self.mark(at);
        self.buf.push_str(text);
    }

    /// Adds bytes `from..to` of `other`.
    pub(super) fn push_part(&mut self, other: &Self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        let mut next = other.marks.partition_point(|mark| mark.0 <= from);
        let base = self.buf.len();
        self.mark(other.source_at(from));
        while let Some(&(at, source)) = other.marks.get(next).filter(|mark| mark.0 < to) {
            self.marks.push((base + at - from, source));
            next += 1;
        }
        self.buf.push_str(&other.buf[from..to]);
    }

    /// Adds the token numbered `id`, which stands for the text from byte `at` of the source on.
    pub(super) fn push_token(&mut self, id: usize, at: usize) {
        self.marks.push((self.buf.len(), at));
        self.buf.push(OPEN);
        self.buf.push_str(&id.to_string());
        self.buf.push(CLOSE);
    }

    /// Where byte `at` of the text stands in the source; the end stands behind the last byte.
    pub(super) fn source_at(&self, at: usize) -> usize {
        let after = self.marks.partition_point(|mark| mark.0 <= at);
        match after.checked_sub(1).map(|index| self.marks[index]) {
            Some((begin, source)) => source + (at - begin),
            None => 0,
        }
    }

    fn mark(&mut self, at: usize) {
        let here = self.buf.len();
        let goes_on = self
            .marks
            .last()
            .is_some_and(|&(begin, source)| source + (here - begin) == at);
        if !goes_on {
            self.marks.push((here, at));
        }
    }
}

/// The number of the token that begins at byte `at` of `text`, and the offset behind it.
pub(super) fn token(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?.strip_prefix(OPEN)?;
    let close = rest.bytes().take(20).position(|byte| byte == 3)?;
    let id = rest[..close].parse().ok()?;
    Some((id, at + 1 + close + 1))
}
