//! The metadata at the head of an issue, and its file name.

mod number_date_mismatch;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[number_date_mismatch::RULE];
