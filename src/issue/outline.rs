//! The outline: a flat list of sections, items and leaves, all spans into one source.
//!
//! ```text
//! source   Title: …│⏎│## Updates …│⏎│<!-- … -->│⏎│### Official│* [a](b)│* [c](d)│⏎│…
//! leaves   front   │ │heading     │ │comment   │ │heading    │item    │item    │ │…
//! ```

use super::front_matter::{self, FrontMatter};
use super::item::Item;
use super::landmark::Landmark;
use super::{blocks, sections};
use crate::profile::Profile;
use crate::text::Span;
use std::ops::Range;

/// What is understood of a source.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Metadata, where the source begins with it.
    pub front_matter: Option<FrontMatter>,
    /// Sections in document order. The first is always the text before the first heading, of level 0.
    pub sections: Vec<Section>,
    /// Top-level items in document order.
    pub items: Vec<Item>,
    /// Pieces of the source in order; joined they are the source.
    pub leaves: Vec<Leaf>,
    /// `<!-- … -->`, blocks and inside lines, in order.
    pub comments: Vec<Span>,
    /// Link definitions in order, repeated labels included.
    pub definitions: Vec<Definition>,
    /// References to labels that nothing defines, in order.
    pub undefined: Vec<UndefinedReference>,
    /// Headings, items of all depths and links, in order, as the code host shows them.
    pub landmarks: Vec<Landmark>,
    /// Texts of headings without markup, in order.
    pub(super) titles: Vec<String>,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Heading level, 1 to 6; 0 for the text before the first heading.
    pub level: u8,
    /// The heading's text without markup.
    pub title: String,
    /// Index of its role in the profile's list.
    pub role: Option<usize>,
    /// The section it stands in.
    pub parent: Option<usize>,
    /// The heading's lines, endings included.
    pub heading_span: Span,
    /// From the heading to the next heading of any level.
    pub own_span: Span,
    /// From the heading to the next one of the same or a higher level.
    pub span: Span,
    /// Items directly in it, as indices into [`Outline::items`].
    pub items: Range<usize>,
    /// Its leaves, the heading's first, as indices into [`Outline::leaves`].
    pub leaves: Range<usize>,
}

/// A piece of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Whole lines, endings included (a byte order mark may be a leaf of its own).
    pub span: Span,
    /// What it is.
    pub kind: LeafKind,
}

/// What a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeafKind {
    /// Metadata with its delimiters.
    FrontMatter,
    /// A heading.
    Heading,
    /// A top-level item with its nested lines: an index into [`Outline::items`].
    Item(usize),
    /// A block comment.
    Comment,
    /// One link definition.
    Definition,
    /// A table.
    Table,
    /// A paragraph.
    Prose,
    /// A block quote.
    Quote,
    /// A code block.
    Code,
    /// Other HTML.
    Html,
    /// A thematic break.
    Rule,
    /// One or more blank lines.
    Blank,
    /// Anything else, kept as it is.
    Other,
}

/// `[label]: url`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The whole line, ending included.
    pub span: Span,
    /// Between the brackets.
    pub label_span: Span,
    /// The destination.
    pub url_span: Span,
}

/// `[text][label]` or `[label]` that names no definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndefinedReference {
    /// The whole reference.
    pub span: Span,
    /// Its label.
    pub label_span: Span,
    /// Only `[label]`, which may just as well be text in brackets.
    pub is_shortcut: bool,
}

pub(super) fn read(source: &str, profile: &Profile) -> Outline {
    let mut outline = structure(source);
    finish(source, profile, &mut outline);
    outline
}

/// What is the same for every newsletter: blocks and the tree of sections, without roles and entries.
pub(super) fn structure(source: &str) -> Outline {
    let front_matter = front_matter::read(source);
    let body_at = front_matter
        .as_ref()
        .map_or_else(|| byte_order_mark(source), |front| front.span.end);
    let mut outline = blocks::read(source, body_at);
    outline.front_matter = front_matter;
    if body_at > 0 {
        let kind = match outline.front_matter {
            Some(_) => LeafKind::FrontMatter,
            None => LeafKind::Other,
        };
        let span = Span::new(0, body_at);
        outline.leaves.insert(0, Leaf { span, kind });
    }
    sections::read(source, &mut outline);
    outline
}

/// Roles and entries as `profile` has them.
pub(super) fn finish(source: &str, profile: &Profile, outline: &mut Outline) {
    sections::assign(profile, &mut outline.sections);
    super::item::read_entries(source, profile, outline);
}

/// Length of a byte order mark at the start, in bytes.
pub(super) fn byte_order_mark(source: &str) -> usize {
    if source.starts_with('\u{feff}') { 3 } else { 0 }
}
