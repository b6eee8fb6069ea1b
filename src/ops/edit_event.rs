//! Changing fields of an event where it stands: only what differs. A changed date does not move the row.

use super::event_fields::{organizer, talk};
use super::{EventFields, NamedUrl, Refusal, escape, named, shape};
use crate::issue::{Entry, EventEntry, Issue, Item, NamedLink};
use crate::text::{Edit, Span, Transaction};
use jiff::civil::Date;

/// Gives item `item` these fields. Every field that stays the same keeps its bytes.
///
/// # Errors
/// Where the item is no event, a date is missing, or the fields cannot be written as one.
pub fn edit_event(
    issue: &Issue,
    item: usize,
    fields: &EventFields,
) -> Result<Transaction, Refusal> {
    let known = named::item(issue, item)?;
    let (Entry::Event(event), Some(before)) = (&known.entry, EventFields::of(issue, item)) else {
        return Err(
            Refusal::new(format!("{} is no event", named::label(issue, item)))
                .hint("edit its source"),
        );
    };
    check(fields)?;
    let profile = issue.profile();
    let mut edits = Vec::new();
    if days(&before) != days(fields) {
        edits.push(Edit::replace(event.dates_span, fields.dates(profile)));
    }
    if place_of(&before) != place_of(fields) {
        edits.push(place(event, &fields.place(profile)));
    }
    if before.organizers != fields.organizers {
        edits.extend(organizers(
            issue,
            known,
            event,
            &before.organizers,
            &fields.organizers,
        ));
    }
    if before.talks != fields.talks {
        edits.extend(talks(issue, known, event, &before.talks, &fields.talks));
    }
    let change = named::change(issue, edits)?;
    let after = issue.apply(&change);
    match EventFields::of(&after, item) {
        Some(now) if same_shape(&now, fields) => Ok(change),
        _ => Err(unwritable(issue, fields)),
    }
}

/// Refuses what no row can say.
pub(super) fn check(fields: &EventFields) -> Result<(), Refusal> {
    let Some(date) = fields.date else {
        return Err(Refusal::new("an event needs a date").hint("YYYY-MM-DD"));
    };
    match fields.end_date {
        Some(end) if end < date => Err(Refusal::new(format!(
            "the event would end on {end}, before it begins on {date}"
        ))),
        _ => Ok(()),
    }
}

/// True where `now`, read back, says as much as `fields`.
pub(super) fn same_shape(now: &EventFields, fields: &EventFields) -> bool {
    let last = |fields: &EventFields| fields.end_date.or(fields.date);
    let links = |fields: &EventFields| fields.organizers.len() + fields.talks.len();
    let is_when = now.date == fields.date && last(now) == last(fields);
    is_when && now.single_days() == fields.single_days() && links(now) == links(fields)
}

fn days(fields: &EventFields) -> (Option<Date>, Option<Date>, Vec<Date>) {
    (fields.date, fields.end_date, fields.single_days())
}

pub(super) fn unwritable(issue: &Issue, fields: &EventFields) -> Refusal {
    Refusal::new(format!(
        "“{}” would not be read as this event",
        named::short(&fields.markdown(issue))
    ))
    .hint("look for a `|` or a bracket in its names")
}

fn place_of(fields: &EventFields) -> [&str; 4] {
    [
        fields.attendance.as_str(),
        &fields.city,
        &fields.state,
        &fields.country,
    ]
}

fn place(event: &EventEntry, place: &str) -> Edit {
    match event.place_span {
        Some(span) if span.is_empty() => Edit::insert(span.start, format!(" {place} ")),
        Some(span) => Edit::replace(span, place),
        None => Edit::insert(event.dates_span.end, format!(" | {place}")),
    }
}

/// Edits of names and addresses that stand in both lists; extra new ones and the spans of extra old ones are left.
fn common(issue: &Issue, links: &[NamedLink], old: &[NamedUrl], new: &[NamedUrl]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for ((link, old), new) in links.iter().zip(old).zip(new) {
        if old == new {
            continue;
        }
        let Some(url) = link.url_span.filter(|_| !new.url.trim().is_empty()) else {
            let is_strong = link.span.of(issue.source()).contains("**");
            let text = if is_strong { talk(new) } else { organizer(new) };
            edits.push(Edit::replace(link.span, text));
            continue;
        };
        if old.name != new.name {
            edits.push(Edit::replace(link.name_span, escape::title(&new.name)));
        }
        if old.url != new.url {
            edits.push(Edit::replace(url, escape::url(&new.url)));
        }
    }
    edits
}

fn organizers(
    issue: &Issue,
    item: &Item,
    event: &EventEntry,
    old: &[NamedUrl],
    new: &[NamedUrl],
) -> Vec<Edit> {
    let links = &event.organizers;
    let mut edits = common(issue, links, old, new);
    let (Some(last), kept) = (links.last(), links.len().min(new.len())) else {
        let all: Vec<String> = new.iter().map(organizer).collect();
        let text = all.join(" + ");
        let at = event
            .place_span
            .map_or(event.dates_span.end, |place| place.end);
        let line = Span::new(at, item.span.end).of(issue.source());
        let len = line.find('\n').unwrap_or(line.len());
        let rest = line[..len].trim_end();
        let lead = if rest.ends_with('|') { " " } else { " | " };
        return vec![Edit::insert(at + rest.len(), format!("{lead}{text}"))];
    };
    if kept == 0 {
        edits.push(Edit::delete(Span::new(links[0].span.start, last.span.end)));
    } else if kept < links.len() {
        let from = links[kept - 1].span.end;
        edits.push(Edit::delete(Span::new(from, last.span.end)));
    }
    for one in &new[kept..] {
        let more = format!(" + {}", organizer(one));
        edits.push(Edit::insert(last.span.end, more));
    }
    edits
}

fn talks(
    issue: &Issue,
    item: &Item,
    event: &EventEntry,
    old: &[NamedUrl],
    new: &[NamedUrl],
) -> Vec<Edit> {
    let links = &event.talks;
    let mut edits = common(issue, links, old, new);
    for gone in links.iter().skip(new.len()) {
        edits.push(Edit::delete(row_of(item, gone, links)));
    }
    let end = named::content_span(issue, item).end;
    let lead = shape::row_lead_near(issue, item);
    let eol = issue.line_ending().as_str();
    for one in new.iter().skip(links.len()) {
        edits.push(Edit::insert(end, format!("{eol}{lead}{}", talk(one))));
    }
    edits
}

/// The whole row of `link` where it is the only link in it, else the link.
fn row_of(item: &Item, link: &NamedLink, all: &[NamedLink]) -> Span {
    let row = item.rows.iter().find(|row| row.span.covers(link.span));
    match row {
        Some(row) if all.iter().filter(|l| row.span.covers(l.span)).count() == 1 => row.span,
        _ => link.span,
    }
}
