//! Editing the source of an item, or of any span, by the smallest edit that leads to the new text.

use super::shape::{dedented, marker_len};
use super::{Refusal, named, shape};
use crate::issue::Issue;
use crate::text::{Edit, Span, Transaction, changed_region};

/// Gives item `item` the Markdown `text`, with or without its marker.
///
/// # Errors
/// Where the item does not exist, or the text is not exactly one item.
pub fn replace(issue: &Issue, item: usize, text: &str) -> Result<Transaction, Refusal> {
    let known = named::item(issue, item)?;
    let section = issue.section_of_item(item);
    let index = item - issue.outline().sections[section].items.start;
    let text = dedented(text)?;
    let has_marker = marker_len(&text) > 0;
    let lead = Span::new(known.span.start, known.content_at).of(issue.source());
    let body = match has_marker {
        true => text,
        false => shape::under(lead, &text, issue, section, index),
    };
    shape::single(issue, body.trim_start())?;
    let indent = Span::new(known.span.start, known.marker_at).of(issue.source());
    let body = match has_marker {
        true => format!("{indent}{body}"),
        false => body,
    };
    let change = replace_span(issue, named::content_span(issue, known), &body)?;
    let after = issue.apply(&change);
    match after.outline().items.len() == issue.outline().items.len() {
        true => Ok(change),
        false => Err(Refusal::new(format!(
            "“{}” would run together with its neighbours",
            named::short(&body)
        ))),
    }
}

/// Gives `span` the text `text`, with the issue's own line ending. Lines that stay keep their bytes.
///
/// # Errors
/// Only where the span leaves the source or splits a character.
pub fn replace_span(issue: &Issue, span: Span, text: &str) -> Result<Transaction, Refusal> {
    let Some(old) = issue.source().get(span.start..span.end) else {
        let edit = Edit::delete(span);
        return named::change(issue, vec![edit]);
    };
    let plain_old = old.replace("\r\n", "\n");
    let plain_new = text.replace("\r\n", "\n");
    let Some((gone, new)) = changed_region(&plain_old, &plain_new) else {
        return Ok(Transaction::default());
    };
    let start = written_at(old, gone.start);
    let end = start + written_at(&old[start..], gone.len());
    let edit = Edit::replace(
        Span::new(span.start + start, span.start + end),
        issue.line_ending().normalize(new.of(&plain_new)),
    );
    named::change(issue, vec![edit])
}

/// The offset in `text` of byte `plain` of the same text with plain line ends.
fn written_at(text: &str, plain: usize) -> usize {
    let mut left = plain;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        let is_ending = c == '\r' && text[at + 1..].starts_with('\n');
        left -= if is_ending { 0 } else { c.len_utf8() };
    }
    text.len()
}
