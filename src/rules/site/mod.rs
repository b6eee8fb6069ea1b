//! What the site renders otherwise than the code host shows it.

mod broken_fence;
mod deep_indent;
mod definition_in_paragraph;
mod escaped_angle_bracket;
mod hash_read_as_heading;
mod indented_heading;
mod joined_quotes;
mod loose_emphasis;
mod mixed_list_kinds;
mod paragraph_in_item;
mod reference_after_space;
mod renders_differently;
mod repeated_definition;
mod rule_read_as_heading;
mod shallow_indent;
mod shown_backslash;
mod text_after_comment;

use super::Rule;

/// The rules of this family, in the order in which they are listed. The last speaks where no other did.
pub(super) const RULES: &[Rule] = &[
    shallow_indent::RULE,
    deep_indent::RULE,
    text_after_comment::RULE,
    paragraph_in_item::RULE,
    mixed_list_kinds::RULE,
    rule_read_as_heading::RULE,
    hash_read_as_heading::RULE,
    indented_heading::RULE,
    escaped_angle_bracket::RULE,
    shown_backslash::RULE,
    loose_emphasis::RULE,
    reference_after_space::RULE,
    repeated_definition::RULE,
    definition_in_paragraph::RULE,
    broken_fence::RULE,
    joined_quotes::RULE,
    renders_differently::RULE,
];
