//! Pickers: lists to choose from, questions, help. Each is a layer that answers with acts and changes nothing itself.
//!
//! ```text
//! Row ─ List (fuzzy, selection, scroll) ─ ListPicker<Choices> (keys, box) ─ move_to, anything, palette, history …
//! ```

mod anything;
mod checklist;
mod chooser;
mod event_row;
mod file_pulls;
mod findings;
pub mod fuzzy;
pub mod guess;
mod help;
mod history;
mod import;
mod item;
pub mod letters;
mod list;
mod move_to;
mod palette;
mod prefixes;
mod publish;
mod query;
mod question;
mod ranking;
mod roll;
mod row;
mod start;
#[cfg(test)]
#[expect(
    clippy::expect_used,
    reason = "a test may stop at what its fixture promises"
)]
mod tests;
mod votes;

pub(super) use anything::anything;
pub(super) use file_pulls::file_pulls;
pub(super) use findings::{problems, release};
pub(super) use help::help;
pub(super) use history::history;
pub(super) use import::{IMPORT, import};
pub(super) use move_to::move_to;
pub(super) use palette::palette;
pub(super) use prefixes::prefixes;
pub(super) use publish::publish;
pub(super) use question::{changed_on_disk, cut_off, quit};
pub(super) use roll::roll_forward;
pub(super) use start::start;
