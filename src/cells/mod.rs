//! The one door through which text from outside reaches a terminal.
//!
//! Drafts, titles, file names, presence lines, fetched text and error messages all pass [`visible`] or [`pieces`]
//! before they are drawn or printed. What comes out fits one line and holds no character that hides, reorders or
//! commands: such characters are shown as marked escapes, `‹^J›` for controls and `‹U+202E›` for the rest.

mod columns;
mod hidden;
mod pieces;

pub use columns::{clip, clip_start, pad, width};
pub use hidden::is_hidden;
pub use pieces::{Piece, pieces, visible};
