//! What most lines are: words and links without anything that the patterns would have to look at in their order.
//!
//! A line of a newsletter is `[prefix] [Title](https://…)` nine times in ten. Its links are read in one go; any other
//! sign, a reference that is defined, or brackets in brackets, and the patterns read it as they read everything.

use super::Inlines;
use super::links::{Found, label};
use crate::issue::{Landmark, Mark};
use crate::site::lines::Line;
use crate::site::mapped::OPEN;
use crate::text::Span;

/// It takes the patterns to read a text.
struct NotPlain;

/// What may stand in the text of a link or outside one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Word,
    Open,
    Close,
    /// What only the patterns can read.
    Other,
}

const fn sign(byte: u8) -> Sign {
    match byte {
        b'[' => Sign::Open,
        b']' => Sign::Close,
        // `!` makes an image of a link; the last is the token for what was understood already.
        b'`' | b'\\' | b'<' | b'!' | 2 => Sign::Other,
        _ => Sign::Word,
    }
}

impl Inlines<'_> {
    /// The links of `lines`; `None` where they are not plain.
    pub(in crate::site) fn plain_links(&self, lines: &[Line]) -> Option<Vec<Landmark>> {
        match lines {
            [] => Some(Vec::new()),
            [line] => self.links_in(*line).ok(),
            _ => None,
        }
    }

    fn links_in(&self, line: Line) -> Result<Vec<Landmark>, NotPlain> {
        let text = line.of(&self.text.buf);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(open) = next(text, at)? {
            let close = closing(text, open)?;
            at = close + 1;
            if let Some(url) = address(text, at)? {
                let end = at + url.len() + 2;
                found.push(self.landmark(line, open, end, url));
                at = end;
            } else if self.may_be_reference(text, open, close) {
                return Err(NotPlain);
            }
        }
        Ok(found)
    }

    fn landmark(&self, line: Line, open: usize, end: usize, url: &str) -> Landmark {
        let source_at = |at: usize| self.text.source_at(line.from + at);
        Landmark {
            span: Span::new(source_at(open), source_at(end - 1) + 1),
            mark: Mark::Link(url.replace("&amp;", "&")),
        }
    }

    /// True where the brackets at `open` and `close` may refer to a definition or a footnote, alone or with those behind.
    fn may_be_reference(&self, text: &str, open: usize, close: usize) -> bool {
        let title = &text[open + 1..close];
        let is_defined = |label: &str| matches!(self.defined_as(label, 0), Found::Link(..));
        title.starts_with('^')
            || is_defined(title)
            || label(text, close + 1)
                .is_some_and(|(label, _)| label.is_empty() || is_defined(label))
    }
}

/// The next bracket that opens, from `at` on.
fn next(text: &str, at: usize) -> Result<Option<usize>, NotPlain> {
    match next_sign(text, at) {
        None => Ok(None),
        Some((open, Sign::Open)) => Ok(Some(open)),
        Some(_) => Err(NotPlain),
    }
}

/// The bracket that closes the one at `open`.
fn closing(text: &str, open: usize) -> Result<usize, NotPlain> {
    match next_sign(text, open + 1) {
        Some((close, Sign::Close)) => Ok(close),
        _ => Err(NotPlain),
    }
}

fn next_sign(text: &str, from: usize) -> Option<(usize, Sign)> {
    let rest = &text.as_bytes()[from..];
    let ahead = rest.iter().position(|&byte| sign(byte) != Sign::Word)?;
    Some((from + ahead, sign(rest[ahead])))
}

/// The address in parentheses at `at`, where they stand there.
fn address(text: &str, at: usize) -> Result<Option<&str>, NotPlain> {
    let Some(inner) = text[at..].strip_prefix('(') else {
        return Ok(None);
    };
    let ends = |c: char| c.is_whitespace() || c == OPEN || "()\"'[]<>`\\".contains(c);
    match inner.find(ends) {
        Some(end) if end > 0 && inner[end..].starts_with(')') => Ok(Some(&inner[..end])),
        _ => Err(NotPlain),
    }
}
