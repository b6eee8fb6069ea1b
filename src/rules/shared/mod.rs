//! What several rules need: addresses compared, events in order, rows with several flaws, labels alike, bytes
//! misread.

pub(super) mod addresses;
pub(super) mod encodings;
pub(super) mod events;
pub(super) mod flaws;
pub(super) mod labels;
pub(super) mod moves;
pub(super) mod page;

pub(super) use page::page;
