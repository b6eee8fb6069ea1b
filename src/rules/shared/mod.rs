//! What several rules need: every link of an issue, addresses compared, events in order, labels alike, bytes misread.

pub(super) mod addresses;
pub(super) mod encodings;
pub(super) mod events;
pub(super) mod labels;
pub(super) mod links;
pub(super) mod moves;
pub(super) mod page;

pub(super) use page::page;
