//! The text itself: characters, encoding, line endings.

mod crlf_mixed;
mod invisible_character;
mod mojibake;
mod not_utf8;
mod trailing_whitespace;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    invisible_character::RULE,
    mojibake::RULE,
    not_utf8::RULE,
    crlf_mixed::RULE,
    trailing_whitespace::RULE,
];
