//! What holds of every outline, whatever the text: one claim a line, the first that does not hold as an error.

use copydesk::issue::{Entry, Issue, Item, NamedLink};
use copydesk::session::{Location, Row, Session};
use copydesk::text::Span;

/// Checks all that is said of leaves, sections, items, rows and fields.
pub fn check(issue: &Issue) -> Result<(), String> {
    leaves(issue)?;
    sections(issue)?;
    for (at, item) in issue.outline().items.iter().enumerate() {
        check_item(issue, item).map_err(|why| format!("item {at}: {why}"))?;
    }
    spans_beside(issue)
}

fn claim(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

fn leaves(issue: &Issue) -> Result<(), String> {
    let source = issue.source();
    let mut at = 0;
    for leaf in &issue.outline().leaves {
        claim(leaf.span.start == at && !leaf.span.is_empty(), || {
            format!("leaf {leaf:?} does not begin at {at}")
        })?;
        claim(source.get(leaf.span.start..leaf.span.end).is_some(), || {
            format!("leaf {leaf:?} splits a character")
        })?;
        at = leaf.span.end;
    }
    claim(at == source.len(), || {
        format!("leaves end at {at} of {}", source.len())
    })
}

fn sections(issue: &Issue) -> Result<(), String> {
    let outline = issue.outline();
    let body = outline.front_matter.as_ref().map_or(0, |f| f.span.end);
    let (mut at, mut item, mut leaf) = (body, 0, usize::from(body > 0));
    for (index, section) in outline.sections.iter().enumerate() {
        let wrong = |what: &str| format!("section {index} ({}): {what}", section.title);
        claim(section.own_span.start == at, || wrong("leaves a gap"))?;
        claim(section.span.covers(section.own_span), || {
            wrong("its own part sticks out")
        })?;
        claim(section.own_span.covers(section.heading_span), || {
            wrong("its heading sticks out")
        })?;
        claim(section.items.start == item, || wrong("misses an item"))?;
        claim(section.leaves.start == leaf, || wrong("misses a leaf"))?;
        claim(section.parent.is_none_or(|parent| parent < index), || {
            wrong("stands in a later one")
        })?;
        let items = &outline.items[section.items.clone()];
        let own = section.own_span;
        claim(items.iter().all(|item| own.covers(item.span)), || {
            wrong("an item sticks out")
        })?;
        let leaves = &outline.leaves[section.leaves.clone()];
        claim(leaves.iter().all(|leaf| own.covers(leaf.span)), || {
            wrong("a leaf sticks out")
        })?;
        (at, item, leaf) = (own.end, section.items.end, section.leaves.end);
    }
    let ends = (
        issue.source().len(),
        outline.items.len(),
        outline.leaves.len(),
    );
    claim((at, item, leaf) == ends, || {
        format!("sections end at {:?} of {ends:?}", (at, item, leaf))
    })
}

fn check_item(issue: &Issue, item: &Item) -> Result<(), String> {
    let source = issue.source();
    claim(
        item.span.start <= item.marker_at
            && item.marker_at < item.content_at
            && item.content_at <= item.span.end,
        || format!("marker out of place: {item:?}"),
    )?;
    claim(item.span.covers(item.header_span), || {
        "its header sticks out".to_owned()
    })?;
    claim(
        item.span.start == 0
            || source.as_bytes()[item.span.start - 1] == b'\n'
            || item.span.start == 3,
        || "it begins inside a line".to_owned(),
    )?;
    for row in &item.rows {
        claim(item.span.covers(row.span), || {
            format!("row {row:?} sticks out")
        })?;
        claim(
            row.span.start <= row.marker_at && row.marker_at < row.content_at,
            || format!("row {row:?}: marker out of place"),
        )?;
    }
    for span in fields(&item.entry) {
        claim(item.span.covers(span), || {
            format!(
                "field {span:?} sticks out of {:?}: {:?}",
                item.span,
                item.text(source)
            )
        })?;
        claim(source.get(span.start..span.end).is_some(), || {
            format!("field {span:?} splits a character")
        })?;
    }
    Ok(())
}

/// All spans that an entry names.
pub fn fields(entry: &Entry) -> Vec<Span> {
    let named = |link: &NamedLink| {
        [Some(link.span), Some(link.name_span), link.url_span]
            .into_iter()
            .flatten()
    };
    match entry {
        Entry::Link(entry) => {
            let prefixes = entry.prefixes.iter().flat_map(|p| [p.span, p.name_span]);
            let link = &entry.link;
            let own = [link.span, link.text_span, link.url_span, entry.tail_span];
            prefixes.chain(own).collect()
        }
        Entry::Event(event) => {
            let dates = event.start.iter().chain(&event.end).map(|date| date.span);
            let places = event.place_span.into_iter().chain([event.dates_span]);
            let links = event.organizers.iter().chain(&event.talks).flat_map(named);
            dates.chain(places).chain(links).collect()
        }
        Entry::CfpEvent(cfp) => {
            let dates = cfp.closes.iter().chain(&cfp.start).chain(&cfp.end);
            let dates = dates.map(|date| date.span);
            dates
                .chain(cfp.place_span)
                .chain(named(&cfp.event))
                .collect()
        }
        Entry::Note | Entry::Text => Vec::new(),
    }
}

fn spans_beside(issue: &Issue) -> Result<(), String> {
    let outline = issue.outline();
    let fits = |span: Span| issue.source().get(span.start..span.end).is_some();
    let fields = outline.front_matter.iter().flat_map(|front| &front.fields);
    let spans = fields
        .flat_map(|field| [field.span, field.key_span, field.value_span])
        .chain(outline.comments.iter().copied())
        .chain(
            outline
                .definitions
                .iter()
                .flat_map(|d| [d.span, d.label_span, d.url_span]),
        )
        .chain(
            outline
                .undefined
                .iter()
                .flat_map(|u| [u.span, u.label_span]),
        );
    for span in spans {
        claim(fits(span), || format!("{span:?} fits no text"))?;
    }
    let sorted = outline
        .comments
        .windows(2)
        .all(|two| two[0].end <= two[1].start);
    claim(sorted, || {
        format!("comments overlap: {:?}", outline.comments)
    })
}

/// Checks that what the rows of each section reach joins to the section.
pub fn check_reach(session: &Session) -> Result<(), String> {
    for location in session.locations() {
        let Location::Section(section) = location else {
            continue;
        };
        let rows = session.rows_of(location);
        let own = session.issue().outline().sections[section].own_span;
        let mut at = own.start;
        for row in &rows {
            let reach = session.reach_of(*row);
            claim(reach.start == at, || {
                format!("section {section}, {row:?}: {reach:?}, not {at}")
            })?;
            claim(reach.covers(session.span_of(*row)), || {
                format!("{row:?} sticks out")
            })?;
            claim(!matches!(row, Row::Field(_)), || {
                "a field in a section".to_owned()
            })?;
            at = reach.end;
        }
        claim(rows.is_empty() || at == own.end, || {
            format!("section {section}: rows end at {at} of {own:?}")
        })?;
    }
    Ok(())
}
