//! Items as lines of a list: bullets, indents, blank lines.

mod blank_line_in_list;
mod child_indent;
mod double_marker;
mod empty_item;
mod link_inside_comment;
mod list_glued_to_prose;
mod marker_style;
mod missing_bullet;
mod missing_space_after_marker;
mod multi_line_title;
mod text_after_link;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    missing_bullet::RULE,
    missing_space_after_marker::RULE,
    double_marker::RULE,
    empty_item::RULE,
    marker_style::RULE,
    child_indent::RULE,
    blank_line_in_list::RULE,
    list_glued_to_prose::RULE,
    text_after_link::RULE,
    multi_line_title::RULE,
    link_inside_comment::RULE,
];
