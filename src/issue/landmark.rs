//! What readers find their way by: headings, items and links, as one way of reading a text sees them.

use crate::text::Span;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// A link from its first bracket to its end; of a heading and an item only where its line, or its text, begins.
    pub span: Span,
    /// What it is.
    pub mark: Mark,
}

/// What a landmark is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading of this level.
    Heading(u8),
    /// An item of a list, nested this deep, from 1.
    Item(u8),
    /// A link to this address, references resolved.
    Link(String),
}
