//! A whole link pasted into one field: `[Title](url)`, `* [video] [Title](url)`, `<url>`.

use super::field::one_line;
use crate::issue::{Entry, Issue, links};
use crate::ops::{LinkFields, NamedUrl};
use crate::profile::Profile;
use crate::text::Span;
use std::sync::Arc;

/// The fields of a pasted link, and what stood behind it, which no field takes.
pub(super) fn whole_link(text: &str, profile: &Arc<Profile>) -> Option<(LinkFields, String)> {
    let line = one_line(text.trim());
    let body = line.trim_start_matches(['*', '-', '+']).trim_start();
    if !body.contains("](") {
        return None;
    }
    let issue = Issue::parse(format!("* {body}\n"), Arc::clone(profile));
    let Entry::Link(entry) = &issue.outline().items.first()?.entry else {
        return None;
    };
    let tail = entry.tail_span.of(issue.source()).trim().to_owned();
    let fields = LinkFields::of(&issue, 0)?;
    (!fields.url.is_empty()).then_some((fields, tail))
}

/// Name and address of a pasted `[Name](url)` or `[**Name**](url)`.
pub(super) fn named_link(text: &str) -> Option<NamedUrl> {
    let line = one_line(text.trim());
    let found = links::first(&line, Span::new(0, line.len())).filter(links::Link::has_url)?;
    let name = found.text_span.of(&line).trim().trim_matches('*');
    Some(NamedUrl {
        name: name.to_owned(),
        url: found.url_span.of(&line).to_owned(),
    })
}

/// A pasted address: in one line, without angle brackets.
pub(super) fn address(text: &str) -> String {
    let line = one_line(text.trim());
    let inner = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    inner.unwrap_or(&line).trim().to_owned()
}
