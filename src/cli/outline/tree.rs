//! An outline as a readable tree: sections with their lines, items with what they say.

use super::json::kind;
use crate::issue::{Entry, Issue, Item, read_submission};
use crate::ops::{EventFields, LinkFields};
use std::fmt::Write as _;

/// The outline of `issue`, one line a section or item.
pub(super) fn write(issue: &Issue) -> String {
    let mut text = String::new();
    let source = issue.source();
    let fields = issue.outline().front_matter.iter();
    for field in fields.flat_map(|front| &front.fields) {
        let _ = writeln!(text, "{}: {}", field.key(source), field.value(source));
    }
    for (at, section) in issue.outline().sections.iter().enumerate() {
        if at == 0 && section.items.is_empty() {
            continue;
        }
        let depth = issue.path(at).len().saturating_sub(1);
        let indent = "  ".repeat(depth);
        let line = issue.lines().line_of(section.heading_span.start) + 1;
        let role = issue.role(at).map_or("", |role| role.role.as_str());
        let role = if role.is_empty() {
            String::new()
        } else {
            format!(" @{role}")
        };
        let _ = writeln!(text, "{indent}{}{role} (line {line})", section.title);
        for (index, item) in issue.items(at).iter().enumerate() {
            let said = said(issue, item, section.items.start + index);
            let _ = writeln!(text, "{indent}  {index:>3} {:<9} {said}", kind(&item.entry));
        }
    }
    text
}

fn said(issue: &Issue, item: &Item, number: usize) -> String {
    let mut said = match &item.entry {
        Entry::Link(_) => {
            let fields = LinkFields::of(issue, number).unwrap_or_default();
            let prefixes: String = fields.prefixes.iter().map(|p| format!("[{p}] ")).collect();
            format!("{prefixes}{} <{}>", fields.title, fields.url)
        }
        Entry::Event(event) => {
            let fields = EventFields::of(issue, number).unwrap_or_default();
            let names = fields.organizers.iter().chain(&fields.talks);
            let names: Vec<&str> = names.map(|link| link.name.as_str()).collect();
            let dates = event.dates_span.of(issue.source());
            format!(
                "{dates} | {} | {}",
                event.place(issue.source()),
                names.join(": ")
            )
        }
        _ => item.first_line(issue.source()).to_owned(),
    };
    if let Some(pr) = read_submission(issue.source(), item).and_then(|found| found.pr) {
        let _ = write!(said, " (#{pr})");
    }
    said
}
