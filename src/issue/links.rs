//! Links inside one item or line, read as editors mean them: also those that a strict parser would not see.
//!
//! ```text
//! [video] [Title of `it`](https://host/a_(b) "hover")
//! shortcut [text_span   ](url_span         )          ← span covers the whole
//! ```

use super::outline::{Leaf, LeafKind, Outline};
use crate::text::Span;

/// How a link names its destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](url)`.
    Inline,
    /// `[text] (url)`, which no parser takes for a link.
    Gapped,
    /// `[text][label]`; the URL span is the label.
    Reference,
    /// `[text]` alone, which may be a reference or a word in brackets.
    Shortcut,
}

/// A link or a text in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// From the opening bracket to the end of the destination.
    pub span: Span,
    /// Between the brackets.
    pub text_span: Span,
    /// The destination without brackets and hover title; the label of a reference; the text of a shortcut.
    pub url_span: Span,
    /// How it is written.
    pub kind: LinkKind,
    /// Its brackets do not pair up.
    pub is_unbalanced: bool,
}

impl Link {
    /// True for a link that carries its URL.
    pub fn has_url(&self) -> bool {
        matches!(self.kind, LinkKind::Inline | LinkKind::Gapped)
    }
}

/// All links of `span`, in order; what stands inside a link's text is not looked at again, comments and code spans
/// are passed over.
pub fn scan(source: &str, span: Span) -> Vec<Link> {
    let mut links = Vec::new();
    let mut at = span.start;
    while let Some(open) = next_bracket(source, at, span.end) {
        if let Some(link) = read(source, open, span.end) {
            at = link.span.end.max(open + 1);
            links.push(link);
        } else {
            at = open + 1;
        }
    }
    links
}

/// All links of an issue in the leaves where readers of the site see links.
pub(super) fn of_outline(source: &str, outline: &Outline) -> Vec<Link> {
    let holds_links = |leaf: &&Leaf| {
        matches!(
            leaf.kind,
            LeafKind::Heading
                | LeafKind::Item(_)
                | LeafKind::Prose
                | LeafKind::Quote
                | LeafKind::Table
        )
    };
    let leaves = outline.leaves.iter().filter(holds_links);
    leaves.flat_map(|leaf| scan(source, leaf.span)).collect()
}

/// The first link of `span` that carries a URL or a label.
pub fn first(source: &str, span: Span) -> Option<Link> {
    let links = scan(source, span);
    links
        .into_iter()
        .find(|link| link.kind != LinkKind::Shortcut)
}

/// The next `[` from `at` on that is neither escaped nor in code nor in a comment.
fn next_bracket(source: &str, mut at: usize, end: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    while at < end {
        match bytes[at] {
            b'[' => return Some(at),
            _ => at = skip(source, at, end),
        }
    }
    None
}

/// The offset behind the character, escape, code span or comment at `at`.
fn skip(source: &str, at: usize, end: usize) -> usize {
    let bytes = source.as_bytes();
    match bytes[at] {
        b'\\' => (at + 1 + char_len(source, at + 1)).min(end),
        b'`' => code_end(bytes, at, end),
        b'<' if source[at..end].starts_with("<!--") => source[at..end]
            .find("-->")
            .map_or(end, |close| at + close + 3),
        // A byte inside a character is no bracket either, so bytes may be stepped over one by one.
        _ => at + 1,
    }
}

fn char_len(source: &str, at: usize) -> usize {
    source[at..].chars().next().map_or(1, char::len_utf8)
}

/// Behind the code span that opens at `at`, or behind its backticks where it is never closed.
pub fn code_end(bytes: &[u8], at: usize, end: usize) -> usize {
    let run = |from: usize| bytes[from..end].iter().take_while(|&&b| b == b'`').count();
    let ticks = run(at);
    let mut close = at + ticks;
    while close < end {
        match bytes[close] {
            b'`' if run(close) == ticks => return close + ticks,
            b'`' => close += run(close),
            _ => close += 1,
        }
    }
    at + ticks
}

