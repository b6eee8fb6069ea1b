//! Block structure from pulldown-cmark, cut into leaves that tile the source.
//!
//! Ranges of the parser are snapped to whole lines and trimmed: an item's range swallows the blank lines after it, a
//! list's can swallow a following definition, a nested list may start mid-indent.

use super::definition;
use super::item::{self, Item};
use super::landmark::{Landmark, Mark};
use super::outline::{Leaf, LeafKind, Outline, UndefinedReference};
use crate::text::Span;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// Reads everything from byte `body_at` on. Sections and entries are found later.
pub(super) fn read(source: &str, body_at: usize) -> Outline {
    let body = &source[body_at..];
    let lines = with_newlines_only(body);
    let mut undefined: Vec<UndefinedReference> = Vec::new();
    let note = |broken: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        undefined.push(undefined_reference(body, body_at, &broken));
        None
    };
    let mut reader = Reader::new(source, body_at);
    let parser = Parser::new_with_broken_link_callback(&lines, Options::ENABLE_TABLES, Some(note));
    for (event, range) in parser.into_offset_iter() {
        reader.event(&event, Span::from(range).shifted(body_at));
    }
    let mut outline = reader.outline;
    undefined.sort_by_key(|found| found.span);
    undefined.dedup();
    outline.undefined = undefined;
    tile(source, body_at, &mut outline);
    outline
}

/// `body` with a space for each carriage return that stands alone: the parser would begin a line there, and everything
/// else takes it for a character. Offsets stay.
fn with_newlines_only(body: &str) -> Cow<'_, str> {
    let alone = |at: usize| body.as_bytes().get(at + 1) != Some(&b'\n');
    if !body.match_indices('\r').any(|(at, _)| alone(at)) {
        return Cow::Borrowed(body);
    }
    let plain = body.char_indices().map(|(at, c)| match c {
        '\r' if alone(at) => ' ',
        _ => c,
    });
    Cow::Owned(plain.collect())
}

fn undefined_reference(body: &str, at: usize, broken: &BrokenLink<'_>) -> UndefinedReference {
    let span = Span::from(broken.span.clone());
    let is_shortcut = !matches!(
        broken.link_type,
        LinkType::Reference
            | LinkType::ReferenceUnknown
            | LinkType::Collapsed
            | LinkType::CollapsedUnknown
    );
    let text = span.of(body);
    let trimmed = text.strip_suffix("[]").unwrap_or(text);
    let open = trimmed.rfind('[').map_or(0, |open| open + 1);
    let close = trimmed.rfind(']').unwrap_or(trimmed.len());
    UndefinedReference {
        span: span.shifted(at),
        label_span: Span::new(span.start + open, span.start + close).shifted(at),
        is_shortcut,
    }
}

/// Follows the parser's events; only what stands at the top level makes leaves.
struct Reader<'a> {
    source: &'a str,
    /// Where the text behind the metadata or a byte order mark begins.
    body_at: usize,
    outline: Outline,
    depth: usize,
    top: Option<LeafKind>,
    lists: usize,
    /// How many items are open.
    nesting: u8,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, body_at: usize) -> Self {
        Self {
            source,
            body_at,
            outline: Outline::default(),
            depth: 0,
            top: None,
            lists: 0,
            nesting: 0,
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => {
                self.landmark(tag, span);
                self.start(tag, span);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth -= 1;
                if *tag == TagEnd::Item {
                    self.nesting = self.nesting.saturating_sub(1);
                }
            }
            Event::Text(text) | Event::Code(text) => self.heading_text(text),
            Event::SoftBreak | Event::HardBreak => self.heading_text(" "),
            Event::InlineHtml(html) if html.starts_with("<!--") => self.outline.comments.push(span),
            Event::Rule if self.depth == 0 => self.leaf(span, LeafKind::Rule),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let is_comment =
            matches!(tag, Tag::HtmlBlock) && span.of(self.source).trim_start().starts_with("<!--");
        if is_comment {
            self.outline.comments.push(trimmed(self.source, span));
        }
        if self.depth == 0 {
            self.top = top_kind(tag, is_comment);
            match (tag, self.top) {
                (Tag::List(_), _) => self.lists += 1,
                (_, Some(kind)) => self.leaf(span, kind),
                _ => {}
            }
        }
        if matches!(tag, Tag::Item) && matches!(self.top, Some(LeafKind::Item(_))) {
            self.item(span);
        }
    }

    fn landmark(&mut self, tag: &Tag<'_>, span: Span) {
        let (span, mark) = match tag {
            Tag::Heading { level, .. } => {
                let start = line_start(self.source, span.start);
                (Span::at(start), Mark::Heading(*level as u8))
            }
            Tag::Item => {
                self.nesting = self.nesting.saturating_add(1);
                let content = item::content_at(self.source, span.start);
                (Span::at(content), Mark::Item(self.nesting))
            }
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => (span, Mark::Link(format!("mailto:{dest_url}"))),
            Tag::Link { dest_url, .. } => (span, Mark::Link(dest_url.to_string())),
            _ => return,
        };
        self.outline.landmarks.push(Landmark { span, mark });
    }

    fn item(&mut self, span: Span) {
        if self.depth > 1 {
            if let Some(parent) = self.outline.items.last_mut() {
                item::add_row(self.source, parent, span);
            }
            return;
        }
        let index = self.outline.items.len();
        self.leaf(span, LeafKind::Item(index));
        let whole = self.outline.leaves.last().map_or(span, |leaf| leaf.span);
        let item = Item::new(self.source, whole, self.lists);
        self.outline.items.push(item);
    }

    fn heading_text(&mut self, text: &str) {
        if self.top == Some(LeafKind::Heading)
            && self.depth > 0
            && let Some(title) = self.outline.titles.last_mut()
        {
            title.push_str(text);
        }
    }

    /// Adds a leaf of the whole lines that `span` touches, without blank lines and definitions at its end.
    fn leaf(&mut self, span: Span, kind: LeafKind) {
        let last = self.outline.leaves.last();
        let done = last.map_or(self.body_at, |leaf| leaf.span.end);
        let start = line_start(self.source, span.start).max(done);
        let end = line_end(self.source, trimmed(self.source, span).end);
        let mut span = Span::new(start, end);
        if matches!(kind, LeafKind::Item(_)) {
            span = without_definitions(self.source, span);
        }
        if kind == LeafKind::Heading {
            self.outline.titles.push(String::new());
        }
        self.outline.leaves.push(Leaf { span, kind });
    }
}

