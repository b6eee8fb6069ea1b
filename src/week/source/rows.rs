//! Rows as they stand in an issue, pasted from anywhere, with or without their markers.

use crate::issue::{Entry, Issue};
use crate::ops::EventFields;
use crate::profile::{Profile, read_date};
use crate::week::candidate::Candidate;
use std::fmt::Write as _;
use std::sync::Arc;

/// True where `line` begins an event.
pub(super) fn is_row(line: &str) -> bool {
    let body = without_marker(line);
    body.contains('|') && read_date(body).is_some()
}

fn without_marker(line: &str) -> &str {
    let line = line.trim_start();
    line.strip_prefix(['*', '-', '+'])
        .map_or(line, str::trim_start)
}

/// The events in `text`; lines that belong to none are passed over, as headings are.
pub(super) fn read(text: &str, profile: &Arc<Profile>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (line, rows) in groups(text) {
        let issue = Issue::parse(rows, Arc::clone(profile));
        let mut candidate = Candidate::at(format!("line {line}"));
        let item = issue.outline().items.first();
        if let (Some(Entry::Event(event)), Some(fields)) =
            (item.map(|item| &item.entry), EventFields::of(&issue, 0))
        {
            candidate.attendance = Some(fields.attendance);
            if fields.date.is_none() {
                let dates = event.dates_span.of(issue.source());
                candidate.refuse(format!("no calendar has the date {dates}"));
            }
            for organizer in &fields.organizers {
                candidate.organizer(&organizer.name, &organizer.url);
            }
            for talk in &fields.talks {
                candidate.talk(&talk.name, &talk.url);
            }
            let (organizers, talks) = (candidate.fields.organizers, candidate.fields.talks);
            candidate.fields = EventFields {
                organizers,
                talks,
                ..fields
            };
        } else {
            candidate.refuse("it is no row of an event");
        }
        found.push(candidate);
    }
    found
}

/// Each event with the lines below it, in the house shape, and the line on which it begins, from 1.
fn groups(text: &str) -> Vec<(usize, String)> {
    let mut groups: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (at, line) in text.lines().enumerate() {
        if is_row(line) {
            groups.push((at + 1, format!("* {}\n", without_marker(line).trim_end())));
            is_open = true;
            continue;
        }
        let is_talk = line.trim_start().starts_with(['*', '-', '+', '[']);
        is_open &= is_talk;
        if let Some((_, group)) = groups.last_mut().filter(|_| is_open) {
            let _ = writeln!(group, "    * {}", without_marker(line).trim_end());
        }
    }
    groups
}
