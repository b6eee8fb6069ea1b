//! The event that stands in the issue already: by its page, or by its organiser on that day in that city.

use super::EventFields;
use super::twin::{share, share_page};
use crate::issue::{Issue, place_key};
use crate::profile::Kind;

/// A row that is probably the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The item.
    pub item: usize,
    /// What both have in common.
    pub by: SameBy,
}

/// What two rows have in common, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SameBy {
    /// A page, and the day.
    PageAndDay,
    /// An organiser, the day and the city.
    Organizer,
    /// A page; one of the two tells no day, or another.
    Page,
}

/// The row that most probably is the event that `fields` tell, in the sections where it belongs; in all sections of events
/// while that cannot be told. `except` are its own rows.
pub fn same_event(issue: &Issue, fields: &EventFields, except: &[usize]) -> Option<Same> {
    let homes = fields.regions(issue.profile());
    let sections = 0..issue.outline().sections.len();
    let dated = sections.filter(|&at| issue.kind(at) == Kind::Events);
    let own = dated.filter(|&at| {
        let role = issue.role(at).map(|role| role.role.as_str());
        homes.is_empty() || role.is_none_or(|role| homes.contains(&role))
    });
    let items = own.flat_map(|at| issue.outline().sections[at].items.clone());
    let found = items
        .filter(|item| !except.contains(item))
        .filter_map(|item| {
            let other = EventFields::of(issue, item)?;
            Some(Same {
                item,
                by: common(fields, &other)?,
            })
        });
    found.min_by_key(|same| same.by)
}

fn common(a: &EventFields, b: &EventFields) -> Option<SameBy> {
    let is_one_day = a.date.is_some() && a.date == b.date;
    if share_page(&a.talks, &b.talks) {
        return Some(if is_one_day {
            SameBy::PageAndDay
        } else {
            SameBy::Page
        });
    }
    let is_one_city = place_key(a.city.trim()) == place_key(&b.city);
    let is_same = is_one_day && is_one_city && share(&a.organizers, &b.organizers);
    is_same.then_some(SameBy::Organizer)
}
