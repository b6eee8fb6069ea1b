//! An outline as a few lines of text, to be compared with what a test expects to be read.
//!
//! ```text
//! meta Title = This Week in Rust 633
//! ### Official @official
//! link [video] “Title” <url> tail “…”
//! event 2026-01-07…2026-01-09 at “Oslo, NO” by “Rust Oslo” <url> talks “Days” <url>
//! prose “Hello.”
//! ```

use copydesk::issue::{
    CfpEntry, Entry, EventDate, EventEntry, Issue, Item, LeafKind, LinkEntry, NamedLink,
    links::LinkKind, read_submission,
};
use copydesk::text::Span;
use std::fmt::Write as _;

/// One line for each field, section, item and other block of `issue`, blank lines left out.
pub fn dump(issue: &Issue) -> String {
    let source = issue.source();
    let outline = issue.outline();
    let mut lines = Vec::new();
    for field in outline.front_matter.iter().flat_map(|front| &front.fields) {
        lines.push(format!(
            "meta {} = {}",
            field.key(source),
            field.value(source)
        ));
    }
    let mut section = 0;
    for leaf in &outline.leaves {
        match leaf.kind {
            LeafKind::Blank | LeafKind::FrontMatter => {}
            LeafKind::Heading => {
                section += 1;
                lines.push(heading(issue, section));
            }
            LeafKind::Item(at) => lines.push(item(issue, &outline.items[at])),
            LeafKind::Definition => {
                let known = outline.definitions.iter().find(|d| d.span == leaf.span);
                let known = known.expect("a definition for its leaf");
                let label = known.label_span.of(source);
                lines.push(format!(
                    "definition {label} = {}",
                    known.url_span.of(source)
                ));
            }
            kind => {
                let kind = format!("{kind:?}").to_lowercase();
                lines.push(format!("{kind} {}", quoted(leaf.span.of(source))));
            }
        }
    }
    lines.join("\n")
}

fn quoted(text: &str) -> String {
    let text = text.trim_end().replace("\r\n", "\n").replace('\n', "⏎");
    format!("“{text}”")
}

fn heading(issue: &Issue, at: usize) -> String {
    let section = &issue.outline().sections[at];
    let role = issue
        .role(at)
        .map_or(String::new(), |role| format!(" @{}", role.role));
    let marks = "#".repeat(section.level.into());
    format!("{marks} {}{role}", section.title)
}

fn item(issue: &Issue, item: &Item) -> String {
    let source = issue.source();
    let mut line = match &item.entry {
        Entry::Link(entry) => link(source, entry),
        Entry::Event(entry) => event(source, entry),
        Entry::CfpEvent(entry) => cfp(source, entry),
        Entry::Note => format!("note {}", quoted(item.text(source))),
        Entry::Text => format!("text {}", quoted(item.text(source))),
    };
    if let Some(from) = read_submission(source, item) {
        let _ = write!(line, " from #{} {}", from.pr.unwrap_or(0), from.author);
    }
    if !item.rows.is_empty() && !matches!(item.entry, Entry::Event(_)) {
        let _ = write!(line, " rows {}", item.rows.len());
    }
    line
}

fn link(source: &str, entry: &LinkEntry) -> String {
    let mut line = "link".to_owned();
    for prefix in &entry.prefixes {
        let _ = write!(line, " [{}]", prefix.name_span.of(source));
    }
    let main = &entry.link;
    let _ = write!(
        line,
        " {} <{}>",
        quoted(main.text_span.of(source)),
        main.url_span.of(source)
    );
    if main.kind != LinkKind::Inline {
        line += " ";
        line += &format!("{:?}", main.kind).to_lowercase();
    }
    if main.is_unbalanced {
        line += " unbalanced";
    }
    if !entry.tail_span.is_empty() {
        let _ = write!(line, " tail {}", quoted(entry.tail_span.of(source)));
    }
    line
}

fn date(found: &EventDate) -> String {
    found
        .date
        .map_or("no-day".to_owned(), |date| date.to_string())
}

fn named(source: &str, all: &[NamedLink]) -> String {
    let one = |link: &NamedLink| {
        let url = link
            .url_span
            .map_or(String::new(), |url: Span| format!(" <{}>", url.of(source)));
        format!(" {}{url}", quoted(link.name_span.of(source)))
    };
    all.iter().map(one).collect()
}

fn event(source: &str, event: &EventEntry) -> String {
    let start = event
        .start
        .as_ref()
        .map_or(quoted(event.dates_span.of(source)), date);
    let end = event
        .end
        .as_ref()
        .map_or(String::new(), |end| format!("…{}", date(end)));
    let place = event.place_span.map_or("nowhere".to_owned(), |span| {
        format!("at {}", quoted(span.of(source)))
    });
    let organizers = named(source, &event.organizers);
    let talks = named(source, &event.talks);
    format!("event {start}{end} {place} by{organizers} talks{talks}")
}

fn cfp(source: &str, cfp: &CfpEntry) -> String {
    let day = |found: &Option<EventDate>| found.as_ref().map_or("?".to_owned(), date);
    let place = cfp.place_span.map_or("nowhere".to_owned(), |span| {
        format!("at {}", quoted(span.of(source)))
    });
    let event = named(source, std::slice::from_ref(&cfp.event));
    format!(
        "cfp{event} closes {} {place} from {} to {}",
        day(&cfp.closes),
        day(&cfp.start),
        day(&cfp.end)
    )
}
