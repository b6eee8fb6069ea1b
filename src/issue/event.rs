//! Events: `DATE | PLACE | [Organizer](url)` with talks in the rows below, and all the ways in which that is mistyped.

use super::entry::{NamedLink, without_emphasis};
use super::item::Item;
use super::links::{self, LinkKind};
use crate::profile::{FoundDate, Kind, read_date};
use crate::text::Span;
use jiff::civil::Date;

/// An event and its talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventEntry {
    /// First day as written; `None` where nothing like a date stands there.
    pub start: Option<EventDate>,
    /// Last day of a range or list.
    pub end: Option<EventDate>,
    /// Every day of a list (`D & D`, `D, D`), as written; empty for one day and for a range, which has all between.
    pub days: Vec<EventDate>,
    /// From the start of the first date to the end of the last; where a date is missing, what stands in its place.
    pub dates_span: Span,
    /// The place as written; `None` where it is missing, empty where it stands empty between its pipes.
    pub place_span: Option<Span>,
    /// Organisers.
    pub organizers: Vec<NamedLink>,
    /// Talks or pages of the event.
    pub talks: Vec<NamedLink>,
}

/// A date and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// Where it stands.
    pub span: Span,
    /// The day, or `None` where no calendar has it.
    pub date: Option<Date>,
    /// As it was found; a shortened date (`& 05-20`) takes its year from the one before.
    pub found: FoundDate,
}

impl EventEntry {
    /// First day, where it is one.
    pub fn date(&self) -> Option<Date> {
        self.start.and_then(|start| start.date)
    }

    /// Last day: that of the range, or the first.
    pub fn last_date(&self) -> Option<Date> {
        self.end.and_then(|end| end.date).or_else(|| self.date())
    }

    /// The place as written, without space around it.
    pub fn place<'a>(&self, source: &'a str) -> &'a str {
        self.place_span.map_or("", |span| span.of(source).trim())
    }
}

/// Reads `item` as an event: any item that begins with a date and has a pipe or a row; in a section of events also
/// one with a pipe where the date is missing or misspelt.
pub(super) fn read(source: &str, item: &Item, kind: Kind) -> Option<EventEntry> {
    let header = first_line(source, item);
    let text = header.of(source);
    let dates = dates(source, header);
    let in_region = kind == Kind::Events;
    let piped = text.contains('|');
    let is_event = match dates.first() {
        Some(_) => piped || in_region,
        None => in_region && piped && !text.starts_with('['),
    };
    if !is_event {
        return None;
    }
    let after_dates = dates.last().map_or_else(
        || header.start + text.find('|').unwrap_or(0),
        |date| date.span.end,
    );
    let rest = Span::new(after_dates, header.end);
    let links = links::scan(source, rest);
    let first_link = links.iter().find(|link| link.kind != LinkKind::Shortcut);
    let place_span = place(
        source,
        rest,
        first_link.map_or(header.end, |link| link.span.start),
    );
    let mut organizers: Vec<NamedLink> = links
        .iter()
        .filter(|link| link.kind != LinkKind::Shortcut)
        .map(|link| NamedLink::of(source, link))
        .collect();
    let mut talks = talks(source, Span::new(header.end, item.span.end));
    if talks.is_empty() && organizers.len() > 1 {
        talks = organizers.split_off(1);
    }
    if organizers.is_empty() {
        organizers.extend(plain_organizer(source, rest));
    }
    let first = dates.first().copied();
    Some(EventEntry {
        start: first,
        end: (dates.len() > 1).then(|| dates.last().copied()).flatten(),
        days: if is_list(source, &dates) {
            dates.clone()
        } else {
            Vec::new()
        },
        dates_span: Span::new(
            first.map_or(header.start, |date| date.span.start),
            first.map_or_else(
                || {
                    header.start
                        + Span::new(header.start, after_dates)
                            .of(source)
                            .trim_end()
                            .len()
                },
                |_| after_dates,
            ),
        ),
        place_span,
        organizers,
        talks,
    })
}

fn first_line(source: &str, item: &Item) -> Span {
    let text = item.header_span.of(source);
    let len = text.find('\n').unwrap_or(text.len());
    let line = text[..len].trim_end();
    Span::new(item.header_span.start, item.header_span.start + line.len())
}

/// The dates at the head of `span`: one, or several joined by `-`, `&`, `,`, `+` or a word.
fn dates(source: &str, span: Span) -> Vec<EventDate> {
    let mut found: Vec<EventDate> = Vec::new();
    let mut at = span.start;
    while let Some(date) = date_at(source, at, span.end, found.last()) {
        at = date.span.end;
        found.push(date);
        let Some(joined) = joiner(Span::new(at, span.end).of(source)) else {
            break;
        };
        at += joined;
    }
    found
}

