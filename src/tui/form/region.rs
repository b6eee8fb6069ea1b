//! Where an event goes, in words: “goes to Europe, between 2026-01-14 and 2026-01-20”.

use crate::issue::{Entry, Issue};

/// Where the event at byte `at` of `issue` has arrived: its section and the dates of its neighbours.
pub(super) fn arrival(issue: &Issue, at: usize) -> Option<String> {
    let item = issue.item_at(at)?;
    let section = issue.section_of_item(item);
    let known = issue.outline().sections.get(section)?;
    let date = |item: Option<usize>| {
        let item = item.filter(|item| known.items.contains(item))?;
        match &issue.outline().items[item].entry {
            Entry::Event(event) => event.date(),
            _ => None,
        }
    };
    let title = &known.title;
    let (before, after) = (date(item.checked_sub(1)), date(Some(item + 1)));
    Some(match (before, after) {
        (Some(before), Some(after)) if before == after => {
            format!("goes to {title}, among those of {before}")
        }
        (Some(before), Some(after)) => format!("goes to {title}, between {before} and {after}"),
        (Some(before), None) => format!("goes to {title}, after {before}"),
        (None, Some(after)) => format!("goes to {title}, before {after}"),
        (None, None) => format!("goes to {title}"),
    })
}
