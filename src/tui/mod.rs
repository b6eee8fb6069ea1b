//! What the editor sees: drawing only reads, it never changes the model.

pub mod preview;
