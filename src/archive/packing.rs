//! From an issue to what is kept of it.

use super::buckets::short_hash;
use super::packed::{EventRow, LinkRow, Packed, ProseRow, name_hash};
use crate::issue::address::key;
use crate::issue::{Entry, EventEntry, Issue, NamedLink};

/// The longest title that is kept, in bytes: what is longer is a paragraph whose bracket was never closed.
const TITLE: usize = 400;

/// The longest line of running text that is kept, in bytes: what comes every week is shorter.
const PROSE: usize = 1_000;

/// What is kept of `issue`; `None` where it has no date.
pub(super) fn pack(issue: &Issue) -> Option<Packed> {
    let mut packed = Packed::new(issue.date()?, issue.number());
    add_links(issue, &mut packed);
    add_events(issue, &mut packed);
    add_prose(issue, &mut packed);
    packed.shrink();
    Some(packed)
}

fn role_at(issue: &Issue, at: usize) -> Option<&str> {
    let role = issue.role(issue.section_at(at))?;
    Some(&role.role)
}

fn line_of(issue: &Issue, at: usize) -> u32 {
    issue.lines().line_of(at) as u32 + 1
}

fn add_links(issue: &Issue, packed: &mut Packed) {
    let source = issue.source();
    for link in issue.links().iter().filter(|link| link.has_url()) {
        let item = issue.item_at(link.span.start);
        let is_item = item.is_some_and(|item| {
            let entry = &issue.outline().items[item].entry;
            matches!(entry, Entry::Link(entry) if entry.link.span == link.span)
        });
        let key = key(link.url_span.of(source));
        let title = link.text_span.of(source).trim();
        let row = LinkRow {
            hash: short_hash(&key),
            key: packed.push(&key),
            title: packed.push(if title.len() <= TITLE { title } else { "" }),
            line: line_of(issue, link.span.start),
            role: packed.number_of_role(role_at(issue, link.span.start)),
            is_item,
        };
        packed.links.push(row);
    }
}

fn add_events(issue: &Issue, packed: &mut Packed) {
    for item in &issue.outline().items {
        let Entry::Event(event) = &item.entry else {
            continue;
        };
        for organizer in &event.organizers {
            let row = event_row(issue, event, organizer, item.span.start, packed);
            packed.events.extend(row);
        }
    }
}

fn event_row(
    issue: &Issue,
    event: &EventEntry,
    organizer: &NamedLink,
    at: usize,
    packed: &mut Packed,
) -> Option<EventRow> {
    let source = issue.source();
    let date = event.date()?;
    let name = organizer.name_span.of(source);
    let url = organizer.url_span.map_or("", |span| span.of(source));
    Some(EventRow {
        url_hash: url_hash(url),
        name_hash: name_hash(name),
        name: packed.push(name),
        url: packed.push(url),
        place: packed.push(event.place(source)),
        date,
        line: line_of(issue, at),
        role: packed.number_of_role(role_at(issue, at)),
    })
}

fn add_prose(issue: &Issue, packed: &mut Packed) {
    for span in issue.prose_lines().filter(|span| span.len() <= PROSE) {
        let text = span.of(issue.source());
        let row = ProseRow {
            hash: short_hash(text),
            text: packed.push(text),
            line: line_of(issue, span.start),
        };
        packed.prose.push(row);
    }
}

/// Hash of an organiser's address as it is compared; 0 where there is none.
pub(super) fn url_hash(url: &str) -> u32 {
    if url.is_empty() {
        0
    } else {
        short_hash(&key(url)).max(1)
    }
}
