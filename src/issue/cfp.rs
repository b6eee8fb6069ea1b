//! Calls for papers: `[**Name**](url) | CFP closes DATE | PLACE | DATE - DATE`, with whatever stands in each column.

use super::entry::NamedLink;
use super::event::EventDate;
use super::item::Item;
use super::links;
use crate::profile::read_date;
use crate::text::Span;

/// A call for papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CfpEntry {
    /// The event.
    pub event: NamedLink,
    /// When the call closes.
    pub closes: Option<EventDate>,
    /// First day of the event.
    pub start: Option<EventDate>,
    /// Last day, where several are named.
    pub end: Option<EventDate>,
    /// The place as written.
    pub place_span: Option<Span>,
}

/// Reads `item` as a call for papers: a link, then columns.
pub(super) fn read(source: &str, item: &Item) -> Option<CfpEntry> {
    let link = links::first(source, item.header_span)?;
    let rest = Span::new(link.span.end, item.header_span.end);
    let mut closes = None;
    let mut dates = Vec::new();
    let mut place_span = None;
    for column in columns(source, rest) {
        let found = dates_in(source, column);
        match (found.first(), closes) {
            (Some(first), None) => {
                closes = Some(*first);
                dates.extend(&found[1..]);
            }
            (Some(_), Some(_)) => dates.extend(found),
            (None, _) if place_span.is_none() => place_span = Some(column),
            (None, _) => {}
        }
    }
    if !rest.of(source).contains('|') && closes.is_none() {
        return None;
    }
    Some(CfpEntry {
        event: NamedLink::of(source, &link),
        closes,
        start: dates.first().copied(),
        end: (dates.len() > 1).then(|| dates.last().copied()).flatten(),
        place_span,
    })
}

/// The non-empty columns of `span`, trimmed.
pub(super) fn columns(source: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = span.start;
    for column in span.of(source).split('|') {
        let lead = column.len() - column.trim_start().len();
        let trimmed = column.trim();
        if !trimmed.is_empty() {
            found.push(Span::new(at + lead, at + lead + trimmed.len()));
        }
        at += column.len() + 1;
    }
    found
}

/// The days that stand in `span`, in order.
pub fn dates_in(source: &str, span: Span) -> Vec<EventDate> {
    let text = span.of(source);
    let mut found = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let begins =
            c.is_ascii_digit() && at >= done && !text[..at].ends_with(|c: char| c.is_ascii_digit());
        if let Some(date) = begins.then(|| read_date(&text[at..])).flatten() {
            done = at + date.len;
            found.push(EventDate {
                span: Span::new(span.start + at, span.start + done),
                date: date.date,
                found: date,
            });
        }
    }
    found
}
