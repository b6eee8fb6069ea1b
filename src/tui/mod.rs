//! What the editor sees: drawing only reads, it never changes the model.

mod acts;
mod app;
mod asks;
mod bars;
mod detail;
mod event_row;
mod fixes;
pub mod form;
mod frame;
mod items;
mod keys;
mod layer;
mod layout;
mod merging;
mod outline;
mod paint;
pub mod picker;
mod plan;
pub mod preview;
mod problems;
mod reader;
mod release;
mod scroll;
mod theme;
mod view;
mod views;
mod wrap;

pub use app::{App, EventsFrom, Options, Pace, Request};
pub use layer::Unfinished;
pub use plan::Plan;
pub use release::{File, Moved, Release, Way};
