//! Links and their addresses.

mod duplicate_link;
mod missing_scheme;
mod space_between_brackets;
mod tracking_parameter;
mod unbalanced_brackets;
mod undefined_reference;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    duplicate_link::RULE,
    tracking_parameter::RULE,
    missing_scheme::RULE,
    space_between_brackets::RULE,
    unbalanced_brackets::RULE,
    undefined_reference::RULE,
];
