//! Link definitions, read by line: the parser reports only the first of a repeated label, the site uses the last.

use super::outline::Definition;
use crate::text::Span;

/// Reads `line` (a span of one line, its ending included) as `[label]: url`, with or without a title.
pub(super) fn read(source: &str, line: Span) -> Option<Definition> {
    let text = line.of(source);
    let indent = text.len() - text.trim_start_matches(' ').len();
    let rest = text[indent..].strip_prefix('[').filter(|_| indent <= 3)?;
    let close = rest.find("]:")?;
    let label = &rest[..close];
    if label.trim().is_empty() || label.starts_with('^') || label.contains(['[', ']']) {
        return None;
    }
    let after = &rest[close + 2..];
    let lead = after.len() - after.trim_start().len();
    let body = after.trim();
    let url_len = body.find(char::is_whitespace).unwrap_or(body.len());
    let title = body[url_len..].trim();
    if url_len == 0 || !(title.is_empty() || title.starts_with(['"', '\'', '('])) {
        return None;
    }
    let label_at = line.start + indent + 1;
    let url_at = label_at + close + 2 + lead;
    let angled = body.starts_with('<') && body[..url_len].ends_with('>') && url_len > 2;
    let inset = usize::from(angled);
    Some(Definition {
        span: line,
        label_span: Span::new(label_at, label_at + label.len()),
        url_span: Span::new(url_at + inset, url_at + url_len - inset),
    })
}
