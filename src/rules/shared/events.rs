//! Events by section, their order, and where in a region a row belongs.

/// A place as it is compared: letters without case and accents, digits, spaces.
pub(in crate::rules) use crate::issue::place_key as folded;
use crate::issue::{Attendance, Entry, EventEntry, Issue, Item, Place};
use crate::profile::Kind;
use crate::rules::shared::order::longest_sorted;
use crate::text::Span;
use jiff::civil::Date;

/// An event and where it stands.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Row<'a> {
    /// Its section.
    pub(in crate::rules) section: usize,
    /// The item.
    pub(in crate::rules) item: &'a Item,
    /// What it says.
    pub(in crate::rules) event: &'a EventEntry,
    /// Where it takes place.
    pub(in crate::rules) place: &'a Place,
}

/// Sections that hold events.
pub(in crate::rules) fn sections(issue: &Issue) -> impl Iterator<Item = usize> + '_ {
    let all = 0..issue.outline().sections.len();
    all.filter(|&section| !issue.items(section).is_empty() && issue.kind(section) == Kind::Events)
}

/// Events of `section`, in order.
pub(in crate::rules) fn rows(issue: &Issue, section: usize) -> impl Iterator<Item = Row<'_>> {
    let items = issue.outline().sections[section].items.clone();
    let placed = issue.items(section).iter().zip(&issue.places()[items]);
    placed.filter_map(move |(item, place)| {
        let Entry::Event(event) = &item.entry else {
            return None;
        };
        Some(Row {
            section,
            item,
            event,
            place,
        })
    })
}

/// All events, in order.
pub(in crate::rules) fn all(issue: &Issue) -> impl Iterator<Item = Row<'_>> {
    sections(issue).flat_map(|section| rows(issue, section))
}

/// First and last day of the events that the issue lists, where its newsletter names a window.
pub(in crate::rules) fn window(issue: &Issue) -> Option<(Date, Date)> {
    let first = issue.date()?;
    let days = issue.profile().events.window.as_ref()?.days;
    let last = first.checked_add(jiff::Span::new().try_days(days).ok()?);
    Some((first, last.ok()?))
}

/// What orders events: the first day, then the place as written.
pub(in crate::rules) type Key = (Date, String);

/// Keys of `rows`; `None` where a row has no date. A row that is hybrid or names no city stands well wherever it stands
/// among those of its day: newsletters put it first, last, or by its city.
pub(in crate::rules) fn keys(issue: &Issue, rows: &[Row<'_>]) -> Vec<Option<Key>> {
    let mut keys: Vec<Option<Key>> = Vec::with_capacity(rows.len());
    let mut before: Option<Key> = None;
    for row in rows {
        let key = row.event.date().map(|date| {
            let last = before.as_ref().filter(|(day, _)| *day == date);
            let place = match (ordered_place(issue, row), last) {
                (Some(place), _) => place,
                (None, Some((_, last))) => last.clone(),
                (None, None) => String::new(),
            };
            (date, place)
        });
        if key.is_some() {
            before.clone_from(&key);
        }
        keys.push(key);
    }
    keys
}

/// The key of a row alone, wherever it stands.
pub(in crate::rules) fn key(issue: &Issue, row: &Row<'_>) -> Option<Key> {
    Some((row.event.date()?, folded(row.event.place(issue.source()))))
}

/// The place as it is sorted; `None` where its row may stand anywhere in its day.
fn ordered_place(issue: &Issue, row: &Row<'_>) -> Option<String> {
    let place = row.place;
    let names_none = place.city.is_empty() && place.country.is_empty();
    let is_free = place.attendance == Attendance::Hybrid || names_none;
    (!is_free).then(|| folded(row.event.place(issue.source())))
}

/// Where a row of `key` belongs among `kept` rows of `section`, whose keys are in order: the start of a line.
pub(in crate::rules) fn target(
    issue: &Issue,
    section: usize,
    kept: &[(Span, Key)],
    key: &Key,
) -> usize {
    let next = kept.get(kept.partition_point(|(_, other)| other <= key));
    let heading = issue.outline().sections[section].heading_span;
    match (next, kept.last()) {
        (Some((span, _)), _) => span.start,
        (None, Some((span, _))) => span.end,
        (None, None) => heading.end,
    }
}

/// Rows of `section` that stand in order: what a row that moves there is put between.
pub(in crate::rules) fn sorted(issue: &Issue, section: usize) -> Vec<(Span, Key)> {
    let all: Vec<Row<'_>> = rows(issue, section).collect();
    let (spans, keys): (Vec<Span>, Vec<Key>) = all
        .iter()
        .zip(self::keys(issue, &all))
        .filter_map(|(row, key)| Some((row.item.span, key?)))
        .unzip();
    let stays = longest_sorted(&keys);
    let all = spans.into_iter().zip(keys).zip(stays);
    all.filter(|(_, stays)| *stays)
        .map(|(row, _)| row)
        .collect()
}
