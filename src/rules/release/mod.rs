//! What must be gone before an issue is published.

mod placeholder;
mod stale_thread;
mod submission_marker_left;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    placeholder::RULE,
    submission_marker_left::RULE,
    stale_thread::RULE,
];
