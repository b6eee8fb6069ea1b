//! What is kept of one past issue.

use crate::issue::address::key;
use crate::issue::{Entry, Issue};
use jiff::civil::Date;
use std::path::PathBuf;

/// One past issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastIssue {
    /// Its file.
    pub path: PathBuf,
    /// Its date.
    pub date: Date,
    /// Its number, where it has one.
    pub number: Option<i64>,
    /// Its links, those of items and of running text, in order.
    pub links: Vec<PastLink>,
    /// Its events, in order.
    pub events: Vec<PastEvent>,
}

/// A link of a past issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastLink {
    /// Its address as addresses are compared, see [`crate::issue::address::key`].
    pub key: String,
    /// The line, from 1.
    pub line: usize,
    /// The role of its section, where it has one.
    pub role: Option<String>,
    /// It is the link of an item, not one in running text.
    pub is_item: bool,
}

/// An event of a past issue, once for each of its organisers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastEvent {
    /// The organiser's name.
    pub organizer: String,
    /// The organiser's address, as written; empty where there is none.
    pub url: String,
    /// The first day.
    pub date: Date,
    /// The place as written.
    pub place: String,
    /// The role of its region.
    pub role: Option<String>,
    /// The line, from 1.
    pub line: usize,
}

impl PastIssue {
    /// What is kept of `issue`; `None` where it has no date.
    pub(super) fn read(path: PathBuf, issue: &Issue) -> Option<Self> {
        Some(Self {
            path,
            date: issue.date()?,
            number: issue.number(),
            links: links(issue),
            events: events(issue),
        })
    }
}

fn role_at(issue: &Issue, at: usize) -> Option<String> {
    let role = issue.role(issue.section_at(at))?;
    Some(role.role.clone())
}

fn line_of(issue: &Issue, at: usize) -> usize {
    issue.lines().line_of(at) + 1
}

fn links(issue: &Issue) -> Vec<PastLink> {
    let addressed = issue.links().iter().filter(|link| link.has_url());
    addressed
        .map(|link| {
            let item = issue.item_at(link.span.start);
            let is_item = item.is_some_and(|item| {
                let entry = &issue.outline().items[item].entry;
                matches!(entry, Entry::Link(entry) if entry.link.span == link.span)
            });
            PastLink {
                key: key(link.url_span.of(issue.source())),
                line: line_of(issue, link.span.start),
                role: role_at(issue, link.span.start),
                is_item,
            }
        })
        .collect()
}

fn events(issue: &Issue) -> Vec<PastEvent> {
    let source = issue.source();
    let mut found = Vec::new();
    for item in &issue.outline().items {
        let Entry::Event(event) = &item.entry else {
            continue;
        };
        let Some(date) = event.date() else { continue };
        for organizer in &event.organizers {
            found.push(PastEvent {
                organizer: organizer.name_span.of(source).to_owned(),
                url: organizer
                    .url_span
                    .map_or_else(String::new, |url| url.of(source).to_owned()),
                date,
                place: event.place(source).to_owned(),
                role: role_at(issue, item.span.start),
                line: line_of(issue, item.span.start),
            });
        }
    }
    found
}
