//! Pasting a text that is no list: a report goes in as it is, apart from the columns of its tables.

use super::{Refusal, named};
use crate::cells;
use crate::issue::{Issue, LeafKind};
use crate::text::{Edit, Span, Transaction};
use std::sync::Arc;

/// Puts `text` in the place of the comment in `section` that waits for it, else behind the lines `behind`, else at the end
/// of the section's own text; a blank line stands around it.
///
/// # Errors
/// Where there is nothing to paste, or the section does not exist.
pub fn paste_block(
    issue: &Issue,
    section: usize,
    behind: Option<Span>,
    text: &str,
) -> Result<Transaction, Refusal> {
    let own = named::section(issue, section)?;
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let body = plain.trim_matches('\n').trim_end();
    if body.is_empty() {
        return Err(Refusal::new("there is nothing to paste"));
    }
    let body = issue.line_ending().normalize(&aligned(body, issue));
    if let Some(comment) = issue.waiting_comment(section) {
        return named::change(issue, vec![Edit::replace(comment, body)]);
    }
    let leaves = &issue.outline().leaves[own.leaves.clone()];
    let mut filled = leaves.iter().rev();
    let last = filled.find(|leaf| leaf.kind != LeafKind::Blank);
    let last = behind.or_else(|| last.map(|leaf| leaf.span));
    let at = last.map_or(own.own_span.start, |span| span.end);
    named::change(issue, vec![Edit::insert(at, between(issue, at, &body))])
}

/// `body` as paragraphs at `at`, with the line ends and blank lines that are lacking there.
pub(super) fn between(issue: &Issue, at: usize, body: &str) -> String {
    let eol = issue.line_ending().as_str();
    let (before, after) = issue.source().split_at(at);
    let is_open = !before.is_empty() && !before.ends_with('\n');
    let last = before.trim_end_matches(['\r', '\n']);
    let lacks_blank = !last.is_empty() && before[last.len()..].matches('\n').count() < 2;
    let mut text = String::new();
    if is_open {
        text.push_str(eol);
    }
    if lacks_blank {
        text.push_str(eol);
    }
    text.push_str(body);
    if !is_open || !after.is_empty() {
        text.push_str(eol);
    }
    if !after.is_empty() && !after.starts_with(['\r', '\n']) {
        text.push_str(eol);
    }
    text
}

/// `text` with the columns of its tables padded to the same width; everything else stays.
fn aligned(text: &str, issue: &Issue) -> String {
    let read = Issue::parse(format!("{text}\n"), Arc::clone(issue.profile()));
    let tables = read.outline().leaves.iter();
    let tables = tables.filter(|leaf| leaf.kind == LeafKind::Table);
    let edits = tables.map(|leaf| Edit::replace(leaf.span, table(leaf.span.of(read.source()))));
    let change = Transaction::new(read.source(), edits.collect());
    let done = change.map(|change| change.apply(read.source()));
    let done = done.unwrap_or_else(|_| read.source().to_owned());
    done.strip_suffix('\n').unwrap_or(&done).to_owned()
}

/// The lines of a table, aligned. One whose rows differ in their number of cells, or that is no table with a bar at both
/// ends of each row, stays as it is.
pub(super) fn table(text: &str) -> String {
    let rows: Option<Vec<Vec<&str>>> = text.lines().map(cells_of).collect();
    let Some(rows) = rows.filter(|rows| rows.len() > 1) else {
        return text.to_owned();
    };
    let count = rows[0].len();
    if rows.iter().any(|row| row.len() != count) {
        return text.to_owned();
    }
    let widest = |column: usize| {
        let others = rows.iter().enumerate().filter(|(row, _)| *row != 1);
        let widths = others.map(|(_, cells)| cells::width(cells[column].trim()));
        widths.max().unwrap_or(0).max(1)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let mut done = String::with_capacity(text.len());
    for (at, cells) in rows.iter().enumerate() {
        let padded = cells.iter().zip(&widths);
        for (cell, &width) in padded {
            let cell = match at {
                1 => ruler(cell.trim(), width),
                _ => format!(" {} ", cells::pad(cell.trim(), width)),
            };
            done.push('|');
            done.push_str(&cell);
        }
        done.push_str("|\n");
    }
    if !text.ends_with('\n') {
        done.pop();
    }
    done
}

/// The line under the head for one column: dashes between the colons that it has.
fn ruler(cell: &str, width: usize) -> String {
    let left = if cell.starts_with(':') { ":" } else { "-" };
    let is_right = cell.len() > 1 && cell.ends_with(':');
    let right = if is_right { ":" } else { "-" };
    format!("{left}{}{right}", "-".repeat(width))
}

/// The cells of a row between bars, escaped bars kept inside.
fn cells_of(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let mut cells = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, c) in inner.char_indices() {
        if c == '|' && !is_escaped {
            cells.push(&inner[start..at]);
            start = at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    cells.push(&inner[start..]);
    (!inner.ends_with('\\')).then_some(cells)
}
