//! Sections, headings, fixed sentences and comments.

mod boilerplate_altered;
mod conflict_marker;
mod duplicate_block;
mod duplicate_section;
mod empty_section;
mod heading_level;
mod heading_text;
mod leaked_comment;
mod missing_section;
mod section_order;
mod unclosed_comment;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    missing_section::RULE,
    duplicate_section::RULE,
    section_order::RULE,
    heading_level::RULE,
    heading_text::RULE,
    empty_section::RULE,
    leaked_comment::RULE,
    unclosed_comment::RULE,
    conflict_marker::RULE,
    duplicate_block::RULE,
    boilerplate_altered::RULE,
];
