//! Tables with a row of headings: commas, semicolons or tabs between the columns, which stand in any order.

use super::json::date;
use crate::issue::Attendance;
use crate::ops::Refusal;
use crate::profile::read_date;
use crate::week::candidate::Candidate;
use crate::week::clean;
use csv::{ReaderBuilder, StringRecord, Trim};

/// What a column tells, and the headings under which it is met, in small letters.
const COLUMNS: [(Column, &[&str]); 12] = [
    (
        Column::Date,
        &["date", "start", "start date", "start_date", "day", "fecha"],
    ),
    (
        Column::EndDate,
        &["end", "end date", "end_date", "until", "fin"],
    ),
    (
        Column::Title,
        &[
            "title",
            "name",
            "event",
            "event name",
            "talk",
            "summary",
            "título",
            "evento",
        ],
    ),
    (
        Column::Url,
        &["url", "link", "event url", "event_url", "page", "enlace"],
    ),
    (
        Column::Location,
        &["location", "place", "venue", "address", "lugar"],
    ),
    (Column::City, &["city", "ciudad"]),
    (Column::State, &["state", "province", "estado"]),
    (Column::Country, &["country", "país"]),
    (Column::Format, &["format", "attendance", "type", "formato"]),
    (Column::Virtual, &["virtual", "online"]),
    (
        Column::Organizer,
        &[
            "organizer",
            "organizer_name",
            "organizer name",
            "organiser",
            "group",
            "host",
            "organizador",
        ],
    ),
    (
        Column::OrganizerUrl,
        &[
            "organizer_url",
            "organizer url",
            "organiser url",
            "group url",
            "group_url",
        ],
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Date,
    EndDate,
    Title,
    Url,
    Location,
    City,
    State,
    Country,
    Format,
    Virtual,
    Organizer,
    OrganizerUrl,
}

/// The events in `text`.
pub(super) fn read(text: &str) -> Result<Vec<Candidate>, Refusal> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let often = |mark: &u8| first.bytes().filter(|b| b == mark).count();
    let mark = [b',', b';', b'\t'].into_iter().rev().max_by_key(often);
    let mut reader = ReaderBuilder::new()
        .delimiter(mark.unwrap_or(b','))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| no_table())?.clone();
    let columns: Vec<Option<Column>> = heads.iter().map(column).collect();
    if !columns.contains(&Some(Column::Date)) || !columns.contains(&Some(Column::Title)) {
        return Err(no_table());
    }
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Refusal::new(format!("it is broken in line {line}"))
        })?;
        found.push(candidate(&record, &columns));
    }
    Ok(found)
}

fn no_table() -> Refusal {
    Refusal::new(
        "it is no calendar, no JSON, no rows of events, and no table with the columns `date` and `title`",
    )
}

fn column(head: &str) -> Option<Column> {
    let head = head.to_lowercase();
    let mut all = COLUMNS.iter();
    let found = all.find(|(_, names)| names.contains(&head.as_str()));
    found.map(|(column, _)| *column)
}

fn candidate(record: &StringRecord, columns: &[Option<Column>]) -> Candidate {
    let text = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| record.get(at)).unwrap_or_default()
    };
    let line = record.position().map_or(0, csv::Position::line);
    let mut found = Candidate::at(format!("line {line}"));
    found.talk(text(Column::Title), text(Column::Url));
    found.organizer(text(Column::Organizer), text(Column::OrganizerUrl));
    text(Column::Location).clone_into(&mut found.location);
    found.fields.city = clean::place(text(Column::City));
    found.fields.state = clean::place(text(Column::State));
    found.fields.country = clean::place(text(Column::Country));
    let is_virtual =
        ["true", "yes", "1", "x"].contains(&text(Column::Virtual).to_lowercase().as_str());
    let format = text(Column::Format).to_lowercase();
    found.attendance = match format.as_str() {
        "online" => Some(Attendance::Virtual),
        "in person" | "presencial" => Some(Attendance::InPerson),
        _ => Attendance::named(&format).or(is_virtual.then_some(Attendance::Virtual)),
    };
    date(&mut found, text(Column::Date));
    let end = read_date(text(Column::EndDate)).and_then(|day| day.date);
    found.fields.end_date = end.filter(|end| Some(*end) > found.fields.date);
    found
}
