//! What one issue may know of the past: questions answered from the issues older than it.

use super::{PastEvent, PastIssue};
use crate::issue::address::{Address, key};
use std::collections::BTreeMap;

/// The past issues older than an open one.
#[derive(Clone, Copy, Debug)]
pub struct Older<'a> {
    issues: &'a [PastIssue],
}

/// A place where something stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    /// The issue.
    pub issue: &'a PastIssue,
    /// The line, from 1.
    pub line: usize,
    /// The role of the section.
    pub role: Option<&'a str>,
    /// It was the link of an item, not one in running text.
    pub is_item: bool,
}

impl<'a> Older<'a> {
    pub(super) fn new(issues: &'a [PastIssue]) -> Self {
        Self { issues }
    }

    /// The issues, oldest first.
    pub fn issues(&self) -> &'a [PastIssue] {
        self.issues
    }

    /// The issue before.
    pub fn newest(&self) -> Option<&'a PastIssue> {
        self.issues.last()
    }

    /// Where the page at `url` stood last, in the `count` newest issues; the link of an item before one in running
    /// text.
    pub fn link(&self, url: &str, count: usize) -> Option<Seen<'a>> {
        let wanted = key(url);
        let from = self.issues.len().saturating_sub(count);
        self.issues[from..].iter().rev().find_map(|issue| {
            let same = issue.links.iter().filter(|link| link.key == wanted);
            let best = same.max_by_key(|link| link.is_item)?;
            Some(Seen {
                issue,
                line: best.line,
                role: best.role.as_deref(),
                is_item: best.is_item,
            })
        })
    }

    /// The issue that has `number`, the newest where several have it.
    pub fn numbered(&self, number: i64) -> Option<&'a PastIssue> {
        let mut newest_first = self.issues.iter().rev();
        newest_first.find(|issue| issue.number == Some(number))
    }

    /// Events whose organiser has this address, newest issue first; those of a name alone where `url` is empty.
    pub fn events_of(
        &self,
        name: &str,
        url: &str,
    ) -> impl Iterator<Item = (&'a PastIssue, &'a PastEvent)> + use<'a> {
        let (name, wanted) = (name.to_lowercase(), key(url));
        let has_url = !url.is_empty();
        let newest_first = self.issues.iter().rev();
        newest_first.flat_map(move |issue| {
            let fits: Vec<&PastEvent> = issue
                .events
                .iter()
                .filter(|event| {
                    if has_url {
                        !event.url.is_empty() && key(&event.url) == wanted
                    } else {
                        event.organizer.to_lowercase() == name
                    }
                })
                .collect();
            fits.into_iter().map(move |event| (issue, event))
        })
    }

    /// The roles under which items of `host` (and its subdomains' own, not theirs) were filed, with how often, most
    /// frequent first.
    pub fn filed(&self, host: &str) -> Vec<(&'a str, usize)> {
        let wanted = Address::of(host).bare_host();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let links = self.issues.iter().flat_map(|issue| &issue.links);
        for link in links.filter(|link| link.is_item) {
            if let Some(role) = &link.role
                && Address::of(&link.key).bare_host() == wanted
            {
                *counts.entry(role).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        counts
    }
}
