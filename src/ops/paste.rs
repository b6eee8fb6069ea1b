//! Pasting: addresses, links, event rows and list items become items, in order.

use super::insertion::{Manner, insert};
use super::shape::marker_len;
use super::{At, LinkFields, Refusal, named};
use crate::issue::{Issue, links};
use crate::profile::read_date;
use crate::text::{Span, Transaction};

/// Adds what `text` holds to `section`: bare addresses, `[title](url)` lines, event rows with their children, list
/// items. Blank lines between them do not matter.
///
/// # Errors
/// Where a line is none of these, or as [`super::add`].
pub fn paste(issue: &Issue, section: usize, at: At, text: &str) -> Result<Transaction, Refusal> {
    named::section(issue, section)?;
    let texts = items(text)?;
    if texts.is_empty() {
        return Err(Refusal::new("there is nothing to paste"));
    }
    insert(issue, section, at, &texts, Manner::Shaped)
}

/// An item that is being read.
struct Pasted {
    text: String,
    /// An event that came without a marker: rows below it are its own.
    takes_rows: bool,
}

/// The items of `text`, without markers.
fn items(text: &str) -> Result<Vec<String>, Refusal> {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    let filled = lines.iter().filter(|line| !line.is_empty());
    let outer = filled.map(|line| indent(line)).min().unwrap_or(0);
    let mut items: Vec<Pasted> = Vec::new();
    for line in lines {
        let Some(line) = line.get(outer..) else {
            continue;
        };
        match items.last_mut() {
            Some(last) if line.is_empty() => last.takes_rows = false,
            Some(last) if indent(line) > 0 || (last.takes_rows && is_row(line)) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => items.push(Pasted {
                text: item(line.trim_start())?,
                takes_rows: marker_len(line) == 0 && is_event(line),
            }),
        }
    }
    Ok(items.into_iter().map(|item| item.text).collect())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn is_row(line: &str) -> bool {
    let own = marker_len(line);
    own > 0 && !is_event(&line[own..])
}

fn is_event(line: &str) -> bool {
    read_date(line).is_some() && line.contains('|')
}

fn item(line: &str) -> Result<String, Refusal> {
    let own = marker_len(line);
    let body = line[own..].trim_start();
    if own > 0 && !body.is_empty() {
        return Ok(body.to_owned());
    }
    if let Some(url) = bare_url(line) {
        let fields = LinkFields {
            url: url.to_owned(),
            title: url.to_owned(),
            prefixes: Vec::new(),
        };
        return Ok(fields.markdown());
    }
    let starts_with_link = line.starts_with(['[', '\\', '('])
        && links::first(line, Span::new(0, line.len())).is_some();
    match is_event(line) || starts_with_link {
        true => Ok(line.to_owned()),
        false => Err(Refusal::new(format!(
            "“{}” is no address, link, event row or list item",
            named::short(line)
        ))
        .hint("nothing was pasted")),
    }
}

/// The address that is all of `line`, perhaps in angle brackets.
fn bare_url(line: &str) -> Option<&str> {
    let inner = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let url = inner.unwrap_or(line).trim();
    let is_url = (url.starts_with("https://") || url.starts_with("http://"))
        && url.len() > 8
        && !url.contains(char::is_whitespace);
    is_url.then_some(url)
}
