//! copydesk: a terminal editor for assembling an issue of a Markdown newsletter.
//!
//! The rooms below stand in reading order; a room imports only rooms above it, which a test enforces.

pub mod store;
pub mod text;
