//! Calls for papers of events, in order.

use crate::issue::{CfpEntry, Entry, Issue, Item};

/// All calls for papers with their items.
pub(in crate::rules) fn calls(issue: &Issue) -> impl Iterator<Item = (&Item, &CfpEntry)> {
    let items = issue.outline().items.iter();
    items.filter_map(|item| match &item.entry {
        Entry::CfpEvent(call) => Some((item, call)),
        _ => None,
    })
}
