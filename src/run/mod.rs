//! Run: the terminal and its loop.
//!
//! This lower half knows nothing of the application: [`Restore`] switches the terminal on and off, [`Screen`] sends
//! the bytes by which one frame differs from the last, [`Inbox`] waits for keys and messages, [`signals`] and
//! [`panic`] make sure that nothing is lost and the terminal is given back however the program ends.

mod input;
pub mod panic;
mod screen;
pub mod signals;
pub mod surroundings;
pub mod terminal;

pub use input::{Decoder, Inbox, Input, Post, Typed, Waiting, inbox};
pub use screen::Screen;
pub use terminal::Restore;