fn top_kind(tag: &Tag<'_>, is_comment: bool) -> Option<LeafKind> {
    Some(match tag {
        Tag::Heading { .. } => LeafKind::Heading,
        Tag::Paragraph => LeafKind::Prose,
        Tag::BlockQuote(_) => LeafKind::Quote,
        Tag::CodeBlock(_) => LeafKind::Code,
        Tag::Table(_) => LeafKind::Table,
        Tag::HtmlBlock if is_comment => LeafKind::Comment,
        Tag::HtmlBlock => LeafKind::Html,
        Tag::List(_) => LeafKind::Item(usize::MAX),
        _ => return None,
    })
}

fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line in which byte `at` lies, its ending included; `at` itself where it begins a line.
fn line_end(source: &str, at: usize) -> usize {
    if at > 0 && source.as_bytes().get(at - 1) == Some(&b'\n') {
        return at;
    }
    source[at..]
        .find('\n')
        .map_or(source.len(), |newline| at + newline + 1)
}

fn trimmed(source: &str, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(source).trim_end().len())
}

/// `span` without lines at its end that are blank, or definitions at the margin.
fn without_definitions(source: &str, span: Span) -> Span {
    let mut end = span.end;
    loop {
        let last = last_line(source, Span::new(span.start, end));
        let text = last.of(source);
        let at_margin = !text.starts_with([' ', '\t']);
        let is_definition = at_margin && definition::read(source, last).is_some();
        if last.start <= span.start || !(text.trim().is_empty() || is_definition) {
            return Span::new(span.start, end);
        }
        end = last.start;
    }
}

fn last_line(source: &str, span: Span) -> Span {
    let body = span.of(source);
    let body = body.strip_suffix('\n').unwrap_or(body);
    let start = body.rfind('\n').map_or(0, |newline| newline + 1);
    Span::new(span.start + start, span.end)
}

/// Fills the gaps between leaves line by line, and cuts definitions out of paragraphs.
fn tile(source: &str, body_at: usize, outline: &mut Outline) {
    let found = std::mem::take(&mut outline.leaves);
    let mut at = body_at;
    for leaf in found {
        lines(
            source,
            Span::new(at, leaf.span.start),
            LeafKind::Other,
            outline,
        );
        at = leaf.span.end;
        match leaf.kind {
            LeafKind::Prose => lines(source, leaf.span, LeafKind::Prose, outline),
            _ => outline.leaves.push(leaf),
        }
    }
    lines(
        source,
        Span::new(at, source.len()),
        LeafKind::Other,
        outline,
    );
}

/// Adds the lines of `span` as blank, definition, or `other` leaves; neighbours of one kind are joined.
fn lines(source: &str, span: Span, other: LeafKind, outline: &mut Outline) {
    let mut at = span.start;
    let first = outline.leaves.len();
    while at < span.end {
        let rest = Span::new(at, span.end).of(source);
        let line = Span::new(at, at + rest.find('\n').map_or(rest.len(), |end| end + 1));
        at = line.end;
        let kind = if line.of(source).trim().is_empty() {
            LeafKind::Blank
        } else if let Some(definition) = definition::read(source, line) {
            outline.definitions.push(definition);
            LeafKind::Definition
        } else {
            other
        };
        match outline.leaves[first..].last_mut() {
            Some(last) if last.kind == kind && kind != LeafKind::Definition => {
                last.span.end = line.end;
            }
            _ => outline.leaves.push(Leaf { span: line, kind }),
        }
    }
}
