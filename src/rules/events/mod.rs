//! Events: their rows, dates, places, regions and order.

mod cancelled_event;
mod duplicate_event;
mod event_after_window;
mod event_out_of_order;
mod event_shape;
mod event_window;
mod hybrid_twin_missing;
mod malformed_date;
mod missing_country;
mod organizer_differs;
mod past_event;
mod state_code;
mod unknown_country;
mod wrong_region;
mod wrong_year;

use super::Rule;

/// The rules of this family, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    event_shape::RULE,
    malformed_date::RULE,
    past_event::RULE,
    wrong_year::RULE,
    event_after_window::RULE,
    event_window::RULE,
    event_out_of_order::RULE,
    wrong_region::RULE,
    unknown_country::RULE,
    missing_country::RULE,
    state_code::RULE,
    duplicate_event::RULE,
    organizer_differs::RULE,
    cancelled_event::RULE,
    hybrid_twin_missing::RULE,
];
