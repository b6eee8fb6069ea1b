//! Operations: each takes an issue and arguments and gives a transaction, or refuses in a sentence. No I/O, no interface.

mod refusal;

pub use refusal::Refusal;
mod stub;
pub use stub::*;
