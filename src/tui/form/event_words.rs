//! What the form of an event says of its rows: where each goes, what its twin gets, and what stands there already.

use super::region;
use super::report::{Remark, Tentative, Tone};
use crate::issue::Issue;
use crate::ops::{self, EventFields, Same, SameBy};
use crate::session::{Row, Session};

/// What the event is called in messages: its first talk, or its first organiser.
pub(super) fn name(fields: &EventFields) -> String {
    let named = fields.talks.first().or(fields.organizers.first());
    named.map_or("event", |named| &named.name).to_owned()
}

/// Titles of the sections to which `fields` belong: `Europe and Virtual`; `None` where that cannot be told.
pub(super) fn regions(fields: &EventFields, issue: &Issue) -> Option<String> {
    let roles = fields.regions(issue.profile()).into_iter();
    let titles: Vec<&str> = roles
        .filter_map(|role| Some(issue.profile().role(role)?.title()))
        .collect();
    (!titles.is_empty()).then(|| titles.join(" and "))
}

/// Where the rows of a new event go.
pub(super) fn arrivals(found: &Tentative) -> Vec<Remark> {
    let after = &found.after;
    let own = region::arrival(after, found.span.start);
    let twin = after
        .item_at(found.span.start)
        .and_then(|item| ops::twin(after, item))
        .and_then(|twin| region::arrival(after, after.outline().items[twin].span.start));
    let all = own.into_iter().chain(twin);
    all.map(|text| Remark::new(Tone::Quiet, text)).collect()
}

/// What an edit of `item` means beyond its line: where the row goes, and what becomes of its twin.
pub(super) fn consequences(found: &Tentative, session: &Session, item: usize) -> Vec<Remark> {
    let (before, after) = (session.issue(), &found.after);
    let Some(now) = after.item_at(found.span.start) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    if neighbours(before, item) != neighbours(after, now) {
        words.extend(region::arrival(after, found.span.start));
    }
    let title = |issue: &Issue, item: usize| {
        let section = issue.section_of_item(item);
        issue.outline().sections[section].title.clone()
    };
    let text = |issue: &Issue, item: usize| {
        let item = &issue.outline().items[item];
        item.text(issue.source()).to_owned()
    };
    match (ops::twin(before, item), ops::twin(after, now)) {
        (None, Some(twin)) => words.push(format!("stands under {} too", title(after, twin))),
        (Some(twin), None) => {
            words.push(format!("its row under {} goes", title(before, twin)));
        }
        (Some(old), Some(new)) if text(before, old) != text(after, new) => {
            words.push(format!("its row under {} changes too", title(after, new)));
        }
        _ => {}
    }
    let words = words.into_iter();
    words.map(|text| Remark::new(Tone::Quiet, text)).collect()
}

/// The section of an item and the lines before and behind it.
fn neighbours(issue: &Issue, item: usize) -> (&str, Option<&str>, Option<&str>) {
    let section = &issue.outline().sections[issue.section_of_item(item)];
    let text = |item: Option<usize>| {
        let item = item.filter(|item| section.items.contains(item))?;
        Some(issue.outline().items[item].first_line(issue.source()))
    };
    (
        &section.title,
        text(item.checked_sub(1)),
        text(Some(item + 1)),
    )
}

/// What stands in the issue already and is probably this event.
pub(super) fn known(same: Same, session: &Session) -> Remark {
    let issue = session.issue();
    let section = &issue.outline().sections[issue.section_of_item(same.item)].title;
    let name = session.name_of(Row::Item(same.item));
    let day = EventFields::of(issue, same.item).and_then(|fields| fields.date);
    let day = day.map_or(String::new(), |day| format!(" on {day}"));
    let (tone, what) = match same.by {
        SameBy::PageAndDay => (Tone::Warning, "the same page"),
        SameBy::Organizer => (Tone::Warning, "the same organizer, day and city"),
        SameBy::Page => (Tone::Hint, "the same page"),
    };
    Remark::new(tone, format!("Already in {section}{day}: “{name}”, {what}"))
}
