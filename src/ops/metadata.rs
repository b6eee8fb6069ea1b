//! Setting a metadata field.

use super::Refusal;
use super::{close, named};
use crate::issue::{FrontMatter, Issue};
use crate::profile::FrontMatterStyle;
use crate::text::{Edit, Transaction};

/// Gives metadata field `key` the value `value`, in the quotes that it has; a field that the newsletter knows and the
/// issue lacks is added in its place.
///
/// # Errors
/// Where the issue has no metadata, the field is unknown, or the value spans lines.
pub fn set_field(issue: &Issue, key: &str, value: &str) -> Result<Transaction, Refusal> {
    let value = value.trim();
    if value.contains(['\n', '\r']) {
        return Err(Refusal::new(format!(
            "the value of `{key}` must be one line"
        )));
    }
    let Some(front) = &issue.outline().front_matter else {
        return Err(Refusal::new(format!(
            "the issue has no metadata, so `{key}` cannot be set"
        ))
        .hint("add it at the top in the source"));
    };
    let source = issue.source();
    let edit = match front.field(source, key) {
        Some(field) if field.value(source) == value => return Ok(Transaction::default()),
        Some(field) => {
            let old = field.value_span.of(source);
            let lead = if source[..field.value_span.start].ends_with(':') {
                " "
            } else {
                ""
            };
            let text = format!("{lead}{}", written(front.style, old, value));
            Edit::replace(field.value_span, text)
        }
        None => missing(issue, front, key, value)?,
    };
    named::change(issue, vec![edit])
}

/// `value` as it is written where `old` stood: in its quotes, or in quotes where YAML would misread it without.
fn written(style: FrontMatterStyle, old: &str, value: &str) -> String {
    let quote = ['"', '\'']
        .into_iter()
        .find(|&mark| old.len() > 1 && old.starts_with(mark) && old.ends_with(mark));
    let needed = style == FrontMatterStyle::Yaml && is_misread(value);
    let wanted = match (quote, needed) {
        (Some(mark), _) => mark,
        (None, true) => '"',
        (None, false) => return value.to_owned(),
    };
    in_quotes(value, wanted)
}

/// `value` in quotes, as YAML reads it back; those that it does not hold.
pub fn quoted(value: &str) -> String {
    in_quotes(value, '"')
}

fn in_quotes(value: &str, wanted: char) -> String {
    let other = if wanted == '"' { '\'' } else { '"' };
    match [wanted, other]
        .into_iter()
        .find(|&mark| !value.contains(mark))
    {
        Some(mark) => format!("{mark}{value}{mark}"),
        None => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn is_misread(value: &str) -> bool {
    value.contains(": ")
        || value.contains(" #")
        || value.ends_with(':')
        || value.starts_with(|c: char| "&*!|>%@`#{}[],?-'\"".contains(c))
}

/// A new field behind those that stand before it in the newsletter's order.
fn missing(issue: &Issue, front: &FrontMatter, key: &str, value: &str) -> Result<Edit, Refusal> {
    let source = issue.source();
    let metadata = &issue.profile().metadata;
    let known: Vec<&str> = metadata
        .required
        .iter()
        .chain([&metadata.title, &metadata.number, &metadata.date])
        .map(String::as_str)
        .filter(|own| !own.is_empty())
        .collect();
    let place = known.iter().position(|own| own.eq_ignore_ascii_case(key));
    let Some(place) = place else {
        let fields = front.fields.iter().map(|field| field.key(source));
        let refusal = Refusal::new(format!("the metadata has no field `{key}`"));
        return Err(match close::perhaps(key, fields.chain(known)) {
            Some(hint) => refusal.hint(hint),
            None => refusal,
        });
    };
    let before = front.fields.iter().rfind(|field| {
        let own = field.key(source);
        known[..place]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(own))
    });
    let first = front
        .fields
        .first()
        .map_or(front.span.start, |field| field.span.start);
    let at = before.map_or(first, |field| field.span.end);
    let eol = issue.line_ending().as_str();
    let line = format!("{}: {}", known[place], written(front.style, "", value));
    let is_open = at > 0 && !source[..at].ends_with('\n');
    Ok(if is_open {
        Edit::insert(at, format!("{eol}{line}"))
    } else {
        Edit::insert(at, format!("{line}{eol}"))
    })
}
