//! What the editor sees: drawing only reads, it never changes the model.

mod form;
mod layer;
pub mod picker;
pub mod preview;
mod theme;
