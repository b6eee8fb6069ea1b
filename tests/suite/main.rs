//! The whole test suite in one binary; each module is named after what it makes claims about.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
#![allow(unreachable_pub)] // Nothing leaves a test binary; `pub` tells what a support module offers.

mod app;
mod archive;
mod cells;
mod cli;
mod corpus;
mod desk;
mod docs;
mod forms;
mod fuzz;
mod harness;
mod house;
mod input;
mod issue;
mod keymap;
mod merge;
mod ops;
mod outline;
mod pickers;
mod preview;
mod profile;
mod rules;
mod screen;
mod script;
mod session;
mod settings;
mod site;
mod small_files;
mod store;
mod support;
mod tasks;
mod terminal;
mod text;
mod views;
mod week;
