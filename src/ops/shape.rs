//! The Markdown of one item as it stands in its section: marker, indent and line ending follow the neighbours.

use super::{Refusal, named};
use crate::issue::{Entry, Issue, Item, LeafKind};
use std::sync::Arc;

const HOUSE_MARKER: &str = "* ";
const HOUSE_ROW: &str = "    * ";

/// What the neighbours of a place look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Indent, marker and the space behind it.
    pub(super) marker: String,
    /// The same of a nested row.
    pub(super) row: String,
    /// There are neighbours; without them, the house style stands above.
    pub(super) is_followed: bool,
}

impl Style {
    /// The style at item `index` of `section`.
    pub(super) fn at(issue: &Issue, section: usize, index: usize) -> Self {
        let items = issue.items(section);
        let before = index.checked_sub(1).and_then(|at| items.get(at));
        let neighbour = before.or_else(|| items.first());
        let rows = before
            .into_iter()
            .chain(items)
            .chain(&issue.outline().items);
        let marker = neighbour.and_then(|item| marker_of(issue, item, before.is_some()));
        let row = rows.into_iter().find_map(|item| row_of(issue, item));
        Self {
            is_followed: marker.is_some(),
            marker: marker.unwrap_or_else(|| HOUSE_MARKER.to_owned()),
            row: row.unwrap_or_else(|| HOUSE_ROW.to_owned()),
        }
    }

    fn row_indent(&self) -> &str {
        let bullet = self.row.find(|c: char| !c.is_whitespace());
        &self.row[..bullet.unwrap_or(0)]
    }
}

/// Indent, marker and space of nested rows: those of the first event with rows. Lists of prose keep another style.
pub(super) fn row_lead(issue: &Issue) -> String {
    let items = issue.outline().items.iter();
    let mut events = items.filter(|item| matches!(item.entry, Entry::Event(_)));
    events
        .find_map(|item| row_of(issue, item))
        .unwrap_or_else(|| HOUSE_ROW.to_owned())
}

/// The same in `item`, or else in the issue.
pub(super) fn row_lead_near(issue: &Issue, item: &Item) -> String {
    row_of(issue, item).unwrap_or_else(|| row_lead(issue))
}

fn marker_of(issue: &Issue, item: &Item, is_before: bool) -> Option<String> {
    let lead = issue.source().get(item.span.start..item.content_at)?;
    let sane = lead.len() <= 6 && lead.ends_with(' ') && !lead.contains(['\n', '\t']);
    let number: Option<u64> = lead.trim().trim_end_matches(['.', ')']).parse().ok();
    sane.then(|| match number {
        Some(number) if is_before => lead.replace(&number.to_string(), &(number + 1).to_string()),
        _ => lead.to_owned(),
    })
}

fn row_of(issue: &Issue, item: &Item) -> Option<String> {
    let row = item.rows.first()?;
    let lead = issue.source().get(row.span.start..row.content_at)?;
    let is_nested = lead.starts_with([' ', '\t']) && lead.ends_with(' ') && lead.len() <= 12;
    is_nested.then(|| lead.to_owned())
}

/// `text` as one item at `index` of `section`: with its marker, without a line ending at its end.
pub(super) fn item(
    issue: &Issue,
    section: usize,
    index: usize,
    text: &str,
) -> Result<String, Refusal> {
    let style = Style::at(issue, section, index);
    let body = marked(&dedented(text)?, &style);
    single(issue, &body)?;
    Ok(issue.line_ending().normalize(&body))
}

/// `text` with plain line ends, without blank lines around it and without the indent of its first line.
pub(super) fn dedented(text: &str) -> Result<String, Refusal> {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_filled = |line: &&str| !line.trim().is_empty();
    let lines: Vec<&str> = plain.split('\n').collect();
    let first = lines.iter().position(is_filled).unwrap_or(lines.len());
    let last = lines.iter().rposition(is_filled).map_or(first, |at| at + 1);
    let lines = &lines[first..last];
    let Some(first) = lines.first() else {
        return Err(Refusal::new("an item needs a text"));
    };
    let indent = first.len() - first.trim_start_matches([' ', '\t']).len();
    let outer = |line: &&str| {
        let own = line.len() - line.trim_start_matches([' ', '\t']).len();
        own.min(indent)
    };
    let kept: Vec<&str> = lines.iter().map(|line| &line[outer(line)..]).collect();
    Ok(kept.join("\n"))
}

/// Length of the marker and the space behind it at the start of `line`; 0 where there is none.
pub(super) fn marker_len(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = match digits {
        0 => &['*', '-', '+'],
        1..=9 => &['.', ')'],
        _ => return 0,
    };
    match line[digits..].strip_prefix(marks) {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '\t']) => {
            line.len() - rest.trim_start_matches([' ', '\t']).len()
        }
        _ => 0,
    }
}

/// `text` under the marker of `style`. Lines behind the first that stand at the margin are indented as rows; a marker
/// that the text brings along stays where there are no neighbours to follow.
fn marked(text: &str, style: &Style) -> String {
    let own = marker_len(text);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let marker = match own {
        0 => style.marker.clone(),
        _ if !style.is_followed => first[..own].to_owned(),
        _ if rest.is_empty() => style.marker.clone(),
        // Nested lines are aligned to the text's own marker: its width stays.
        _ => {
            let mark = first[..own].trim_end();
            let spaces = &first[mark.len()..own];
            format!("{}{spaces}", style.marker.trim_end())
        }
    };
    let margin = (own == 0).then(|| style.row_indent());
    joined(&marker, &first[own..], rest, margin.unwrap_or_default())
}

/// `text`, which has no marker, under the indent and marker `lead`.
pub(super) fn under(lead: &str, text: &str, issue: &Issue, section: usize, index: usize) -> String {
    let style = Style::at(issue, section, index + 1);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    joined(lead, first, rest, style.row_indent())
}

/// A first line and those behind it; those at the margin are indented by `margin`.
fn joined(marker: &str, first: &str, rest: &str, margin: &str) -> String {
    let mut body = format!("{marker}{first}");
    for line in rest.lines() {
        body.push('\n');
        if !line.is_empty() && !line.starts_with([' ', '\t']) {
            body.push_str(margin);
        }
        body.push_str(line);
    }
    body
}

/// Refuses what is not exactly one item.
pub(super) fn single(issue: &Issue, body: &str) -> Result<(), Refusal> {
    let alone = Issue::parse(body, Arc::clone(issue.profile()));
    let outline = alone.outline();
    let outside = outline
        .leaves
        .iter()
        .find(|leaf| !matches!(leaf.kind, LeafKind::Item(_) | LeafKind::Blank));
    if let Some(leaf) = outside {
        let text = named::short(leaf.span.of(body));
        return Err(
            Refusal::new(format!("“{text}” would stand outside of the item"))
                .hint("give the Markdown of one list item"),
        );
    }
    match outline.items.as_slice() {
        [only] if !only.first_line(body).is_empty() => Ok(()),
        [_] | [] => Err(Refusal::new("an item needs a text")),
        several => Err(
            Refusal::new(format!("the text holds {} items", several.len()))
                .hint("add them one by one"),
        ),
    }
}
