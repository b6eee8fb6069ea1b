//! Running text: patterns in the site's own order, each over the whole text, each leaving a token for what it found.
//!
//! So code goes before escapes, these before references, links, images, HTML, and stars come last; what one pattern
//! took, no later one looks into. The text of a link or of emphasis is read with the patterns behind its own.

mod destination;
mod links;
mod marks;
mod plain;
mod stars;

use super::blocks::Defined;
use super::lines::Line;
use super::mapped::{Mapped, OPEN, token};
use super::stash::{Raw, Stash, Stashed};
use crate::text::Span;
use links::Brackets;

/// Nested text is read again only down to here.
const MAX_AGAIN: usize = 8;

/// What a piece of running text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Emphasis,
    Strong,
    Code(String),
    Link(String),
    Image { url: String, alt: String },
    Break,
}

/// A piece of running text with its place in the source.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
    pub(super) inner: Vec<Piece>,
}

/// Text, in which tokens for HTML and escaped characters may be left, or a node.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text(Mapped),
    Node(Node),
}

/// The patterns in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pass {
    Backticks,
    Escapes,
    Footnotes,
    References,
    Links,
    Images,
    ImageReferences,
    Shortcuts,
    ImageShortcuts,
    Addresses,
    Mail,
    Breaks,
    Html,
    Entities,
    LoneMarks,
    Stars,
    Underscores,
}

const PASSES: [(Pass, u16); 17] = [
    (Pass::Backticks, TICK),
    (Pass::Escapes, SLASH),
    (Pass::Footnotes, BRACKET),
    (Pass::References, BRACKET),
    (Pass::Links, BRACKET),
    (Pass::Images, IMAGE),
    (Pass::ImageReferences, IMAGE),
    (Pass::Shortcuts, BRACKET),
    (Pass::ImageShortcuts, IMAGE),
    (Pass::Addresses, ANGLE),
    (Pass::Mail, ANGLE),
    (Pass::Breaks, LINE),
    (Pass::Html, ANGLE),
    (Pass::Entities, AMPERSAND),
    (Pass::LoneMarks, STAR | UNDERSCORE),
    (Pass::Stars, STAR),
    (Pass::Underscores, UNDERSCORE),
];

const TICK: u16 = 1;
const SLASH: u16 = 2;
const BRACKET: u16 = 4;
const IMAGE: u16 = 8;
const ANGLE: u16 = 16;
const LINE: u16 = 32;
const AMPERSAND: u16 = 64;
const STAR: u16 = 128;
const UNDERSCORE: u16 = 256;

/// The sign of each byte.
const SIGNS: [u16; 256] = {
    let mut signs = [0; 256];
    signs[b'`' as usize] = TICK;
    signs[b'\\' as usize] = SLASH;
    signs[b'[' as usize] = BRACKET;
    signs[b'!' as usize] = IMAGE;
    signs[b'<' as usize] = ANGLE;
    signs[b'\n' as usize] = LINE;
    signs[b'&' as usize] = AMPERSAND;
    signs[b'*' as usize] = STAR;
    signs[b'_' as usize] = UNDERSCORE;
    signs
};

/// Which signs `text` has.
fn signs(text: &str) -> u16 {
    text.bytes()
        .fold(0, |signs, byte| signs | SIGNS[usize::from(byte)])
}

/// Whether the text stands before blocks of its own item, as in an item with a nested list: the site reads such text
/// twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Alone,
    BeforeBlocks,
}

