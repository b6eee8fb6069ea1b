//! One top-level list item: its lines, its marker, the rows nested in it, and what it says.
//!
//! ```text
//! * 2026-01-07 | Delhi, IN | [Rust Delhi](…)   ← header_span (from content_at)
//!     * [**Meetup**](…)                        ← a row
//! ```

use super::entry::{self, Entry};
use super::outline::Outline;
use crate::profile::Profile;
use crate::text::Span;

/// A top-level item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Whole lines, nested lines included, blank lines after it excluded.
    pub span: Span,
    /// Where its marker stands.
    pub marker_at: usize,
    /// Where its content begins.
    pub content_at: usize,
    /// Its own content before the first nested row, without the space after it.
    pub header_span: Span,
    /// Nested items of all depths, in order.
    pub rows: Vec<Row>,
    /// Which list of the issue it belongs to, counted from 1.
    pub list: usize,
    /// What it says.
    pub entry: Entry,
}

/// A nested item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// From the start of its line to the end of its lines, rows nested in it included.
    pub span: Span,
    /// Where its marker stands.
    pub marker_at: usize,
    /// Where its content begins.
    pub content_at: usize,
}

impl Item {
    pub(super) fn new(source: &str, span: Span, list: usize) -> Self {
        let (marker_at, content_at) = marker(source, span.start);
        Self {
            span,
            marker_at,
            content_at: content_at.min(span.end),
            header_span: trim_end(source, Span::new(content_at.min(span.end), span.end)),
            rows: Vec::new(),
            list,
            entry: Entry::Text,
        }
    }

    /// The marker as written: `*`, `-`, `+` or a number.
    pub fn marker<'a>(&self, source: &'a str) -> &'a str {
        Span::new(self.marker_at, self.content_at).of(source).trim()
    }

    /// Its text, all lines.
    pub fn text<'a>(&self, source: &'a str) -> &'a str {
        self.span.of(source)
    }

    /// Its first line without marker and line ending.
    pub fn first_line<'a>(&self, source: &'a str) -> &'a str {
        let content = Span::new(self.content_at, self.span.end).of(source);
        content.lines().next().unwrap_or_default().trim_end()
    }
}

/// Where a nested item begins whose range the parser begins at the line end before it, as it does behind a tab.
fn past_line_ends(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}

/// Adds the nested item of parser range `span` to `parent`.
pub(super) fn add_row(source: &str, parent: &mut Item, span: Span) {
    let span = Span::new(past_line_ends(source, span.start), span.end);
    let line = source[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let start = if line > parent.content_at {
        line
    } else {
        span.start
    };
    let (marker_at, content_at) = marker(source, start);
    let end = trim_end(source, span).end;
    let newline = source[end..]
        .find('\n')
        .map_or(source.len(), |at| end + at + 1);
    let span = Span::new(start, newline.min(parent.span.end).max(start));
    if parent.rows.is_empty() {
        parent.header_span = trim_end(source, Span::new(parent.content_at, start));
    }
    parent.rows.push(Row {
        span,
        marker_at,
        content_at: content_at.min(span.end),
    });
}

/// Where the content begins of the item that the parser finds at `at`, which may lie in its indent.
pub(super) fn content_at(source: &str, at: usize) -> usize {
    marker(source, past_line_ends(source, at)).1
}

/// Offsets of the marker and of the content behind it, for an item whose line begins at `at`.
fn marker(source: &str, at: usize) -> (usize, usize) {
    let rest = &source[at..];
    let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let body = &rest[indent..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let width = (digits + 1).min(body.len());
    let spaces = body.get(width..).map_or(0, |rest| {
        rest.len() - rest.trim_start_matches([' ', '\t']).len()
    });
    (at + indent, at + indent + width + spaces)
}

fn trim_end(source: &str, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(source).trim_end().len())
}

/// Reads what every item says, once sections are known.
pub(super) fn read_entries(source: &str, profile: &Profile, outline: &mut Outline) {
    for section in 0..outline.sections.len() {
        let kind = outline.kind(profile, section);
        for at in outline.sections[section].items.clone() {
            let item = &outline.items[at];
            let entry = entry::read(source, item, kind, outline);
            outline.items[at].entry = entry;
        }
    }
}
