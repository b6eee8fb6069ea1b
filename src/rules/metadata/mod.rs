//! The metadata at the head of an issue, and its file name.

mod date_file_mismatch;
mod invalid_front_matter;
mod missing_field;
mod not_publication_day;
mod number_date_mismatch;
mod number_taken;
mod title_number_mismatch;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    number_date_mismatch::RULE,
    date_file_mismatch::RULE,
    not_publication_day::RULE,
    title_number_mismatch::RULE,
    missing_field::RULE,
    invalid_front_matter::RULE,
    number_taken::RULE,
];
