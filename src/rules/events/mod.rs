//! Events: their rows, dates, places, regions and order.

mod event_out_of_order;
mod event_shape;
mod malformed_date;
mod past_event;
mod wrong_region;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    event_shape::RULE,
    malformed_date::RULE,
    past_event::RULE,
    event_out_of_order::RULE,
    wrong_region::RULE,
];
