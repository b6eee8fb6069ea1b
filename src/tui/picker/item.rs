//! How an item is called in a list: its title, and its host or place.

use crate::issue::address::site;
use crate::issue::{Entry, Issue, Item, NamedLink};
use std::borrow::Cow;

/// Characters of a title that are worth showing and searching.
const LONGEST: usize = 200;

/// The title of a link; organiser and talk of an event; else the first line.
pub(super) fn title(issue: &Issue, item: &Item) -> String {
    let source = issue.source();
    let text = match &item.entry {
        Entry::Link(entry) => entry.link.text_span.of(source).to_owned(),
        Entry::Event(event) => {
            let name = |named: &NamedLink| named.name_span.of(source);
            let names = event
                .organizers
                .iter()
                .take(1)
                .chain(event.talks.iter().take(1));
            let names: Vec<&str> = names.map(name).filter(|name| !name.is_empty()).collect();
            match names.as_slice() {
                [] => item.first_line(source).to_owned(),
                names => names.join(" · "),
            }
        }
        Entry::CfpEvent(cfp) => cfp.event.name_span.of(source).to_owned(),
        Entry::Note | Entry::Text => item.first_line(source).to_owned(),
    };
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LONGEST)
        .collect()
}

/// Host of a link, date and place of an event.
pub(super) fn detail(issue: &Issue, item: &Item) -> String {
    match &item.entry {
        Entry::Event(event) => {
            let dates = event.dates_span.of(issue.source()).trim();
            let place = event.place(issue.source());
            [dates, place].join(" ").trim().to_owned()
        }
        _ => host(issue, item).unwrap_or_default(),
    }
}

/// Host of a link's address, without `www.`.
pub(super) fn host(issue: &Issue, item: &Item) -> Option<String> {
    let Entry::Link(entry) = &item.entry else {
        return None;
    };
    let written = entry.link.url_span.of(issue.source());
    let address = if entry.link.has_url() {
        written
    } else {
        issue.definition(written)?
    };
    site(address.trim()).map(Cow::into_owned)
}
