//! What the site renders otherwise than the code host shows it.

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[];
