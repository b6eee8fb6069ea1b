//! What the tests stand on: a terminal to run programs in, folders to run them on, and the shared data.

pub mod anatomy;
pub mod dice;
pub mod drafts;
pub mod dump;
pub mod keys;
pub mod launch;
pub mod outlet;
pub mod picture;
pub mod registry;
pub mod scratch;
pub mod shared;
pub mod terminal;
pub mod typist;