/// Reads running text.
pub(super) struct Inlines<'a> {
    pub(super) text: &'a Mapped,
    pub(super) stash: &'a mut Stash,
    pub(super) defined: &'a Defined,
    /// Bytes that may still be read for addresses that never end, so that hostile text costs no more than its length.
    budget: usize,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(text: &'a Mapped, stash: &'a mut Stash, defined: &'a Defined) -> Self {
        Self {
            text,
            stash,
            defined,
            budget: 0,
        }
    }

    /// Reads `lines`.
    pub(super) fn read(&mut self, lines: &[Line], place: Place) -> Vec<Piece> {
        let mut text = Mapped::default();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                let before = lines[at - 1].to;
                text.push("\n", self.text.source_at(before));
            }
            text.push_part(self.text, line.from, line.to);
        }
        self.budget = 32 * text.buf.len() + 4_096;
        let text = self.passes(text, 0);
        let mut pieces = self.expanded(text);
        for piece in &mut pieces {
            if let Piece::Node(node) = piece {
                self.again(node, place, 0);
            }
        }
        pieces
    }

    /// `text` with tokens for what the patterns from number `from` on find.
    fn passes(&mut self, mut text: Mapped, from: usize) -> Mapped {
        let signs = signs(&text.buf);
        for (at, (pass, wanted)) in PASSES.iter().enumerate().skip(from) {
            let may_be = signs & wanted != 0;
            if may_be && let Some(next) = self.pass(*pass, at, &text) {
                text = next;
            }
        }
        text
    }

    /// `text` with tokens for what one pattern finds; `None` where it finds nothing.
    fn pass(&mut self, pass: Pass, at: usize, text: &Mapped) -> Option<Mapped> {
        match pass {
            Pass::Backticks => self.backticks(text),
            Pass::Escapes => self.escapes(text),
            Pass::Footnotes if self.defined.notes.is_empty() => None,
            Pass::Footnotes => self.footnotes(text),
            Pass::References => self.brackets(text, at, Brackets::Reference),
            Pass::Links => self.brackets(text, at, Brackets::Link),
            Pass::Images => self.brackets(text, at, Brackets::Image),
            Pass::ImageReferences => self.brackets(text, at, Brackets::ImageReference),
            Pass::Shortcuts => self.brackets(text, at, Brackets::Shortcut),
            Pass::ImageShortcuts => self.brackets(text, at, Brackets::ImageShortcut),
            Pass::Addresses => self.addresses(text),
            Pass::Mail => self.mail(text),
            Pass::Breaks => self.breaks(text),
            Pass::Html => self.html(text),
            Pass::Entities => self.entities(text),
            Pass::LoneMarks => self.lone_marks(text),
            Pass::Stars => self.emphasis(text, at, b'*'),
            Pass::Underscores => self.emphasis(text, at, b'_'),
        }
    }

    /// Takes bytes off the budget.
    fn spend(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// A token's number for `kind` with the text `inner`, read with the patterns behind number `pass`.
    fn node(&mut self, kind: Kind, span: Span, inner: Option<Mapped>, pass: usize) -> usize {
        let inner = inner.map(|text| Piece::Text(self.passes(text, pass + 1)));
        self.stash.put(Stashed::Node(Some(Box::new(Node {
            kind,
            span,
            inner: inner.into_iter().collect(),
        }))))
    }

    /// `text` with nodes in the place of their tokens.
    fn expanded(&mut self, text: Mapped) -> Vec<Piece> {
        if !text.buf.contains(OPEN) {
            return vec![Piece::Text(text)];
        }
        let mut pieces = Vec::new();
        let mut running = Mapped::default();
        let (mut done, mut at) = (0, 0);
        while let Some(found) = text.buf[at..].find(OPEN) {
            let open = at + found;
            let Some((id, end)) = token(&text.buf, open) else {
                at = open + 1;
                continue;
            };
            at = end;
            if let Some(Stashed::Raw(_) | Stashed::Char(_)) | None = self.stash.get(id) {
                continue;
            }
            running.push_part(&text, done, open);
            done = end;
            if let Some(Stashed::Words(words)) = self.stash.get(id) {
                running.push(words, text.source_at(open));
            } else if let Some(mut node) = self.stash.take(id) {
                node.inner = self.all_expanded(node.inner);
                if !running.buf.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut running)));
                }
                pieces.push(Piece::Node(node));
            }
        }
        running.push_part(&text, done, text.buf.len());
        if !running.buf.is_empty() {
            pieces.push(Piece::Text(running));
        }
        pieces
    }

    fn all_expanded(&mut self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut all = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => all.extend(self.expanded(text)),
                Piece::Node(mut node) => {
                    node.inner = self.all_expanded(node.inner);
                    all.push(Piece::Node(node));
                }
            }
        }
        all
    }

    /// Reads again what the site reads again: the text of nodes inside nodes, and behind them; where blocks follow in
    /// the same item, the text of every node.
    fn again(&mut self, node: &mut Node, place: Place, depth: usize) {
        if depth > MAX_AGAIN {
            return;
        }
        let mut is_own = place == Place::Alone;
        let mut pieces = Vec::new();
        for piece in std::mem::take(&mut node.inner) {
            match piece {
                Piece::Text(text) if is_own => pieces.push(Piece::Text(text)),
                Piece::Text(text) => {
                    let text = self.passes(text, 0);
                    pieces.extend(self.expanded(text));
                }
                Piece::Node(mut inner) => {
                    is_own = false;
                    self.again(&mut inner, Place::BeforeBlocks, depth + 1);
                    pieces.push(Piece::Node(inner));
                }
            }
        }
        node.inner = pieces;
    }

    /// What stands in `text`, tokens resolved, as an address or an alternative text has it.
    fn flat(&self, text: &str) -> String {
        if !text.contains(OPEN) {
            return text.to_owned();
        }
        let (mut flat, mut at) = (String::new(), 0);
        while let Some(found) = text[at..].find(OPEN) {
            let open = at + found;
            flat.push_str(&text[at..open]);
            let Some((id, end)) = token(text, open) else {
                at = open + 1;
                continue;
            };
            match self.stash.get(id) {
                Some(Stashed::Char(c)) => flat.push(*c),
                Some(Stashed::Words(words)) => flat.push_str(words),
                Some(Stashed::Node(Some(node))) => flat.push_str(&self.flat_node(node)),
                Some(Stashed::Raw(Raw::Html(html))) => flat.push_str(html),
                _ => {}
            }
            at = end;
        }
        flat.push_str(&text[at..]);
        flat
    }

    fn flat_node(&self, node: &Node) -> String {
        if let Kind::Code(code) = &node.kind {
            return code.clone();
        }
        let texts = node.inner.iter().map(|piece| match piece {
            Piece::Text(text) => self.flat(&text.buf),
            Piece::Node(node) => self.flat_node(node),
        });
        texts.collect()
    }
}

