//! The whole test suite in one binary; each module is named after what it makes claims about.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod cells;
mod input;
mod preview;
mod screen;
mod store;
mod terminal;
mod text;
