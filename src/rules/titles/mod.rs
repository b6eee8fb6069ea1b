//! Titles of links, as they were copied.

mod misspelled_series_title;
mod odd_backticks;
mod placeholder_title;
mod raw_html_in_title;
mod site_suffix_in_title;
mod title_too_long;
mod title_whitespace;
mod truncated_title;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    site_suffix_in_title::RULE,
    truncated_title::RULE,
    title_too_long::RULE,
    title_whitespace::RULE,
    placeholder_title::RULE,
    raw_html_in_title::RULE,
    odd_backticks::RULE,
    misspelled_series_title::RULE,
];
