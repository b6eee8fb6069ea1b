//! Items as lines of a list: bullets, indents, blank lines.

mod blank_line_in_list;
mod list_glued_to_prose;
mod missing_bullet;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    missing_bullet::RULE,
    blank_line_in_list::RULE,
    list_glued_to_prose::RULE,
];
