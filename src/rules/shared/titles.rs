//! Links by their section, and their titles: which items hold links, what is code in a title, what its words are.

use crate::issue::address::is_web;
use crate::issue::links::{Link, code_end};
use crate::issue::{Entry, Issue, Item, LinkEntry};
use crate::profile::Kind;
use crate::rules::Diagnostic;
use crate::text::Span;

/// Items that are links, in sections whose role is to hold links: no calls, pull requests or events.
pub(in crate::rules) fn link_items(
    issue: &Issue,
) -> impl Iterator<Item = (usize, &Item, &LinkEntry)> {
    let sections = 0..issue.outline().sections.len();
    let has_role = |section: &usize| {
        issue
            .role(*section)
            .is_some_and(|role| role.kind == Kind::Links)
    };
    sections.filter(has_role).flat_map(move |section| {
        let items = issue.items(section).iter();
        items.filter_map(move |item| match &item.entry {
            Entry::Link(entry) => Some((section, item, entry)),
            _ => None,
        })
    })
}

/// What `one` says of each address: as it is in sections of links, elsewhere a hint.
pub(in crate::rules) fn loud_among_links(
    issue: &Issue,
    one: fn(&str, Span) -> Option<Diagnostic>,
    found: &mut Vec<Diagnostic>,
) {
    for (kind, link) in links(issue).filter(|(_, link)| link.has_url()) {
        let one = one(issue.source(), link.url_span);
        found.extend(one.map(|one| match kind {
            Kind::Links => one,
            _ => one.into_hint(),
        }));
    }
}

/// All links with what their section holds; the text before the first heading is a group.
pub(in crate::rules) fn links(issue: &Issue) -> impl Iterator<Item = (Kind, &Link)> {
    let sections = &issue.outline().sections;
    let (mut section, mut kind) = (0, Kind::Group);
    issue.links().iter().map(move |link| {
        let before = section;
        while sections
            .get(section + 1)
            .is_some_and(|next| next.own_span.start <= link.span.start)
        {
            section += 1;
        }
        if section != before {
            kind = issue.kind(section);
        }
        (kind, link)
    })
}

/// All links that carry an address and a title, pictures left out.
pub(in crate::rules) fn titled(issue: &Issue) -> impl Iterator<Item = (Kind, &Link)> {
    let source = issue.source();
    links(issue).filter(|(_, link)| {
        link.has_url()
            && !link.is_unbalanced
            && !link.text_span.is_empty()
            && !is_picture(source, link)
    })
}

/// True for `![…](…)`.
pub(in crate::rules) fn is_picture(source: &str, link: &Link) -> bool {
    source[..link.span.start].ends_with('!')
}

/// Where a title stands instead of the address, and an address instead of the title: the place of the address.
pub(in crate::rules) fn swapped(source: &str, link: &Link) -> Option<Span> {
    let (text, url) = (link.text_span.of(source).trim(), link.url_span.of(source));
    let is_address = link.has_url() && is_web(text) && !text.contains(char::is_whitespace);
    let is_title = !url.is_empty()
        && !url.contains("://")
        && !url.contains('.')
        && !url.starts_with(['#', '/']);
    (is_address && is_title).then_some(link.url_span)
}

/// The pieces of `title` outside code spans, as ranges of bytes.
pub(in crate::rules) fn outside_code(title: &str) -> Vec<Span> {
    let bytes = title.as_bytes();
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(tick) = title[at..].find('`') {
        let open = at + tick;
        let ticks = bytes[open..].iter().take_while(|&&b| b == b'`').count();
        let end = code_end(bytes, open, bytes.len());
        if end > open + ticks {
            pieces.push(Span::new(from, open));
            from = end;
        }
        at = end;
    }
    pieces.push(Span::new(from, bytes.len()));
    pieces
}

/// `title` without space and the same run of emphasis marks at both ends.
pub(in crate::rules) fn plain(title: &str) -> &str {
    let mut inner = title.trim();
    for mark in ["***", "**", "*", "__", "_"] {
        let within = inner
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        if let Some(within) = within {
            inner = within.trim();
        }
    }
    inner
}
