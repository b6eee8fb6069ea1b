//! What an operation names: sections and items by index, looked up or refused in a sentence.

use super::Refusal;
use crate::issue::Section;
use crate::issue::{Entry, Issue, Item};
use crate::text::{Edit, Span, Transaction};

/// The section with this index.
pub(super) fn section(issue: &Issue, at: usize) -> Result<&Section, Refusal> {
    let sections = &issue.outline().sections;
    sections.get(at).ok_or_else(|| {
        Refusal::new(format!(
            "there is no section {at}, the issue has {}",
            sections.len()
        ))
    })
}

/// The item with this index.
pub(super) fn item(issue: &Issue, at: usize) -> Result<&Item, Refusal> {
    let items = &issue.outline().items;
    items.get(at).ok_or_else(|| {
        Refusal::new(format!(
            "there is no item {at}, the issue has {}",
            items.len()
        ))
    })
}

/// Indices of items in document order, each once; at least one.
pub(super) fn items(issue: &Issue, items: &[usize]) -> Result<Vec<usize>, Refusal> {
    let mut sorted = items.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    for &at in &sorted {
        item(issue, at)?;
    }
    match sorted.is_empty() {
        true => Err(Refusal::new("no item is selected")),
        false => Ok(sorted),
    }
}

/// A section as sentences name it.
pub(super) fn title(issue: &Issue, section: usize) -> String {
    let found = issue.outline().sections.get(section);
    match found.map(|s| s.title.trim()) {
        Some("") if section == 0 => "The text before the first heading".to_owned(),
        Some("") | None => format!("section {section}"),
        Some(title) => format!("“{title}”"),
    }
}

/// An item as sentences name it: its title, or the start of its first line.
pub(super) fn label(issue: &Issue, item: usize) -> String {
    let Some(known) = issue.outline().items.get(item) else {
        return format!("item {item}");
    };
    let source = issue.source();
    let text = match &known.entry {
        Entry::Link(link) => link.link.text_span.of(source),
        Entry::Event(event) if !event.talks.is_empty() => event.talks[0].name_span.of(source),
        _ => known.first_line(source),
    };
    format!("“{}”", short(text))
}

/// The first 60 characters of `text` on one line.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

/// An item's bytes without its last line ending.
pub(super) fn content_span(issue: &Issue, item: &Item) -> Span {
    let text = item.text(issue.source());
    let body = text.strip_suffix('\n').unwrap_or(text);
    let body = body.strip_suffix('\r').unwrap_or(body);
    Span::new(item.span.start, item.span.start + body.len())
}

/// The transaction of `edits`.
pub(super) fn change(issue: &Issue, edits: Vec<Edit>) -> Result<Transaction, Refusal> {
    Transaction::new(issue.source(), edits).map_err(|error| Refusal::new(error.to_string()))
}
