//! What the editor sees: drawing only reads, it never changes the model.

pub mod form;
mod layer;
mod picker;
pub mod preview;
mod theme;
