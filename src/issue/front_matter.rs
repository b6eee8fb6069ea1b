//! Front matter: Pelican `Key: value` lines, or YAML between `---` lines. The parser knows neither, so it is read here.

use super::outline::byte_order_mark;
use crate::profile::FrontMatterStyle;
use crate::text::Span;

/// The metadata at the head of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// From the first byte to the end of its last line (the closing `---` line included), a byte order mark included.
    pub span: Span,
    /// How it is written.
    pub style: FrontMatterStyle,
    /// Fields at the top level, in order.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its lines, endings and nested lines included.
    pub span: Span,
    /// The key.
    pub key_span: Span,
    /// The value as written on the key's line, quotes included, without the space around it; may be empty.
    pub value_span: Span,
}

impl Field {
    /// The key.
    pub fn key(self, source: &str) -> &str {
        self.key_span.of(source)
    }

    /// The value without its quotes.
    pub fn value(self, source: &str) -> &str {
        let value = self.value_span.of(source);
        let quoted = |mark: char| {
            value
                .strip_prefix(mark)
                .and_then(|rest| rest.strip_suffix(mark))
        };
        quoted('"').or_else(|| quoted('\'')).unwrap_or(value)
    }
}

impl FrontMatter {
    /// The first field called `key`, whatever its case.
    pub fn field(&self, source: &str, key: &str) -> Option<Field> {
        let same = |field: &&Field| field.key(source).eq_ignore_ascii_case(key);
        self.fields.iter().find(same).copied()
    }
}

/// The front matter of `source`; `None` where it does not begin with any, or with YAML that is never closed.
pub(super) fn read(source: &str) -> Option<FrontMatter> {
    let at = byte_order_mark(source);
    let first = source[at..].lines().next()?;
    if first.trim_end() == "---" {
        return yaml(source, at);
    }
    pelican(source, at)
}

fn lines_from(source: &str, at: usize) -> impl Iterator<Item = Span> {
    let mut from = at;
    std::iter::from_fn(move || {
        let rest = source.get(from..).filter(|rest| !rest.is_empty())?;
        let len = rest.find('\n').map_or(rest.len(), |end| end + 1);
        from += len;
        Some(Span::new(from - len, from))
    })
}

fn pelican(source: &str, at: usize) -> Option<FrontMatter> {
    let mut fields: Vec<Field> = Vec::new();
    for line in lines_from(source, at) {
        let text = line.of(source);
        if text.trim().is_empty() {
            break;
        }
        let plain = field(source, line).filter(|field| !field.key(source).contains(' '));
        match (plain, fields.last_mut()) {
            (Some(found), _) => fields.push(found),
            (None, Some(last)) if text.starts_with([' ', '\t']) => last.span.end = line.end,
            _ => break,
        }
    }
    let end = fields.last()?.span.end;
    Some(FrontMatter {
        span: Span::new(0, end),
        style: FrontMatterStyle::Pelican,
        fields,
    })
}

fn yaml(source: &str, at: usize) -> Option<FrontMatter> {
    let mut fields: Vec<Field> = Vec::new();
    for line in lines_from(source, at).skip(1) {
        let text = line.of(source);
        if matches!(text.trim_end(), "---" | "...") {
            return Some(FrontMatter {
                span: Span::new(0, line.end),
                style: FrontMatterStyle::Yaml,
                fields,
            });
        }
        let nested = text.starts_with([' ', '\t', '-', '#']) || text.trim().is_empty();
        match field(source, line).filter(|_| !nested) {
            Some(found) => fields.push(found),
            None => {
                if let Some(last) = fields.last_mut() {
                    last.span.end = line.end;
                }
            }
        }
    }
    None
}

fn field(source: &str, line: Span) -> Option<Field> {
    let text = line.of(source);
    let colon = text.find(':')?;
    let key = &text[..colon];
    let is_key = key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "_- ".contains(c))
        && key.len() <= 40;
    let value = &text[colon + 1..];
    let spaced = value.starts_with([' ', '\t', '\n', '\r']) || value.is_empty();
    if !is_key || !spaced {
        return None;
    }
    let lead = value.len() - value.trim_start().len();
    let value_at = line.start + colon + 1 + if value.trim().is_empty() { 0 } else { lead };
    Some(Field {
        span: line,
        key_span: Span::new(line.start, line.start + key.trim_end().len()),
        value_span: Span::new(value_at, value_at + value.trim().len()),
    })
}
