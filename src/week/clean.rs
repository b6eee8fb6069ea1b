//! Text from strangers as it may stand in a row: one line, without markup, without what cannot be seen.

use crate::cells::is_hidden;
use crate::issue::address::{is_web, without_tracking};
use crate::profile::web;

/// Longer texts are cut, in characters.
const LONGEST: usize = 300;
/// No more of a text is looked at, in characters.
const LOOKED_AT: usize = 20_000;
/// Elements whose content is no text.
const SILENT: [&str; 2] = ["script", "style"];
/// Marks by which the places of events are read.
const MARKS: &[char] = &[
    '|', '[', ']', '(', ')', '<', '>', '*', '_', '`', '\\', '#', '&', ';', '/', '+',
];

/// A text and what was taken out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clean {
    pub(super) text: String,
    /// A sentence each, without subject: `HTML was taken out`.
    pub(super) notes: Vec<&'static str>,
}

/// `text` as a name or a title.
pub(super) fn line(text: &str) -> Clean {
    let start: String = text.chars().take(LOOKED_AT).collect();
    let decoded = decoded(&start);
    let plain = without_markup(&decoded);
    let mut notes = Vec::new();
    if plain.len() < decoded.len() {
        notes.push("HTML was taken out");
    }
    let (seen, hidden) = visible(&plain);
    if hidden {
        notes.push("hidden characters were taken out");
    }
    let words: Vec<&str> = seen.split_whitespace().collect();
    let mut text = words.join(" ");
    if let Some((at, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(at);
        text.push('…');
        notes.push("it was cut");
    }
    Clean { text, notes }
}

/// `text` as the name of a place, without marks that rows are read by.
pub(super) fn place(text: &str) -> String {
    let kept: String = line(text).text.replace(MARKS, " ");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` as an address: of the web, without parameters that follow readers; `None` for anything else.
pub(super) fn address(text: &str) -> Option<String> {
    let url = text.trim();
    let is_plain = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    (is_web(url) && is_plain && url.len() > "https://".len() && url.len() < 2000)
        .then(|| without_tracking(url))
}

/// The first address of the web in `text`.
pub(super) fn first_address(text: &str) -> Option<String> {
    let start: String = text.chars().take(LOOKED_AT).collect();
    let at = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| start.find(scheme))
        .min()?;
    let rest = &start[at..];
    let end = rest.find(|c: char| c.is_whitespace() || "\"'<>\\".contains(c));
    let url = &rest[..end.unwrap_or(rest.len())];
    address(url.trim_end_matches(['.', ',', ';', ')', ']']))
}

/// What can be seen of `text`, and whether something cannot. Joiners and styles of emoji stay.
fn visible(text: &str) -> (String, bool) {
    let mut seen = String::with_capacity(text.len());
    let mut is_dropped = false;
    for c in text.chars() {
        let joins = matches!(c, '\u{200d}' | '\u{fe0f}');
        let after_sign = seen
            .chars()
            .next_back()
            .is_some_and(|last| !last.is_alphanumeric() && !last.is_ascii());
        if c.is_whitespace() {
            seen.push(' ');
        } else if !is_hidden(c) || (joins && after_sign) {
            seen.push(c);
        } else {
            is_dropped = true;
        }
    }
    (seen, is_dropped)
}

/// `text` with the entities that pages write for characters read as these.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest
            .char_indices()
            .take(10)
            .find(|(_, c)| *c == ';')
            .map(|(end, _)| end);
        let c = end.and_then(|end| entity(&rest[1..end]));
        if let (Some(c), Some(end)) = (c, end) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => {
            return match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                "nbsp" => Some(' '),
                _ => None,
            };
        }
    };
    char::from_u32(code)
}

/// `text` without the tags of HTML; an angle bracket of a type (`Vec<T>`) stays.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((name, len)) = tag(rest) {
            out.push(' ');
            rest = &rest[len..];
            if SILENT.contains(&name.as_str()) && !rest.is_empty() {
                rest = behind_end(rest, &name);
            }
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// Name and length of the tag at the start of `text`; the name of one that ends an element is empty.
fn tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    let is_end = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    let len = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name[..len].to_ascii_lowercase();
    if !web().is_markup(&name) {
        return None;
    }
    let end = text.find('>').map_or(text.len(), |at| at + 1);
    Some((if is_end { String::new() } else { name }, end))
}

/// `text` from behind the end of element `name` on.
fn behind_end<'a>(text: &'a str, name: &str) -> &'a str {
    let lower = text.to_ascii_lowercase();
    let Some(at) = lower.find(&format!("</{name}")) else {
        return "";
    };
    let end = lower[at..].find('>').map_or(text.len(), |end| at + end + 1);
    &text[end..]
}
