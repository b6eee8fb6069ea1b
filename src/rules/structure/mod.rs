//! Sections, headings, fixed sentences and comments.

mod empty_section;
mod missing_section;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[missing_section::RULE, empty_section::RULE];