/// The source of bytes `from..to` of `text`; its last byte must be a character of its own.
fn span_of(text: &Mapped, from: usize, to: usize) -> Span {
    Span::new(text.source_at(from), text.source_at(to - 1) + 1)
}

/// Bytes `from..to` of `text`.
fn part(text: &Mapped, from: usize, to: usize) -> Mapped {
    let mut part = Mapped::default();
    part.push_part(text, from, to);
    part
}

/// Replaces parts of a text by tokens, from left to right.
struct Replaced<'t> {
    text: &'t Mapped,
    kept: Mapped,
    done: usize,
}

impl<'t> Replaced<'t> {
    fn new(text: &'t Mapped) -> Self {
        Self {
            text,
            kept: Mapped::default(),
            done: 0,
        }
    }

    /// Sets token `id` in the place of bytes `from..to`, which stand behind all that was replaced.
    fn put(&mut self, from: usize, to: usize, id: usize) {
        self.kept.push_part(self.text, self.done, from);
        self.kept.push_token(id, self.text.source_at(from));
        self.done = to;
    }

    /// The text with its tokens; `None` where there are none.
    fn finish(mut self) -> Option<Mapped> {
        if self.done == 0 {
            return None;
        }
        self.kept
            .push_part(self.text, self.done, self.text.buf.len());
        Some(self.kept)
    }
}
