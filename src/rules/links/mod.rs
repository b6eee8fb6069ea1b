//! Links and their addresses.

mod bare_host_slash;
mod double_slash;
mod duplicate_link;
mod empty_title;
mod empty_url;
mod link_seen_before;
mod missing_scheme;
mod nested_link_in_url;
mod placeholder_url;
mod relative_link;
mod short_link;
mod space_between_brackets;
mod space_in_url;
mod swapped_title_and_url;
mod tracking_parameter;
mod unbalanced_brackets;
mod undefined_reference;
mod unexpected_scheme;
mod unused_definition;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    duplicate_link::RULE,
    link_seen_before::RULE,
    tracking_parameter::RULE,
    short_link::RULE,
    missing_scheme::RULE,
    unexpected_scheme::RULE,
    relative_link::RULE,
    empty_url::RULE,
    empty_title::RULE,
    placeholder_url::RULE,
    swapped_title_and_url::RULE,
    nested_link_in_url::RULE,
    space_in_url::RULE,
    double_slash::RULE,
    bare_host_slash::RULE,
    space_between_brackets::RULE,
    unbalanced_brackets::RULE,
    undefined_reference::RULE,
    unused_definition::RULE,
];
