//! Brackets: references, links, images, and the same by a label alone.
//!
//! The text ends at the bracket that pairs, whatever is between; a reference may stand one space or line end behind it;
//! one that nothing defines is passed over with all that is in its brackets.

use super::destination::destination;
use super::{Inlines, Kind, Replaced, part, span_of};
use crate::site::mapped::Mapped;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    Reference,
    Link,
    Image,
    ImageReference,
    Shortcut,
    ImageShortcut,
}

impl Brackets {
    const fn is_image(self) -> bool {
        matches!(
            self,
            Self::Image | Self::ImageReference | Self::ImageShortcut
        )
    }

    /// False where the signs that it needs are not in `text`.
    fn may_be_in(self, text: &str) -> bool {
        let follows = |wanted: fn(&str) -> bool| {
            text.match_indices(']')
                .any(|(at, _)| wanted(&text[at + 1..]))
        };
        match self {
            Self::Link => text.contains("]("),
            Self::Reference => follows(|rest| {
                let rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
                rest.starts_with('[')
            }),
            Self::Shortcut => text.contains('['),
            _ => text.contains("!["),
        }
    }
}

/// Whether a text may be read again from its start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Restarts {
    Left,
    Spent,
}

/// What stands at a bracket.
pub(super) enum Found {
    /// A link to this address, up to this byte.
    Link(String, usize),
    /// No link, nor is anything up to this byte.
    Passed(usize),
    Nothing,
}

/// After so many replacements that changed how brackets pair, the rest is read in one go.
const RESTARTS: usize = 32;

impl Inlines<'_> {
    pub(super) fn brackets(
        &mut self,
        text: &Mapped,
        pass: usize,
        what: Brackets,
    ) -> Option<Mapped> {
        let mut found: Option<Mapped> = None;
        for round in 0.. {
            let text = found.as_ref().unwrap_or(text);
            if !what.may_be_in(&text.buf) {
                break;
            }
            let restarts = if round < RESTARTS {
                Restarts::Left
            } else {
                Restarts::Spent
            };
            let (next, is_done) = self.brackets_once(text, pass, what, restarts);
            found = next.or(found);
            if is_done {
                break;
            }
        }
        found
    }

    /// One go from left to right, which ends early where a replacement may change what stands before it.
    fn brackets_once(
        &mut self,
        text: &Mapped,
        pass: usize,
        what: Brackets,
        restarts: Restarts,
    ) -> (Option<Mapped>, bool) {
        let pairs = pairs(&text.buf);
        let mut replaced = Replaced::new(text);
        let (mut at, mut has_failed) = (0, false);
        for &(open, close) in &pairs {
            let is_image = text.buf[..open].ends_with('!');
            if open < at || is_image != what.is_image() {
                continue;
            }
            let Some(close) = close else {
                has_failed = true;
                continue;
            };
            match self.found(text, open, close, what) {
                Found::Link(url, end) => {
                    let from = open - usize::from(is_image);
                    let id = self.linked(text, (from, open, close, end), url, pass);
                    replaced.put(from, end, id);
                    at = end;
                    let is_whole = is_balanced(&text.buf[close..end]);
                    if has_failed && restarts == Restarts::Left && !is_whole {
                        return (replaced.finish(), false);
                    }
                }
                Found::Passed(end) => at = end,
                Found::Nothing => has_failed = true,
            }
        }
        (replaced.finish(), true)
    }

    fn found(&mut self, text: &Mapped, open: usize, close: usize, what: Brackets) -> Found {
        let title = &text.buf[open + 1..close];
        match what {
            Brackets::Link | Brackets::Image => {
                let (found, cost) = destination(&text.buf, close + 1, self.budget);
                self.spend(cost);
                match found {
                    Some((url, end)) => {
                        let url = self.flat(url).replace("&amp;", "&");
                        Found::Link(url.trim().to_owned(), end)
                    }
                    None => Found::Nothing,
                }
            }
            Brackets::Reference | Brackets::ImageReference => {
                let Some((label, end)) = label(&text.buf, close + 1) else {
                    return Found::Nothing;
                };
                self.defined_as(if label.is_empty() { title } else { label }, end)
            }
            Brackets::Shortcut | Brackets::ImageShortcut => self.defined_as(title, close + 1),
        }
    }

    pub(super) fn defined_as(&self, label: &str, end: usize) -> Found {
        let spaced: String;
        let lower = label.to_lowercase();
        let is_spaced = lower.contains(['\n', '\t']) || lower.contains("  ");
        let label = if is_spaced {
            spaced = collapsed(&lower);
            &spaced
        } else {
            &lower
        };
        match self.defined.links.get(label) {
            Some(url) => Found::Link(url.clone(), end),
            None => Found::Passed(end),
        }
    }

    fn linked(
        &mut self,
        text: &Mapped,
        at: (usize, usize, usize, usize),
        url: String,
        pass: usize,
    ) -> usize {
        let (from, open, close, end) = at;
        let span = span_of(text, from, end);
        if from < open {
            let alt = self.flat(&text.buf[open + 1..close]);
            return self.node(Kind::Image { url, alt }, span, None, pass);
        }
        let inner = part(text, open + 1, close);
        self.node(Kind::Link(url), span, Some(inner), pass)
    }
}

/// Every opening bracket with the one that closes it.
fn pairs(text: &str) -> Vec<(usize, Option<usize>)> {
    let mut pairs: Vec<(usize, Option<usize>)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => {
                open.push(pairs.len());
                pairs.push((at, None));
            }
            b']' => {
                if let Some(pair) = open.pop() {
                    pairs[pair].1 = Some(at);
                }
            }
            _ => {}
        }
    }
    pairs
}

/// True where the brackets of `text`, which begins with a closing one, pair otherwise.
fn is_balanced(text: &str) -> bool {
    let mut depth = 1_usize;
    for byte in text.bytes() {
        match byte {
            b'[' => depth += 1,
            b']' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// The label in brackets at `at`, or one white space behind, and the offset behind it.
pub(super) fn label(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let space = rest
        .chars()
        .next()
        .filter(|c| c.is_whitespace())
        .map_or(0, char::len_utf8);
    let inner = rest[space..].strip_prefix('[')?;
    let close = inner.find(']')?;
    Some((&inner[..close], at + space + 1 + close + 1))
}

/// `text` with one space for each run of white space.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::new();
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => collapsed.push(c),
            _ if !collapsed.ends_with(' ') => collapsed.push(' '),
            _ => {}
        }
    }
    collapsed
}
