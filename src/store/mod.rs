//! Reading a draft as bytes and saving it so that nothing is lost and nothing is overwritten unseen.
//!
//! [`open`] gives the text and a [`Base`]: what was on disk and where. [`save`] compares the disk with that base by
//! content before it writes, and exchanges old and new in one step, so the file is always wholly old or wholly new.
//! Only where a file cannot be replaced (hard links, another owner) it is overwritten in place, never truncated first.

mod attributes;
mod backup;
mod base;
mod failure;
mod in_place;
mod intent;
mod journal;
mod ledger;
mod name;
mod open;
mod place;
mod poll;
mod presence;
mod record;
mod replace;
mod save;
mod sockets;
mod state;
mod steps;
mod strangers;
mod temporary;
mod versions;

pub use attributes::Attributes;
pub use backup::back_up;
pub use base::{Base, Stamp};
pub use failure::{OpenError, OpenFault, SaveError, SaveFault};
pub use intent::{CutOff, Mending, cut_off};
pub use journal::{
    Holder, Journal, KeptText, Note, Origin, Replayed, Safety, discarded, kept_about, kept_in,
    kept_texts, replay,
};
pub use ledger::Ledger;
pub use name::path_name;
pub use open::{Encoding, LARGE_BYTES, MAX_BYTES, Opened, Writable, create, large, open};
pub use place::Kind;
pub use poll::{DiskState, poll};
pub use presence::{Person, Presence};
pub use save::{SaveOutcome, Saved, save, save_as, save_over};
pub use steps::{PastStep, keep_steps, keep_steps_in, past_steps, past_steps_in};
pub use strangers::strangers;
pub use versions::{Version, keep_version, keep_version_in, versions, versions_in};
