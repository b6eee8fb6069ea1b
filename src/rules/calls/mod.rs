//! Calls for participation, and the groups of calls, RFCs and pull requests.

mod cfp_closed;
mod cfp_dates_impossible;
mod cfp_row_shape;
mod group_listed_twice;
mod missing_heading_marker;
mod pull_request_host;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    cfp_row_shape::RULE,
    cfp_closed::RULE,
    cfp_dates_impossible::RULE,
    group_listed_twice::RULE,
    missing_heading_marker::RULE,
    pull_request_host::RULE,
];
