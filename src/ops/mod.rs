//! Operations, each of which takes an issue and arguments and gives a transaction, or refuses in a sentence. No I/O, no interface.
//!
//! Sections and items are named by their index in the outline. What is inserted follows its neighbours; the bytes of
//! everything that an operation does not name stay as they are.

mod add;
mod close;
mod create_section;
mod edit_event;
mod edit_link;
mod escape;
mod event_fields;
mod event_rows;
mod fill_block;
mod hush;
mod insertion;
mod link_fields;
mod metadata;
mod move_items;
mod named;
mod none_line;
mod order;
mod paste;
mod paste_block;
mod permute;
mod prefix;
mod pulls;
mod refusal;
mod remove;
mod reorder;
mod replace;
mod same_event;
pub mod script;
mod shape;
mod silence;
mod slot;
mod sort;
mod twin;
mod voice;

pub use add::{add, add_event, add_link};
pub use create_section::create_section;
pub use edit_event::edit_event;
pub use edit_link::edit_link;
pub use event_fields::{EventFields, NamedUrl};
pub use event_rows::{EventRows, add_event_rows, edit_event_rows};
pub use fill_block::{Values, fill_block};
pub use insertion::landing;
pub use link_fields::LinkFields;
pub use metadata::{quoted, set_field};
pub use move_items::{move_home, move_to};
pub use paste::paste;
pub use paste_block::paste_block;
pub use prefix::toggle_prefix;
pub use pulls::{Pasted, Pulls, add_pulls, names_none, pulls, stray_line};
pub use refusal::Refusal;
pub use remove::remove;
pub use reorder::{move_down, move_up};
pub use replace::{replace, replace_span};
pub use same_event::{Same, SameBy, same_event};
pub use silence::{with_group, without_group};
pub use sort::{sort, sort_all};
pub use twin::twin;
pub use voice::{Home, in_home};

/// Where in a section an item goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// Before the first item.
    Start,
    /// Behind the last item.
    #[default]
    End,
    /// Where the section's order puts it; behind the last item where the section has no order.
    Sorted,
    /// Before the item with this index among those directly in the section; their number means the end.
    Index(usize),
}
