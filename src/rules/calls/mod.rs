//! Calls for participation, and the groups of calls, RFCs and pull requests.

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[];
