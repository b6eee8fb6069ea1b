//! What several rules need: events and calls in order, past events of an organiser, rows with several flaws, labels alike,
//! metadata, parts of places, prefixes and titles of links, what repeats on purpose, years mistyped, bytes misread,
//! sections that wait for their text, what
//! is in order already.

pub(super) mod calls;
pub(super) mod encodings;
pub(super) mod escapes;
pub(super) mod events;
pub(super) mod flaws;
pub(super) mod labels;
pub(super) mod metadata;
pub(super) mod moves;
pub(super) mod order;
pub(super) mod page;
pub(super) mod past;
pub(super) mod places;
pub(super) mod prefixes;
pub(super) mod publisher;
pub(super) mod repeats;
pub(super) mod titles;
pub(super) mod waiting;
pub(super) mod years;

pub(super) use page::page;
