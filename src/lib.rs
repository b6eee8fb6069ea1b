//! copydesk: a terminal editor for assembling an issue of a Markdown newsletter.
//!
//! The rooms in reading order, each importing only those before it, which a test enforces: `text`, `cells`, `profile`,
//! `issue`, `site`, `ops`, `archive`, `week`, `rules`, `store`, `history`, `merge`, `session`, `command`, `keymap`, `tui`,
//! `run`, `cli`.

pub mod archive;
pub mod cells;
pub mod cli;
pub mod command;
pub mod history;
pub mod issue;
pub mod keymap;
pub mod merge;
pub mod ops;
pub mod profile;
pub mod rules;
pub mod run;
pub mod session;
pub mod site;
pub mod store;
pub mod text;
pub mod tui;
pub mod week;