fn read(source: &str, open: usize, end: usize) -> Option<Link> {
    let (close, is_unbalanced) = match closing_bracket(source, open, end) {
        Some(close) => (close, false),
        None => (careless_close(source, open, end)?, true),
    };
    let text_span = Span::new(open + 1, close);
    let link = |kind, url_span, link_end| Link {
        span: Span::new(open, link_end),
        text_span,
        url_span,
        kind,
        is_unbalanced,
    };
    let rest = &source[close + 1..end];
    if rest.starts_with('(')
        && let Some((url, after)) = destination(source, close + 2, end)
    {
        return Some(link(LinkKind::Inline, url, after));
    }
    if rest.starts_with('[')
        && let Some(label_end) = closing_bracket(source, close + 1, end)
    {
        let followed = source[label_end + 1..end].starts_with('(');
        if !followed {
            let label = Span::new(close + 2, label_end);
            let label = if label.is_empty() { text_span } else { label };
            return Some(link(LinkKind::Reference, label, label_end + 1));
        }
    }
    let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let gapped = &rest[gap..];
    if gap > 0
        && is_destination(gapped)
        && let Some((url, after)) = destination(source, close + 1 + gap + 1, end)
    {
        return Some(link(LinkKind::Gapped, url, after));
    }
    Some(link(LinkKind::Shortcut, text_span, close + 1))
}

fn is_destination(text: &str) -> bool {
    ["(http://", "(https://", "(www.", "(mailto:"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// The `]` that pairs with the `[` at `open`; a blank line ends the search.
fn closing_bracket(source: &str, open: usize, end: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let (mut at, mut depth) = (open, 0);
    while at < end {
        match bytes[at] {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            b'\n'
                if source[at + 1..end]
                    .trim_start_matches([' ', '\t', '\r'])
                    .starts_with('\n') =>
            {
                return None;
            }
            _ => {
                at = skip(source, at, end);
                continue;
            }
        }
        at += 1;
    }
    None
}

/// Where brackets do not pair: the first `](` on the line that a URL follows.
fn careless_close(source: &str, open: usize, end: usize) -> Option<usize> {
    let line = source[open..end].lines().next()?;
    let found = line.match_indices("](").map(|(at, _)| at);
    found
        .into_iter()
        .find(|&at| is_destination(&line[at + 1..]))
        .map(|at| open + at)
}

/// The destination that begins at `at`, behind the parenthesis: its span, and the offset behind the closing one.
/// Spaces inside are taken along where the link is closed on its line.
fn destination(source: &str, at: usize, end: usize) -> Option<(Span, usize)> {
    let lead = source[at..end].len() - source[at..end].trim_start().len();
    let start = at + lead;
    if source[start..end].starts_with('<') {
        let close = start + source[start..end].find('>')?;
        let paren = close + source[close..end].find(')')?;
        return Some((Span::new(start + 1, close), paren + 1));
    }
    let close = closing_paren(source, start, end)?;
    let inner = source[start..close].trim_end();
    let url_len = hover_title(inner).unwrap_or(inner.len());
    Some((Span::new(start, start + url_len), close + 1))
}

/// Length of the URL in `inner` where a quoted hover title follows it.
fn hover_title(inner: &str) -> Option<usize> {
    let quote = inner
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let space = inner.find(char::is_whitespace)?;
    let title = inner[space..].trim_start();
    (title.len() > 1 && title.starts_with(quote)).then_some(space)
}

fn closing_paren(source: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let (mut at, mut depth) = (start, 0);
    while at < end {
        match bytes[at] {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\n' => break,
            b'\\' => at += 1,
            _ => {}
        }
        at += 1;
    }
    let line = source[start..end].lines().next()?;
    line.find(')').map(|close| start + close)
}
