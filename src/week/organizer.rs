//! Organisers under the several addresses that they go by.

use crate::archive::{Older, PastEvent};
use crate::issue::address::{Address, key};
use crate::ops::NamedUrl;
use crate::profile::web;

/// The page of the group whose event has the address `url`, on hosts that are known to name it so.
pub(super) fn page_of(url: &str) -> Option<String> {
    let address = Address::of(url);
    let pattern = web().group_page(&address.bare_host())?;
    let mut parts = address.parts();
    let group = parts.next()?;
    parts.next()?;
    Some(pattern.replace("{group}", group))
}

/// True where `organizer` is the group to whose list the event's page `url` belongs, on hosts that are known to name it.
pub fn is_page_of(url: &str, organizer: &NamedUrl) -> bool {
    page_of(url).is_some_and(|page| home(&page) == home(&organizer.url))
}

/// The last past event of the group to whose list the event's page `url` belongs.
pub fn last_on_page<'a>(older: &Older<'a>, url: &str) -> Option<PastEvent<'a>> {
    let url = page_of(url)?;
    let name = String::new();
    last_event(older, &NamedUrl { name, url })
}

/// An address as organisers are told apart: the list of a group's events is the group.
pub(super) fn home(url: &str) -> String {
    let key = key(url);
    match key.strip_suffix("/events") {
        Some(group) => group.to_owned(),
        None => key,
    }
}

/// True where both are the same organiser: by their address, or by name where one has none.
pub(super) fn is_same(a: &NamedUrl, b: &NamedUrl) -> bool {
    if a.url.is_empty() || b.url.is_empty() {
        return !a.name.is_empty() && a.name.to_lowercase() == b.name.to_lowercase();
    }
    home(&a.url) == home(&b.url)
}

/// True where one organiser of `a` is one of `b`.
pub(super) fn share(a: &[NamedUrl], b: &[NamedUrl]) -> bool {
    a.iter()
        .any(|one| b.iter().any(|other| is_same(one, other)))
}

/// The last event of `organizer` in past issues, by its address in any of its spellings, else by its name.
pub(super) fn last_event<'a>(older: &Older<'a>, organizer: &NamedUrl) -> Option<PastEvent<'a>> {
    let mut spellings = vec![organizer.url.clone()];
    let bare = organizer.url.trim_end_matches('/');
    spellings.extend(bare.strip_suffix("/events").map(str::to_owned));
    spellings.push(format!("{bare}/events"));
    let urls = spellings
        .iter()
        .filter(|url| !url.is_empty() && *url != "/events");
    let by_url = urls.filter_map(|url| older.events_of("", url).next());
    let newest = by_url.max_by_key(|(issue, _)| issue.date);
    let found = newest.or_else(|| {
        let has_name = !organizer.name.is_empty();
        has_name
            .then(|| older.events_of(&organizer.name, "").next())
            .flatten()
    });
    found.map(|(_, event)| event)
}
