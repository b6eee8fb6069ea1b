//! What must be gone before an issue is published.

mod placeholder;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[placeholder::RULE];
