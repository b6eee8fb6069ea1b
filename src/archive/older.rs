//! What one issue may know of the past: questions answered from the issues older than it.

use super::buckets::{At, short_hash};
use super::packed::name_hash;
use super::packing::url_hash;
use super::{Archive, PastEvent, PastIssue, PastLine, PastLink};
use crate::issue::address::{Address, key};
use std::collections::HashSet;
use std::sync::Arc;

/// The past issues older than an open one.
#[derive(Clone, Copy, Debug)]
pub struct Older<'a> {
    archive: &'a Archive,
    end: usize,
}

/// A place where something stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    /// The issue.
    pub issue: &'a PastIssue,
    /// The line, from 1.
    pub line: usize,
    /// What the link was called there.
    pub title: &'a str,
    /// The role of the section.
    pub role: Option<&'a str>,
    /// It was the link of an item, not one in running text.
    pub is_item: bool,
}

impl<'a> Older<'a> {
    pub(super) const fn new(archive: &'a Archive, end: usize) -> Self {
        Self { archive, end }
    }

    /// The issues, oldest first.
    pub fn issues(&self) -> &'a [Arc<PastIssue>] {
        &self.archive.issues[..self.end]
    }

    /// The issue before.
    pub fn newest(&self) -> Option<&'a PastIssue> {
        self.issues().last().map(Arc::as_ref)
    }

    /// Where the page at `url` stood last, in the `count` newest issues; the link of an item before one in running
    /// text. By hash: the cost does not grow with the archive.
    pub fn link(&self, url: &str, count: usize) -> Option<Seen<'a>> {
        let wanted = key(url);
        let from = self.end.saturating_sub(count);
        let places = self.archive.index.links.places(short_hash(&wanted));
        let mut newest_first = self.known(places, from).filter_map(|at| {
            let link = self.issues()[at.issue as usize].link(at.row)?;
            (link.key == wanted).then_some((at.issue, link))
        });
        let (issue, first) = newest_first.next()?;
        let mut here = newest_first.take_while(|(other, _)| *other == issue);
        let link = if first.is_item {
            first
        } else {
            here.find(|(_, link)| link.is_item)
                .map_or(first, |(_, link)| link)
        };
        Some(Seen::new(&self.issues()[issue as usize], link))
    }

    /// Where the page at `url` stood first.
    pub fn first_link(&self, url: &str) -> Option<Seen<'a>> {
        let wanted = key(url);
        let places = self.archive.index.links.places(short_hash(&wanted));
        let older = places
            .iter()
            .take_while(|at| (at.issue as usize) < self.end);
        older.into_iter().find_map(|at| {
            let issue = self.issues().get(at.issue as usize)?;
            let link = issue.link(at.row)?;
            (link.key == wanted).then(|| Seen::new(issue, link))
        })
    }

    /// The issue that has `number`, the newest where several have it.
    pub fn numbered(&self, number: i64) -> Option<&'a PastIssue> {
        let mut newest_first = self.issues().iter().rev();
        let found = newest_first.find(|issue| issue.number == Some(number));
        found.map(Arc::as_ref)
    }

    /// Events whose organiser has this address, newest issue first; those of a name alone where `url` is empty.
    pub fn events_of(
        &self,
        name: &str,
        url: &str,
    ) -> impl Iterator<Item = (&'a PastIssue, PastEvent<'a>)> + use<'a> {
        let wanted = Wanted::of(name, url);
        let index = &self.archive.index;
        let places = match &wanted {
            Wanted::Url { .. } => index.urls.places(url_hash(url)),
            Wanted::Name(name) => index.names.places(name_hash(name)),
        };
        let older = *self;
        self.known(places, 0).filter_map(move |at| {
            let event = older.event(at)?;
            wanted
                .fits(&event)
                .then(|| (older.archive.issues[at.issue as usize].as_ref(), event))
        })
    }

    /// The lines of running text that stood, to the letter, in each of the `count` newest issues, as the newest has
    /// them; none where there are fewer issues.
    pub fn fixed_lines(&self, count: usize) -> Vec<PastLine<'a>> {
        let Some((newest, rest)) = self.issues()[self.end.saturating_sub(count)..].split_last()
        else {
            return Vec::new();
        };
        if rest.len() + 1 < count {
            return Vec::new();
        }
        let mut fixed: Vec<PastLine<'a>> = newest.prose().collect();
        for issue in rest {
            let known: HashSet<u32> = issue.prose().map(|line| line.hash).collect();
            fixed.retain(|line| known.contains(&line.hash));
        }
        fixed
    }

    /// True where `text` is a line of running text in one of the `count` newest issues.
    pub fn had_line(&self, text: &str, count: usize) -> bool {
        let hash = short_hash(text);
        let newest = &self.issues()[self.end.saturating_sub(count)..];
        let mut lines = newest.iter().flat_map(|issue| issue.prose());
        lines.any(|line| line.hash == hash && line.text == text)
    }

    /// The roles under which items of `host` (and its subdomains' own, not theirs) were filed, with how often, most
    /// frequent first.
    pub fn filed(&self, host: &str) -> Vec<(&'a str, usize)> {
        let host = Address::of(host).bare_host();
        let filings = self.archive.index.filings(&self.archive.issues, &host);
        let counts = filings
            .iter()
            .map(|filing| (filing.role(), filing.count(self.end)));
        let mut counts: Vec<(&str, usize)> = counts.filter(|(_, count)| *count > 0).collect();
        counts.sort_by_key(|&(role, count)| (std::cmp::Reverse(count), role));
        counts
    }

    pub(super) fn event(&self, at: At) -> Option<PastEvent<'a>> {
        self.issues().get(at.issue as usize)?.event(at.row)
    }

    pub(super) fn events_by_organizer(&self) -> &'a [Vec<At>] {
        self.archive.index.organizers(&self.archive.issues)
    }

    /// Those of `places` that stand in the issues from `from` on, the newest first.
    fn known(&self, places: &'a [At], from: usize) -> impl Iterator<Item = At> + use<'a> {
        let end = places.partition_point(|at| (at.issue as usize) < self.end);
        let newest_first = places[..end].iter().rev();
        newest_first
            .take_while(move |at| at.issue as usize >= from)
            .copied()
    }
}

/// An organiser that is looked for: by address, or by name where there is none.
enum Wanted {
    Url { written: String, key: String },
    Name(String),
}

impl Wanted {
    fn of(name: &str, url: &str) -> Self {
        if url.is_empty() {
            return Self::Name(name.to_lowercase());
        }
        Self::Url {
            written: url.to_owned(),
            key: key(url),
        }
    }

    fn fits(&self, event: &PastEvent<'_>) -> bool {
        match self {
            // Mostly it is written as always, and keys cost a walk over both.
            Self::Url { written, key: own } => event.url == written || key(event.url) == *own,
            Self::Name(name) => event.organizer == name || event.organizer.to_lowercase() == *name,
        }
    }
}

impl<'a> Seen<'a> {
    const fn new(issue: &'a PastIssue, link: PastLink<'a>) -> Self {
        Self {
            issue,
            line: link.line,
            title: link.title,
            role: link.role,
            is_item: link.is_item,
        }
    }
}
