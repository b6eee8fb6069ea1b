//! The terminal and the loop: input, signals, files, drawing.
//!
//! The lower half knows nothing of the application: [`Restore`] switches the terminal on and off, [`Screen`] sends
//! the bytes by which one frame differs from the last, [`Inbox`] waits for keys and messages, [`signals`] and
//! [`mod@panic`] make sure that nothing is lost and the terminal is given back however the program ends. The upper
//! half, [`edit`], is the loop that performs what the application asks for.

pub mod acknowledged;
pub mod begin;
pub mod checkout;
pub mod config;
pub mod demo;
mod desk;
pub mod editor;
mod effects;
pub mod events;
mod input;
mod keeping;
mod levels;
pub mod load;
mod meeting;
mod mending;
mod neighbours;
pub mod panic;
mod past;
pub mod recent;
pub mod recovery;
mod release;
mod relocate;
mod screen;
pub mod settings;
pub mod signals;
mod steps;
pub mod surroundings;
pub mod terminal;

pub use desk::{Chosen, edit};
pub use input::{Decoder, Inbox, Input, Post, Typed, Waiting, inbox};
pub use mending::Backup;
pub use screen::Screen;
pub use terminal::Restore;
