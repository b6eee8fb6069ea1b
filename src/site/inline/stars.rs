//! Emphasis. The site pairs signs by the nearest that fits: a star closes whatever stands before it, an underscore only
//! at the edge of a word.

use super::links::Restarts;
use super::{Inlines, Kind, Node, Piece, Replaced, part, span_of};
use crate::site::mapped::Mapped;
use crate::site::stash::Stashed;
use crate::text::Span;

type Range = (usize, usize);

/// What signs at one place make, and where it ends.
enum Shape {
    One(Kind, Range),
    /// The second stands first in the first, text behind it.
    Leading(Kind, Kind, Range, Range),
    /// The second ends the first, text before it.
    Ending(Kind, Kind, Range, Range),
}

/// How many shapes there are, tried in order; inside one only later ones are looked for.
const SHAPES: usize = 5;

/// Restarts in a text; a longer one is read in one go.
const RESTARTS: usize = 64;
const LONG: usize = 64 * 1024;

impl Inlines<'_> {
    pub(super) fn emphasis(&mut self, text: &Mapped, pass: usize, sign: u8) -> Option<Mapped> {
        let mut found: Option<Mapped> = None;
        for round in 0.. {
            let text = found.as_ref().unwrap_or(text);
            let is_short = round < RESTARTS && text.buf.len() < LONG;
            let restarts = if is_short {
                Restarts::Left
            } else {
                Restarts::Spent
            };
            let (next, is_done) = self.emphasis_once(text, pass, sign, restarts);
            found = next.or(found);
            if is_done {
                break;
            }
        }
        found
    }

    fn emphasis_once(
        &mut self,
        text: &Mapped,
        pass: usize,
        sign: u8,
        restarts: Restarts,
    ) -> (Option<Mapped>, bool) {
        let mut replaced = Replaced::new(text);
        let (mut at, mut has_failed, mut dead) = (0, false, Dead::default());
        while let Some(found) = text.buf[at..].find(sign as char) {
            let from = at + found;
            let shape = (0..SHAPES).find_map(|index| {
                let found = dead.shape(&text.buf, from, sign, index)?;
                Some((index, found))
            });
            let Some((index, (shape, end))) = shape else {
                has_failed = true;
                at = from + 1;
                continue;
            };
            let node = self.built(text, shape, (from, end), (sign, index, pass));
            let id = self.stash.put(Stashed::Node(Some(Box::new(node))));
            replaced.put(from, end, id);
            at = end;
            if has_failed && restarts == Restarts::Left {
                return (replaced.finish(), false);
            }
        }
        (replaced.finish(), true)
    }

    fn built(
        &mut self,
        text: &Mapped,
        shape: Shape,
        place: Range,
        how: (u8, usize, usize),
    ) -> Node {
        let span = span_of(text, place.0, place.1);
        let (kind, inner) = match shape {
            Shape::One(kind, inner) => (kind, self.inside(&part(text, inner.0, inner.1), how)),
            Shape::Leading(outer, kind, first, rest) => {
                let mut pieces = vec![self.nested(text, kind, first, how)];
                pieces.extend(self.inside(&part(text, rest.0, rest.1), how));
                (outer, pieces)
            }
            Shape::Ending(outer, kind, first, rest) => {
                let mut pieces = self.inside(&part(text, first.0, first.1), how);
                pieces.push(self.nested(text, kind, rest, how));
                (outer, pieces)
            }
        };
        Node { kind, span, inner }
    }

    fn nested(
        &mut self,
        text: &Mapped,
        kind: Kind,
        range: Range,
        how: (u8, usize, usize),
    ) -> Piece {
        let inner = self.inside(&part(text, range.0, range.1), how);
        let span = Span::new(text.source_at(range.0), text.source_at(range.1));
        Piece::Node(Node { kind, span, inner })
    }

    /// Reads the text inside a shape: later shapes first, then later patterns.
    fn inside(&mut self, text: &Mapped, how: (u8, usize, usize)) -> Vec<Piece> {
        let (sign, outer, pass) = how;
        let mut pieces = Vec::new();
        let (mut done, mut at, mut dead) = (0, 0, Dead::default());
        while let Some(found) = text.buf[at..].find(sign as char) {
            at += found;
            let before = at;
            for index in outer + 1..SHAPES {
                let is_sign = text.buf.as_bytes().get(at) == Some(&sign);
                let Some((shape, end)) = is_sign
                    .then(|| dead.shape(&text.buf, at, sign, index))
                    .flatten()
                else {
                    continue;
                };
                self.push_text(text, (done, at), pass, &mut pieces);
                let node = self.built(text, shape, (at, end), (sign, index, pass));
                pieces.push(Piece::Node(node));
                (done, at) = (end, end);
            }
            if at == before {
                at += 1;
            }
        }
        self.push_text(text, (done, text.buf.len()), pass, &mut pieces);
        pieces
    }

    fn push_text(&mut self, text: &Mapped, range: Range, pass: usize, pieces: &mut Vec<Piece>) {
        if range.0 < range.1 {
            let text = self.passes(part(text, range.0, range.1), pass + 1);
            pieces.push(Piece::Text(text));
        }
    }
}

