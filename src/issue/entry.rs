//! What one item says: a link, an event, a call for papers, a note, or text.

use super::cfp;
use super::event::{self, EventEntry};
use super::item::Item;
use super::links::{self, Link, LinkKind};
use super::outline::Outline;
use crate::profile::Kind;
use crate::text::Span;

pub use super::cfp::CfpEntry;

/// What an item says.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// `[prefix]… [Title](url)`.
    Link(LinkEntry),
    /// `DATE | PLACE | [Organizer](url)` and its talks.
    Event(EventEntry),
    /// `[**Name**](url) | closes | place | dates`.
    CfpEvent(CfpEntry),
    /// `*No … this week.*`.
    Note,
    /// Anything else.
    Text,
}

/// A link with its prefixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkEntry {
    /// Markers before the link, in order.
    pub prefixes: Vec<PrefixSpan>,
    /// The link.
    pub link: Link,
    /// What follows the link in the item's own lines, comments and outer space excluded; may be empty.
    pub tail_span: Span,
}

/// A marker before a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrefixSpan {
    /// With its brackets.
    pub span: Span,
    /// Between them.
    pub name_span: Span,
}

/// A name, perhaps with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedLink {
    /// The whole link, or the name.
    pub span: Span,
    /// The name without brackets and emphasis.
    pub name_span: Span,
    /// The destination, where there is one.
    pub url_span: Option<Span>,
}

impl NamedLink {
    pub(super) fn of(source: &str, link: &Link) -> Self {
        Self {
            span: link.span,
            name_span: without_emphasis(source, link.text_span),
            url_span: link.has_url().then_some(link.url_span),
        }
    }
}

/// `span` without emphasis marks and space around it.
pub(super) fn without_emphasis(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let marks = |c: char| c == '*' || c == '_' || c.is_whitespace();
    let start = text.len() - text.trim_start_matches(marks).len();
    let inner = text.trim_matches(marks);
    Span::new(span.start + start, span.start + start + inner.len())
}

pub(super) fn read(source: &str, item: &Item, kind: Kind, outline: &Outline) -> Entry {
    if let Some(event) = event::read(source, item, kind) {
        return Entry::Event(event);
    }
    if kind == Kind::CfpEvents
        && let Some(cfp) = cfp::read(source, item)
    {
        return Entry::CfpEvent(cfp);
    }
    if let Some(link) = link(source, item, outline) {
        return Entry::Link(link);
    }
    if is_note(item.header_span.of(source)) {
        return Entry::Note;
    }
    Entry::Text
}

fn is_note(text: &str) -> bool {
    let mark = text.chars().next().filter(|c| matches!(c, '*' | '_'));
    let emphasised = |mark: char| text.len() > 2 && text.ends_with(mark) && !text.starts_with("**");
    mark.is_some_and(emphasised)
}

fn link(source: &str, item: &Item, outline: &Outline) -> Option<LinkEntry> {
    let mut prefixes = Vec::new();
    let mut at = item.header_span.start;
    loop {
        at += leading_space(source, Span::new(at, item.header_span.end));
        let rest = Span::new(at, item.header_span.end);
        if let Some(prefix) = odd_prefix(source, rest) {
            at = prefix.span.end;
            prefixes.push(prefix);
            continue;
        }
        let found = links::scan(source, rest).into_iter().next()?;
        let lead = Span::new(at, found.span.start).of(source);
        if !lead
            .chars()
            .all(|c| matches!(c, '*' | '_' | '`' | '~' | ' ' | '"' | '$'))
        {
            return None;
        }
        if let Some(pair) = joined_prefixes(source, &found, rest, outline) {
            prefixes.extend(pair);
            at = found.span.end;
            continue;
        }
        if found.kind != LinkKind::Shortcut {
            return Some(LinkEntry {
                prefixes,
                link: found,
                tail_span: tail(
                    source,
                    found.span.end,
                    item.header_span.end,
                    &outline.comments,
                ),
            });
        }
        if found.text_span.len() > 40 {
            return None;
        }
        prefixes.push(PrefixSpan {
            span: found.span,
            name_span: found.text_span,
        });
        at = found.span.end;
    }
}

fn leading_space(source: &str, span: Span) -> usize {
    let text = span.of(source);
    text.len() - text.trim_start().len()
}

/// `[series][video]` where a link follows: it looks like a reference, but nothing defines its label.
fn joined_prefixes(
    source: &str,
    found: &Link,
    rest: Span,
    outline: &Outline,
) -> Option<[PrefixSpan; 2]> {
    let (text, label) = (found.text_span, found.url_span);
    let behind = Span::new(found.span.end, rest.end).of(source).trim_start();
    let is_joined = found.kind == LinkKind::Reference
        && text != label
        && text.len() <= 40
        && label.len() <= 40
        && behind.starts_with('[')
        && !outline.defines(source, label.of(source));
    let prefix = |name_span: Span| PrefixSpan {
        span: Span::new(name_span.start - 1, name_span.end + 1),
        name_span,
    };
    is_joined.then(|| [prefix(text), prefix(label)])
}

/// `(video)` or `\[video\]` where a link follows.
fn odd_prefix(source: &str, span: Span) -> Option<PrefixSpan> {
    let text = span.of(source);
    let (open, close) = [("\\[", "\\]"), ("(", ")")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let end = text.find(close).filter(|&end| end <= 40)?;
    let behind = text[end + close.len()..].trim_start();
    behind.starts_with(['[', '(', '\\']).then(|| PrefixSpan {
        span: Span::new(span.start, span.start + end + close.len()),
        name_span: Span::new(span.start + open.len(), span.start + end),
    })
}

/// What stands behind a link, up to a comment or the end.
fn tail(source: &str, from: usize, end: usize, comments: &[Span]) -> Span {
    let next = comments.partition_point(|comment| comment.start < from);
    let end = comments
        .get(next)
        .map_or(end, |comment| comment.start.min(end));
    let span = Span::new(from, end.max(from));
    let text = span.of(source);
    let lead = text.len() - text.trim_start().len();
    let start = if text.trim().is_empty() { 0 } else { lead };
    Span::new(from + start, from + start + text.trim().len())
}
