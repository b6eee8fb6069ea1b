//! A block as lines of the prepared text, and what the start of each line says.
//!
//! Blocks are cut and joined at lines, never copied: a part of a block shares its lines. Lines that begin a heading, a
//! rule, a quote, a definition are indexed once, so that a long block is not searched again and again.

use std::rc::Rc;

/// One line: bytes of the prepared text, its ending excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Line {
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.from..self.to).unwrap_or_default()
    }

    /// The line without its first `by` bytes.
    pub(super) fn skip(self, by: usize) -> Self {
        Self {
            from: (self.from + by).min(self.to),
            to: self.to,
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.from == self.to
    }
}

/// What a block may be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Heading,
    Rule,
    Quote,
    Colon,
    Bracket,
    Note,
    Abbreviation,
}

#[derive(Debug, Default)]
struct Lines {
    all: Vec<Line>,
    /// Lines that begin something, in order.
    starts: [Vec<usize>; 7],
}

/// Lines `from..to` of some lines.
#[derive(Clone, Debug)]
pub(super) struct Block {
    lines: Rc<Lines>,
    from: usize,
    to: usize,
}

impl Block {
    pub(super) fn new(text: &str, all: Vec<Line>) -> Self {
        let mut starts: [Vec<usize>; 7] = Default::default();
        for (at, line) in all.iter().enumerate() {
            if let Some(start) = start_of(line.of(text)) {
                starts[start as usize].push(at);
            }
        }
        let to = all.len();
        Self {
            lines: Rc::new(Lines { all, starts }),
            from: 0,
            to,
        }
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines.all[self.from..self.to]
    }

    /// Its first line; an empty one where it has none.
    pub(super) fn first(&self) -> Line {
        self.lines()
            .first()
            .copied()
            .unwrap_or(Line { from: 0, to: 0 })
    }

    /// The first line that begins `start`, counted from its own first line.
    pub(super) fn find(&self, start: Start) -> Option<usize> {
        self.find_from(start, 0)
    }

    /// The same from line `at` on.
    pub(super) fn find_from(&self, start: Start, at: usize) -> Option<usize> {
        let known = &self.lines.starts[start as usize];
        let next = known.partition_point(|&line| line < self.from + at);
        let line = *known.get(next).filter(|&&line| line < self.to)?;
        Some(line - self.from)
    }

    /// Its lines before line `at`.
    pub(super) fn before(&self, at: usize) -> Self {
        Self {
            to: (self.from + at).min(self.to),
            ..self.clone()
        }
    }

    /// Its lines from line `at` on.
    pub(super) fn after(&self, at: usize) -> Self {
        Self {
            from: (self.from + at).min(self.to),
            ..self.clone()
        }
    }

    /// Without the empty lines at its start.
    pub(super) fn trimmed(self) -> Self {
        let blank = self
            .lines()
            .iter()
            .take_while(|line| line.is_empty())
            .count();
        self.after(blank)
    }

    pub(super) fn is_blank(&self, text: &str) -> bool {
        self.lines()
            .iter()
            .all(|line| line.of(text).trim().is_empty())
    }

    /// The blocks between its empty lines, first to last. An empty line that begins a block stays with it.
    pub(super) fn split(&self) -> Vec<Self> {
        let lines = self.lines();
        let mut blocks = Vec::new();
        let mut from = 0;
        for (at, line) in lines.iter().enumerate() {
            if line.is_empty() && at > from && at + 1 < lines.len() {
                blocks.push(self.after(from).before(at - from));
                from = at + 1;
            }
        }
        blocks.push(self.after(from));
        blocks
    }
}

/// What `line` begins, by its first characters.
fn start_of(line: &str) -> Option<Start> {
    let lead = indent(line);
    let rest = line.as_bytes().get(lead..)?;
    match rest.first()? {
        b'#' if lead == 0 && is_heading(line) => Some(Start::Heading),
        b'>' if lead < 4 => Some(Start::Quote),
        b'[' if lead < 4 && rest.get(1) == Some(&b'^') => Some(Start::Note),
        b'[' if lead < 4 => Some(Start::Bracket),
        b':' if lead < 4 && rest.get(1) == Some(&b' ') => Some(Start::Colon),
        b'*' if lead == 0 && rest.get(1) == Some(&b'[') => Some(Start::Abbreviation),
        b'-' | b'_' | b'*' if lead < 4 && is_rule(rest) => Some(Start::Rule),
        _ => None,
    }
}

/// Number of spaces at the start.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A backslash at the end keeps a line of `#` marks from being a heading.
fn is_heading(line: &str) -> bool {
    let body = line.trim_end_matches('#');
    let slashes = body.len() - body.trim_end_matches('\\').len();
    let marks = line.len() - body.len();
    slashes.is_multiple_of(2) || marks > 0
}

/// Three or more of one sign, with at most two spaces between them.
fn is_rule(rest: &[u8]) -> bool {
    let sign = rest[0];
    let (mut signs, mut gap) = (0, 0);
    for (at, &byte) in rest.iter().enumerate() {
        match byte {
            b' ' => gap += 1,
            _ if byte == sign && (gap <= 2 || at == 0) => {
                signs += 1;
                gap = 0;
            }
            _ => return false,
        }
    }
    signs >= 3
}

/// True for a line under a heading's text: only `=` and `-`.
pub(super) fn is_underline(line: &str) -> bool {
    let signs = line.trim_end_matches(' ');
    !signs.is_empty() && signs.bytes().all(|byte| matches!(byte, b'=' | b'-'))
}

/// The kinds of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bullet {
    Sign,
    Number,
}

/// The kind of the item that begins at `line`, and where its content begins; the marker stands behind `at_least` to
/// `at_most` spaces.
pub(super) fn item_in(line: &str, at_least: usize, at_most: usize) -> Option<(Bullet, usize)> {
    let lead = indent(line);
    if lead < at_least || lead > at_most {
        return None;
    }
    let rest = &line[lead..];
    let (bullet, width) = match rest.as_bytes().first()? {
        b'*' | b'+' | b'-' => (Bullet::Sign, 1),
        byte if byte.is_ascii_digit() => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[digits..].starts_with('.').then_some(())?;
            (Bullet::Number, digits + 1)
        }
        _ => return None,
    };
    let spaces = indent(&rest[width..]);
    (spaces > 0).then_some((bullet, lead + width + spaces))
}
