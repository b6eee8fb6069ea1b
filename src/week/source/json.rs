//! The JSON that the newsletter's script for meetups prints: events by region, or only their list.

use crate::issue::Attendance;
use crate::ops::Refusal;
use crate::profile::read_date;
use crate::week::candidate::Candidate;
use serde_json::{Map, Value};

/// The events in `text`.
pub(super) fn read(text: &str) -> Result<Vec<Candidate>, Refusal> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Refusal::new(format!(
                "it is no JSON: line {}, column {}",
                error.line(),
                error.column()
            ))
        })?;
    let mut found = Vec::new();
    match &value {
        Value::Array(events) => list("", events, &mut found),
        Value::Object(regions) => {
            for (region, events) in regions {
                let Value::Array(events) = events else {
                    return Err(Refusal::new("it is no list of events by region"));
                };
                list(region, events, &mut found);
            }
        }
        _ => return Err(Refusal::new("it is no list of events by region")),
    }
    Ok(found)
}

fn list(region: &str, events: &[Value], found: &mut Vec<Candidate>) {
    for (at, event) in events.iter().enumerate() {
        let mut from = format!("event {}", at + 1);
        if !region.is_empty() {
            let region: String = region.chars().take(30).collect();
            from = format!("{region}, {from}");
        }
        found.push(if let Value::Object(fields) = event {
            candidate(from, fields)
        } else {
            let mut flawed = Candidate::at(from);
            flawed.refuse("it is no event");
            flawed
        });
    }
}

fn candidate(from: String, fields: &Map<String, Value>) -> Candidate {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut found = Candidate::at(from);
    found.talk(text("name"), text("url"));
    found.organizer(text("organizer_name"), text("organizer_url"));
    text("location").clone_into(&mut found.location);
    found.attendance = match fields.get("virtual") {
        Some(Value::Bool(true)) => Some(Attendance::Virtual),
        _ => None,
    };
    date(&mut found, text("date"));
    found
}

/// Takes the day that `text` begins with.
pub(super) fn date(found: &mut Candidate, text: &str) {
    match read_date(text.trim()).map(|day| day.date) {
        Some(Some(day)) => found.fields.date = Some(day),
        Some(None) => {
            let text: String = text.trim().chars().take(12).collect();
            found.refuse(format!("no calendar has the date {text}"));
        }
        None if text.trim().is_empty() => found.refuse("it has no date"),
        None => {
            let text: String = text.trim().chars().take(30).collect();
            found.refuse(format!("“{text}” is no date"));
        }
    }
}
