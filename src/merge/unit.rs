//! An issue cut into what is merged: items, headings, fields and definitions, which are known again by what they are
//! about, and lines, which are known by their text alone.

use crate::issue::{Entry, EventEntry, Issue, Item, LeafKind, address, links};
use crate::text::Span;
use jiff::civil::Date;

/// A piece of an issue: whole lines.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// The lines, endings included.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: Kind,
    /// What it is about, wherever it stands; empty for lines.
    pub(super) key: String,
    /// What it is called, where it is an item.
    pub(super) name: String,
    /// The headings above it.
    pub(super) section: String,
    /// The day of an event.
    pub(super) date: Option<Date>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Item,
    Heading,
    /// A field of the metadata or a definition.
    Named,
    Line,
    Blank,
}

impl Unit<'_> {
    /// True for what is known again when its text changes or it moves.
    pub(super) fn is_keyed(&self) -> bool {
        !matches!(self.kind, Kind::Line | Kind::Blank)
    }

    pub(super) fn is_line(&self) -> bool {
        self.kind == Kind::Line
    }

    /// By which it is found again where it stood.
    pub(super) fn token(&self) -> String {
        match self.kind {
            Kind::Blank => String::new(),
            Kind::Line => format!("|{}", bare(self.text)),
            Kind::Heading | Kind::Named => self.key.clone(),
            Kind::Item => format!("{}\n{}", self.section, self.key),
        }
    }
}

/// `text` without the ending of its last line.
pub(super) fn bare(text: &str) -> &str {
    text.trim_end_matches(['\n', '\r'])
}

/// True where two units say the same; the end of a text needs no line ending.
pub(super) fn says_same(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

/// The units of `issue`; joined they are its text.
pub(super) fn units(issue: &Issue) -> Vec<Unit<'_>> {
    let mut cutter = Cutter {
        issue,
        from: 0,
        units: Vec::new(),
    };
    for leaf in &issue.outline().leaves {
        cutter.cut(leaf.span, leaf.kind);
    }
    cutter.units
}

struct Cutter<'a> {
    issue: &'a Issue,
    /// Where the text begins that no unit has yet.
    from: usize,
    units: Vec<Unit<'a>>,
}

impl Cutter<'_> {
    fn cut(&mut self, span: Span, kind: LeafKind) {
        let source = self.issue.source();
        match kind {
            LeafKind::Item(item) => {
                let item = &self.issue.outline().items[item];
                let before = self.units.len();
                self.push(span, Kind::Item, key_of(self.issue, item), date_of(item));
                for unit in &mut self.units[before..] {
                    unit.name = name_of(self.issue, item);
                }
            }
            LeafKind::Heading => {
                let path = self.section(span.start);
                self.push(span, Kind::Heading, format!("#{path}"), None);
            }
            LeafKind::Definition => {
                let all = &self.issue.outline().definitions;
                let found = all.iter().find(|known| span.contains(known.span.start));
                let label = found.map_or("", |known| known.label_span.of(source));
                self.push(
                    span,
                    Kind::Named,
                    format!("[{}", label.to_lowercase()),
                    None,
                );
            }
            LeafKind::FrontMatter => self.cut_front_matter(span),
            LeafKind::Blank => self.cut_lines(span, Kind::Blank),
            _ => self.cut_lines(span, Kind::Line),
        }
    }

    fn cut_front_matter(&mut self, span: Span) {
        let source = self.issue.source();
        let front = self.issue.outline().front_matter.as_ref();
        for field in front.iter().flat_map(|front| &front.fields) {
            self.cut_lines(Span::new(self.from, field.span.start), Kind::Line);
            let key = format!(":{}", field.key(source).to_lowercase());
            self.push(field.span, Kind::Named, key, None);
        }
        self.cut_lines(Span::new(self.from, span.end), Kind::Line);
    }

    fn cut_lines(&mut self, span: Span, kind: Kind) {
        for line in span.lines(self.issue.source()) {
            let is_blank = line.of(self.issue.source()).trim().is_empty();
            let kind = if is_blank { Kind::Blank } else { kind };
            self.push(line, kind, String::new(), None);
        }
    }

    /// Adds `span` and what stands before it and is no line of its own, as a byte order mark is.
    fn push(&mut self, span: Span, kind: Kind, key: String, date: Option<Date>) {
        let source = self.issue.source();
        let is_line = span.of(source).ends_with('\n') || span.end == source.len();
        if !is_line || span.is_empty() {
            return;
        }
        let text = Span::new(self.from.min(span.start), span.end).of(source);
        self.from = span.end;
        let section = self.section(span.start);
        self.units.push(Unit {
            text,
            kind,
            key,
            name: String::new(),
            section,
            date,
        });
    }

    fn section(&self, at: usize) -> String {
        let path = self.issue.path(self.issue.section_at(at));
        path.join("/").to_lowercase()
    }
}

/// What `item` is about: the page of a link, day and organiser of an event; its words where it names no page.
fn key_of(issue: &Issue, item: &Item) -> String {
    let source = issue.source();
    match &item.entry {
        Entry::Event(event) => event_key(source, event),
        _ => match links::first(source, item.span) {
            Some(link) if link.has_url() => address::key(link.url_span.of(source)),
            Some(link) => link.url_span.of(source).to_lowercase(),
            None => item.first_line(source).to_owned(),
        },
    }
}

fn event_key(source: &str, event: &EventEntry) -> String {
    let dates = event.dates_span.of(source).trim();
    let named = event.organizers.first().or(event.talks.first());
    let page = named.map_or(String::new(), |named| {
        match named.url_span.map(|span| span.of(source)) {
            Some(url) if !url.is_empty() => address::key(url),
            _ => named.name_span.of(source).to_lowercase(),
        }
    });
    format!("{dates}\n{page}")
}

/// The title of a link; organiser and talk of an event; else the first line.
fn name_of(issue: &Issue, item: &Item) -> String {
    let source = issue.source();
    if let Entry::Event(event) = &item.entry {
        let organizer = event.organizers.iter().take(1);
        let both = organizer.chain(event.talks.iter().take(1));
        let names: Vec<&str> = both.map(|link| link.name_span.of(source)).collect();
        return names.join("\n");
    }
    match links::first(source, item.span) {
        Some(link) => link.text_span.of(source).to_owned(),
        None => item.first_line(source).to_owned(),
    }
}

fn date_of(item: &Item) -> Option<Date> {
    match &item.entry {
        Entry::Event(event) => event.date(),
        _ => None,
    }
}
