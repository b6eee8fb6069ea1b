//! What a newsletter issue says. This room alone reads Markdown.

pub mod markup;
