//! The order of events: first day, then place, compared without case and accents. Other items have no order of their own.

use crate::issue::{Entry, Issue, Item, place_key};
use jiff::civil::Date;
use std::sync::Arc;

/// What an event is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    date: Date,
    place: String,
}

/// The key of `item`; `None` for what is no event, or has no date.
pub(super) fn key(source: &str, item: &Item) -> Option<Key> {
    match &item.entry {
        Entry::Event(event) => Some(Key {
            date: event.date()?,
            place: place_key(event.place(source)),
        }),
        _ => None,
    }
}

/// The index in `section` at which the item `text` keeps the order: before the first event with a greater key; the
/// end where it has no key.
pub(super) fn position(issue: &Issue, section: usize, text: &str) -> usize {
    let items = issue.items(section);
    let body = match super::shape::marker_len(text.trim_start()) {
        0 => format!("* {}", text.trim_start()),
        _ => text.trim_start().to_owned(),
    };
    let alone = Issue::parse(body, Arc::clone(issue.profile()));
    let own = alone.outline().items.first();
    let Some(own) = own.and_then(|item| key(alone.source(), item)) else {
        return items.len();
    };
    items
        .iter()
        .position(|item| key(issue.source(), item).is_some_and(|other| other > own))
        .unwrap_or(items.len())
}

/// The same among the items `others`, for an item of the issue.
pub(super) fn place(issue: &Issue, others: &[usize], item: usize) -> usize {
    let key_of = |item: usize| key(issue.source(), &issue.outline().items[item]);
    let Some(own) = key_of(item) else {
        return others.len();
    };
    let mut all = others.iter();
    all.position(|&other| key_of(other).is_some_and(|other| other > own))
        .unwrap_or(others.len())
}

/// The index among all items of `section` at which item `item` of it keeps the order, without the item itself; `None`
/// where it stands well between its neighbours, or has no key.
pub(super) fn better_place(issue: &Issue, section: usize, item: usize) -> Option<usize> {
    let all = issue.outline().sections[section].items.clone();
    let key_of = |item: usize| key(issue.source(), &issue.outline().items[item]);
    let own = key_of(item)?;
    let before = (all.start..item).rev().find_map(key_of);
    let after = (item + 1..all.end).find_map(key_of);
    if before.is_none_or(|key| key <= own) && after.is_none_or(|key| own <= key) {
        return None;
    }
    let others: Vec<usize> = all.filter(|&other| other != item).collect();
    Some(place(issue, &others, item))
}
