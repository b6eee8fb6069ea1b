//! Markers in brackets before a link.

mod misplaced_prefix;
mod missing_prefix;
mod prefix_spacing;
mod prefix_spelling;
mod superfluous_prefix;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    missing_prefix::RULE,
    prefix_spelling::RULE,
    prefix_spacing::RULE,
    misplaced_prefix::RULE,
    superfluous_prefix::RULE,
];
