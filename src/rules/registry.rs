//! The list of all rules, by family, as `copydesk rules` shows it. A test holds it against the folder's files.

use super::Rule;
use super::{
    blank_line_in_list, duplicate_link, empty_section, event_out_of_order, event_shape,
    invisible_character, list_glued_to_prose, malformed_date, missing_bullet, missing_scheme,
    missing_section, mojibake, not_utf8, number_date_mismatch, past_event, placeholder,
    space_between_brackets, tracking_parameter, unbalanced_brackets, undefined_reference,
    wrong_region,
};

const REGISTRY: &[Rule] = &[
    // Links
    duplicate_link::RULE,
    tracking_parameter::RULE,
    missing_scheme::RULE,
    space_between_brackets::RULE,
    unbalanced_brackets::RULE,
    undefined_reference::RULE,
    // Items
    missing_bullet::RULE,
    blank_line_in_list::RULE,
    list_glued_to_prose::RULE,
    // Events
    event_shape::RULE,
    malformed_date::RULE,
    past_event::RULE,
    event_out_of_order::RULE,
    wrong_region::RULE,
    // Structure
    missing_section::RULE,
    empty_section::RULE,
    // Metadata and release
    number_date_mismatch::RULE,
    placeholder::RULE,
    // Text
    invisible_character::RULE,
    mojibake::RULE,
    not_utf8::RULE,
];

/// All rules, in the order in which they are listed.
pub fn registry() -> &'static [Rule] {
    REGISTRY
}

/// The rule called `id`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    REGISTRY.iter().find(|rule| rule.id == id)
}
