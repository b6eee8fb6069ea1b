//! Changing fields of a link where it stands: only what differs, and of that only the smallest span.

use super::link_fields::bracketed;
use super::{LinkFields, Refusal, escape, named};
use crate::issue::{Entry, Issue, LinkEntry};
use crate::text::{Edit, Span, Transaction, minimal_edit};

/// Gives item `item` these fields. Its tail, its comment and every field that stays the same keep their bytes.
///
/// # Errors
/// Where the item is no link, or the fields cannot be written as one.
pub fn edit_link(issue: &Issue, item: usize, fields: &LinkFields) -> Result<Transaction, Refusal> {
    let known = named::item(issue, item)?;
    let Entry::Link(entry) = &known.entry else {
        return Err(
            Refusal::new(format!("{} is no link", named::label(issue, item)))
                .hint("edit its source"),
        );
    };
    let Some(before) = LinkFields::of(issue, item) else {
        return Ok(Transaction::default());
    };
    if escape::one_line(&fields.url).is_empty() {
        return Err(Refusal::new("a link needs an address"));
    }
    let mut edits = Vec::new();
    if before.prefixes != fields.prefixes {
        edits.extend(prefixes(
            issue,
            entry,
            known.header_span.start,
            &fields.prefixes,
        ));
    }
    if before.title != fields.title {
        let span = entry.link.text_span;
        let title = escape::title(&fields.title);
        edits.extend(minimal_edit(span.start, span.of(issue.source()), &title));
    }
    if before.url != fields.url {
        edits.push(url(issue, entry, &fields.url));
    }
    let change = named::change(issue, edits)?;
    let after = issue.apply(&change);
    match LinkFields::of(&after, item) {
        Some(now) if now.prefixes.len() == fields.prefixes.len() => Ok(change),
        _ => Err(Refusal::new(format!(
            "“{}” cannot be written as a link",
            named::short(&fields.markdown())
        ))),
    }
}

fn url(issue: &Issue, entry: &LinkEntry, url: &str) -> Edit {
    let link = entry.link;
    let url = escape::url(url);
    if link.has_url() {
        let old = link.url_span.of(issue.source());
        let smallest = minimal_edit(link.url_span.start, old, &url);
        return smallest.unwrap_or_else(|| Edit::delete(Span::at(link.url_span.start)));
    }
    let label = Span::new(link.text_span.end + 1, link.span.end);
    Edit::replace(label, format!("({url})"))
}

/// The edit that turns the prefixes of `entry` into `names`; what is written already keeps its spelling.
pub(super) fn prefixes(
    issue: &Issue,
    entry: &LinkEntry,
    content_at: usize,
    names: &[String],
) -> Option<Edit> {
    let source = issue.source();
    let written = |name: &String| {
        let mut known = entry.prefixes.iter();
        known
            .find(|prefix| prefix.name_span.of(source).trim() == name)
            .map_or_else(
                || bracketed(name),
                |prefix| prefix.span.of(source).to_owned(),
            )
    };
    let mut new: String = names.iter().map(written).collect::<Vec<_>>().join(" ");
    let old = match (entry.prefixes.first(), entry.prefixes.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::at(content_at),
    };
    let behind = &source[old.end..];
    let gap = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    if names.is_empty() {
        return Some(Edit::delete(Span::new(old.start, old.end + gap)));
    }
    if old.is_empty() || gap == 0 {
        new.push(' ');
    }
    minimal_edit(old.start, old.of(source), &new)
}
