//! The two rows of a hybrid event, one under the online heading and one in its region: which belong together, and what
//! a change of one means for the other.

use super::{EventFields, NamedUrl};
use crate::issue::address::key;
use crate::issue::{Attendance, Entry, Issue, place_key};

/// The other row of event `item`: under the online heading where it stands in a region, in a region where it stands under
/// the online heading. One of the two is hybrid, both are of one day, and they have a page or an organiser and a title in
/// common.
pub fn twin(issue: &Issue, item: usize) -> Option<usize> {
    let online = issue.profile().virtual_role()?;
    let own = EventFields::of(issue, item)?;
    let is_online = role(issue, item)? == online;
    let others = issue.outline().items.iter().enumerate();
    let dated = others.filter(|(_, other)| match &other.entry {
        Entry::Event(event) => event.date() == own.date,
        _ => false,
    });
    let alike = dated.filter_map(|(at, _)| {
        let home = role(issue, at)?;
        let fields = EventFields::of(issue, at).filter(|_| (home == online) != is_online)?;
        Some((likeness(&own, &fields)?, at))
    });
    // The first of those that are most alike.
    let best = alike.max_by_key(|&(likeness, at)| (likeness, std::cmp::Reverse(at)));
    best.map(|(_, at)| at)
}

/// The role of the region in which `item` stands.
pub(super) fn role(issue: &Issue, item: usize) -> Option<&str> {
    let role = &issue.role(issue.section_of_item(item))?.role;
    let mut regions = issue.profile().events.regions.iter();
    regions.find(|region| region.role == *role)?;
    Some(role)
}

/// How much speaks for one event; `None` where too little does.
fn likeness(a: &EventFields, b: &EventFields) -> Option<u8> {
    let is_hybrid = [a, b]
        .iter()
        .any(|fields| fields.attendance == Attendance::Hybrid);
    if !is_hybrid {
        return None;
    }
    let titles = |fields: &EventFields| -> Vec<String> {
        let titles = fields.talks.iter();
        titles.map(|talk| place_key(&talk.name)).collect()
    };
    let (own, other) = (titles(a), titles(b));
    let has_title = own.iter().any(|title| other.contains(title));
    let is_untitled = own.is_empty() || other.is_empty();
    let has_organizer = share(&a.organizers, &b.organizers);
    if share_page(&a.talks, &b.talks) {
        return Some(2 + u8::from(has_title));
    }
    (has_organizer && (has_title || is_untitled)).then_some(1)
}

/// True where one page of `a` is one of `b`.
pub(super) fn share_page(a: &[NamedUrl], b: &[NamedUrl]) -> bool {
    let keys = |all: &[NamedUrl]| -> Vec<String> {
        let linked = all.iter().filter(|one| !one.url.trim().is_empty());
        linked.map(|one| key(one.url.trim())).collect()
    };
    let own = keys(a);
    keys(b).iter().any(|page| own.contains(page))
}

/// True where one organiser of `a` is one of `b`, by address or by name.
pub(super) fn share(a: &[NamedUrl], b: &[NamedUrl]) -> bool {
    let name = |one: &NamedUrl| one.name.trim().to_lowercase();
    let is_one = |one: &NamedUrl| {
        let mut named = b.iter().map(name).filter(|name| !name.is_empty());
        named.any(|other| other == name(one))
    };
    share_page(a, b) || a.iter().any(is_one)
}

/// What `twin` says once the row that said `before` says `now`: what was the same in both is the same again.
pub(super) fn carried(before: &EventFields, now: &EventFields, twin: &EventFields) -> EventFields {
    let mut fields = twin.clone();
    let days = |fields: &EventFields| (fields.date, fields.end_date, fields.single_days());
    if days(twin) == days(before) {
        (fields.date, fields.end_date) = (now.date, now.end_date);
        fields.days.clone_from(&now.days);
    }
    if twin.attendance == before.attendance {
        fields.attendance = now.attendance;
    }
    carry(&before.city, &now.city, &mut fields.city);
    carry(&before.state, &now.state, &mut fields.state);
    carry(&before.country, &now.country, &mut fields.country);
    fields.organizers = all_carried(&before.organizers, &now.organizers, &twin.organizers);
    fields.talks = all_carried(&before.talks, &now.talks, &twin.talks);
    fields
}

fn carry(before: &str, now: &str, twin: &mut String) {
    if twin == before {
        now.clone_into(twin);
    }
}

/// Names and addresses one by one: those that were dropped go, new ones come at the end.
fn all_carried(before: &[NamedUrl], now: &[NamedUrl], twin: &[NamedUrl]) -> Vec<NamedUrl> {
    if before == now {
        return twin.to_vec();
    }
    if twin == before {
        return now.to_vec();
    }
    let follow = |one: &NamedUrl| {
        let mut old = before.iter();
        let at =
            old.position(|old| old.name == one.name || (old.url == one.url && !one.url.is_empty()));
        let Some(at) = at else {
            return Some(one.clone());
        };
        let mut one = one.clone();
        let (old, new) = (&before[at], now.get(at)?);
        carry(&old.name, &new.name, &mut one.name);
        carry(&old.url, &new.url, &mut one.url);
        Some(one)
    };
    let more = now.iter().skip(before.len()).cloned();
    twin.iter().filter_map(follow).chain(more).collect()
}