fn date_at(source: &str, at: usize, end: usize, before: Option<&EventDate>) -> Option<EventDate> {
    let text = source.get(at..end)?;
    if let Some(found) = read_date(text) {
        return Some(EventDate {
            span: Span::new(at, at + found.len),
            date: found.date,
            found,
        });
    }
    let before = before?;
    let year = before.date?.year();
    let month = before.date?.month();
    let digits: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '-')
        .collect();
    let digits = digits.trim_end_matches('-');
    let full = match digits.len() {
        5 => format!("{year}-{digits}"),
        2 => format!("{year}-{month:02}-{digits}"),
        _ => return None,
    };
    let found = read_date(&full)?;
    Some(EventDate {
        span: Span::new(at, at + digits.len()),
        date: found.date,
        found: FoundDate {
            is_canonical: false,
            len: digits.len(),
            ..found
        },
    })
}

/// True where `dates` are single days, not the ends of a range.
fn is_list(source: &str, dates: &[EventDate]) -> bool {
    const LISTING: &[&str] = &["&", ",", "+", "*", "/", "and", "y"];
    let mut gaps = dates
        .windows(2)
        .map(|pair| Span::new(pair[0].span.end, pair[1].span.start).of(source));
    dates.len() > 1 && gaps.all(|gap| LISTING.contains(&gap.trim()))
}

/// Length of what joins two dates at the head of `text`, spaces included.
fn joiner(text: &str) -> Option<usize> {
    const JOINERS: &[&str] = &[
        "-", "–", "—", "&", ",", "+", "*", "/", "and", "to", "y", "al", "a",
    ];
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    JOINERS
        .iter()
        .filter_map(|joiner| body.strip_prefix(joiner))
        .map(str::trim_start)
        .find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .map(|rest| text.len() - rest.len())
}

/// The place between the dates and the first link: up to the last pipe before it.
fn place(source: &str, rest: Span, link_at: usize) -> Option<Span> {
    let before = Span::new(rest.start, link_at.max(rest.start));
    let text = before.of(source);
    let opening = text.trim_start();
    let start = before.end - opening.len();
    let inner = match opening.strip_prefix('|') {
        Some(inner) => Span::new(start + 1, start + 1 + inner.len()),
        None => Span::new(start, before.end),
    };
    let body = inner.of(source);
    let end = body.find('|').unwrap_or(body.len());
    let closed = end < body.len();
    let body = &body[..end];
    if body.trim().is_empty() && !closed {
        return None;
    }
    let lead = body.len() - body.trim_start().len();
    let trimmed = body.trim();
    let from = inner.start + if trimmed.is_empty() { 0 } else { lead };
    Some(Span::new(from, from + trimmed.len()))
}

fn talks(source: &str, span: Span) -> Vec<NamedLink> {
    let found = links::scan(source, span);
    let real = found.iter().any(|link| link.kind != LinkKind::Shortcut);
    let mut talks: Vec<NamedLink> = found
        .iter()
        .filter(|link| !real || link.kind != LinkKind::Shortcut)
        .map(|link| NamedLink::of(source, link))
        .collect();
    talks.extend(bold_rows(source, span));
    talks.sort_by_key(|talk| talk.span.start);
    talks
}

/// Rows that are a bold title and nothing else: talks whose page is not known yet.
fn bold_rows(source: &str, span: Span) -> impl Iterator<Item = NamedLink> {
    let mut at = span.start;
    let lines = span.of(source).split_inclusive('\n').map(move |line| {
        at += line.len();
        Span::new(at - line.len(), at)
    });
    lines.filter_map(|line| {
        let body = line.of(source).trim_end();
        let body = body
            .trim_start()
            .strip_prefix(['*', '-', '+'])?
            .trim_start();
        let title = body.strip_prefix("**")?.strip_suffix("**")?;
        let is_plain = !title.is_empty() && !title.contains("**") && !title.contains("](");
        let end = line.start + line.of(source).trim_end().len();
        let whole = Span::new(end - body.len(), end);
        is_plain.then(|| NamedLink {
            span: whole,
            name_span: without_emphasis(source, whole),
            url_span: None,
        })
    })
}

/// `DATE | PLACE | Name` without a link.
fn plain_organizer(source: &str, rest: Span) -> Option<NamedLink> {
    let text = rest.of(source);
    let last = text.rfind('|').filter(|&at| text[..at].contains('|'))?;
    let span = without_emphasis(source, Span::new(rest.start + last + 1, rest.end));
    (!span.is_empty()).then_some(NamedLink {
        span,
        name_span: span,
        url_span: None,
    })
}
