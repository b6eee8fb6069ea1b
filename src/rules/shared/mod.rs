//! What several rules need: events in order, rows with several flaws, labels alike, metadata, bytes misread, parts of
//! places, past events of an organiser, years mistyped, sections that wait for their text.

pub(super) mod encodings;
pub(super) mod events;
pub(super) mod flaws;
pub(super) mod labels;
pub(super) mod metadata;
pub(super) mod moves;
pub(super) mod page;
pub(super) mod past;
pub(super) mod places;
pub(super) mod waiting;
pub(super) mod years;

pub(super) use page::page;
