//! An outline as JSON: spans are byte offsets, lines count from 1, what is missing is absent.

use crate::issue::links::LinkKind;
use crate::issue::{CfpEntry, Entry, Issue, Item, NamedLink, read_submission};
use crate::ops::{EventFields, LinkFields, NamedUrl};
use crate::text::Span;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The outline of `issue`, read from `file`, with a final newline.
pub(super) fn write(issue: &Issue, file: &Path) -> String {
    let outline = issue.outline();
    let source = issue.source();
    let fields = outline.front_matter.iter().flat_map(|front| &front.fields);
    let front: Vec<Value> = fields
        .map(|field| {
            json!({
                "key": field.key(source),
                "value": field.value(source),
                "span": span(field.span),
            })
        })
        .collect();
    let definitions: Vec<Value> = outline
        .definitions
        .iter()
        .map(|definition| {
            json!({
                "label": definition.label_span.of(source),
                "url": definition.url_span.of(source),
                "line": line(issue, definition.span),
                "span": span(definition.span),
            })
        })
        .collect();
    let comments = outline.comments.iter();
    let comments: Vec<Value> = comments
        .map(|comment| json!({"line": line(issue, *comment), "span": span(*comment)}))
        .collect();
    let whole = json!({
        "file": file.display().to_string(),
        "profile": issue.profile().name,
        "front_matter": front,
        "sections": sections(issue),
        "definitions": definitions,
        "comments": comments,
    });
    format!("{whole:#}\n")
}

fn span(span: Span) -> Value {
    json!({"start": span.start, "end": span.end})
}

fn line(issue: &Issue, span: Span) -> usize {
    issue.lines().line_of(span.start) + 1
}

/// All sections; the text before the first heading only where it has items.
fn sections(issue: &Issue) -> Vec<Value> {
    let all = issue.outline().sections.iter().enumerate();
    let shown = all.filter(|(at, section)| *at > 0 || !section.items.is_empty());
    shown
        .map(|(at, section)| {
            let items = issue.items(at).iter().zip(section.items.clone());
            let items: Vec<Value> = items
                .enumerate()
                .map(|(index, (known, number))| item(issue, index, known, number))
                .collect();
            let mut value = Map::new();
            value.insert("path".into(), json!(issue.path(at)));
            value.insert("level".into(), json!(section.level));
            if let Some(role) = issue.role(at) {
                value.insert("role".into(), json!(role.role));
            }
            value.insert("line".into(), json!(line(issue, section.heading_span)));
            value.insert("span".into(), span(section.span));
            value.insert("items".into(), Value::Array(items));
            Value::Object(value)
        })
        .collect()
}

fn item(issue: &Issue, index: usize, item: &Item, number: usize) -> Value {
    let mut value = Map::new();
    value.insert("index".into(), json!(index));
    value.insert("kind".into(), json!(kind(&item.entry)));
    value.insert("line".into(), json!(line(issue, item.span)));
    value.insert("span".into(), span(item.span));
    if let Some(submission) = read_submission(issue.source(), item) {
        let mut attached = Map::new();
        attached.extend(submission.pr.map(|pr| ("pr".into(), json!(pr))));
        attached.insert("author".into(), json!(submission.author));
        value.insert("attached".into(), Value::Object(attached));
    }
    value.insert("fields".into(), fields(issue, item, number));
    Value::Object(value)
}

/// `link`, `event`, `cfp-event`, `note` or `text`.
pub(super) fn kind(entry: &Entry) -> &'static str {
    match entry {
        Entry::Link(_) => "link",
        Entry::Event(_) => "event",
        Entry::CfpEvent(_) => "cfp-event",
        Entry::Note => "note",
        Entry::Text => "text",
    }
}

fn fields(issue: &Issue, item: &Item, number: usize) -> Value {
    let source = issue.source();
    match &item.entry {
        Entry::Link(entry) => {
            let fields = LinkFields::of(issue, number).unwrap_or_default();
            let mut value = Map::new();
            value.insert("prefixes".into(), json!(fields.prefixes));
            value.insert("title".into(), json!(fields.title));
            value.insert("url".into(), json!(fields.url));
            value.insert("tail".into(), json!(entry.tail_span.of(source)));
            if entry.link.kind == LinkKind::Reference {
                value.insert("label".into(), json!(entry.link.url_span.of(source)));
            }
            Value::Object(value)
        }
        Entry::Event(entry) => {
            let fields = EventFields::of(issue, number).unwrap_or_default();
            let place = entry.place_span.map(|_| entry.place(source));
            event(&fields, place)
        }
        Entry::CfpEvent(entry) => cfp(source, entry),
        Entry::Note | Entry::Text => json!({"text": item.header_span.of(source)}),
    }
}

fn event(fields: &EventFields, place: Option<&str>) -> Value {
    let mut value = Map::new();
    let days = [("date", fields.date), ("end_date", fields.end_date)];
    for (key, day) in days {
        value.extend(day.map(|day| (key.to_owned(), json!(day.to_string()))));
    }
    value.insert("format".into(), json!(fields.attendance.as_str()));
    value.extend(place.map(|place| ("place".to_owned(), json!(place))));
    let places = [
        ("city", &fields.city),
        ("state", &fields.state),
        ("country", &fields.country),
    ];
    for (key, text) in places.into_iter().filter(|(_, text)| !text.is_empty()) {
        value.insert(key.into(), json!(text));
    }
    value.insert("organizers".into(), links("name", &fields.organizers));
    value.insert("talks".into(), links("title", &fields.talks));
    Value::Object(value)
}

fn links(name: &str, all: &[NamedUrl]) -> Value {
    let links = all.iter().map(|link| {
        let mut value = Map::new();
        value.insert(name.into(), json!(link.name));
        if !link.url.is_empty() {
            value.insert("url".into(), json!(link.url));
        }
        Value::Object(value)
    });
    Value::Array(links.collect())
}

fn cfp(source: &str, entry: &CfpEntry) -> Value {
    let mut value = Map::new();
    let NamedLink {
        name_span,
        url_span,
        ..
    } = entry.event;
    value.insert("name".into(), json!(name_span.of(source)));
    value.extend(url_span.map(|url| ("url".to_owned(), json!(url.of(source)))));
    let days = [
        ("closes", entry.closes),
        ("date", entry.start),
        ("end_date", entry.end),
    ];
    for (key, day) in days {
        let day = day.and_then(|day| day.date);
        value.extend(day.map(|day| (key.to_owned(), json!(day.to_string()))));
    }
    let place = entry.place_span.map(|place| place.of(source));
    value.extend(place.map(|place| ("place".to_owned(), json!(place))));
    Value::Object(value)
}