/// Shapes whose closing signs a text has no more of, so that it is not searched for them again.
#[derive(Default)]
struct Dead([bool; SHAPES]);

/// There is no such sign up to the end.
struct NoMore;

type Tried = Result<Option<(Shape, usize)>, NoMore>;

impl Dead {
    /// Shape number `index` of the signs at `at`, and where it ends.
    fn shape(&mut self, text: &str, at: usize, sign: u8, index: usize) -> Option<(Shape, usize)> {
        if self.0[index] {
            return None;
        }
        let tried = shape(text, at, sign, index);
        self.0[index] = tried.is_err();
        tried.ok().flatten()
    }
}

fn shape(text: &str, at: usize, sign: u8, index: usize) -> Tried {
    let marks = run(text, at, sign);
    match (sign, index) {
        (_, 0) if marks >= 3 => {
            let inner = find(text, sign, 1, at + 4)?;
            let end = find(text, sign, 2, inner + 1)?;
            let (first, rest) = ((at + 3, inner), (inner + 1, end));
            let shape = Shape::Leading(Kind::Strong, Kind::Emphasis, first, rest);
            Ok(Some((shape, end + 2)))
        }
        (_, 1) if marks >= 3 => {
            let inner = find(text, sign, 2, at + 4)?;
            let end = find(text, sign, 1, inner + 2)?;
            let (first, rest) = ((at + 3, inner), (inner + 2, end));
            let shape = Shape::Leading(Kind::Emphasis, Kind::Strong, first, rest);
            Ok(Some((shape, end + 1)))
        }
        (b'*', _) => star(text, at, marks, index),
        _ if !is_word_before(text, at) => underscore(text, at, marks, index),
        _ => Ok(None),
    }
}

fn star(text: &str, at: usize, marks: usize, index: usize) -> Tried {
    Ok(match index {
        2 if marks == 2 => {
            let inner = find(text, b'*', 1, at + 3)?;
            if run(text, inner, b'*') > 1 {
                return Ok(None);
            }
            let end = find(text, b'*', 3, inner + 2)?;
            Some((ending((at + 2, inner), (inner + 1, end)), end + 3))
        }
        3 if marks >= 2 => {
            let end = find(text, b'*', 2, at + 3)?;
            Some((Shape::One(Kind::Strong, (at + 2, end)), end + 2))
        }
        4 if marks == 1 => {
            let end = find(text, b'*', 1, at + 2)?;
            Some((Shape::One(Kind::Emphasis, (at + 1, end)), end + 1))
        }
        _ => None,
    })
}

fn underscore(text: &str, at: usize, marks: usize, index: usize) -> Tried {
    Ok(match index {
        2 if marks == 2 => {
            let mut inner = find(text, b'_', 1, at + 3)?;
            while run(text, inner, b'_') > 1 || is_word_before(text, inner) {
                inner = find(text, b'_', 1, inner + run(text, inner, b'_'))?;
            }
            let mut end = find(text, b'_', 3, inner + 2)?;
            while is_word_after(text, end + 3) {
                end = find(text, b'_', 3, end + 1)?;
            }
            Some((ending((at + 2, inner), (inner + 1, end)), end + 3))
        }
        3 if marks == 2 => {
            let end = word_end(text, 2, at + 3)?;
            Some((Shape::One(Kind::Strong, (at + 2, end)), end + 2))
        }
        4 if marks == 1 => {
            let end = word_end(text, 1, at + 2)?;
            Some((Shape::One(Kind::Emphasis, (at + 1, end)), end + 1))
        }
        _ => None,
    })
}

/// Strong text that ends in emphasis.
const fn ending(first: Range, rest: Range) -> Shape {
    Shape::Ending(Kind::Strong, Kind::Emphasis, first, rest)
}

/// The first `width` underscores from byte `from` on that end a word.
fn word_end(text: &str, width: usize, from: usize) -> Result<usize, NoMore> {
    let mut from = from;
    loop {
        let end = find(text, b'_', width, from)?;
        let follows_mark = text.as_bytes()[end - 1] == b'_';
        if !follows_mark && !is_word_after(text, end + width) {
            return Ok(end);
        }
        from = end + 1;
    }
}

/// The first run of at least `width` signs from byte `from` on; one that lasts longer counts from its first byte that
/// `from` allows.
fn find(text: &str, sign: u8, width: usize, from: usize) -> Result<usize, NoMore> {
    let bytes = text.as_bytes().get(from..).ok_or(NoMore)?;
    let signs = [sign; 3];
    let found = match width {
        1 => bytes.iter().position(|&byte| byte == sign),
        _ => bytes
            .windows(width)
            .position(|window| *window == signs[..width]),
    };
    found.map(|found| from + found).ok_or(NoMore)
}

fn run(text: &str, at: usize, sign: u8) -> usize {
    text.as_bytes()[at..]
        .iter()
        .take_while(|&&byte| byte == sign)
        .count()
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

fn is_word_before(text: &str, at: usize) -> bool {
    is_word(text[..at].chars().next_back())
}

fn is_word_after(text: &str, at: usize) -> bool {
    is_word(text[at..].chars().next())
}
