//! Taking an item out, and putting it elsewhere: whole lines with everything that belongs to them.

use crate::issue::{Issue, Item};
use crate::text::{Edit, Span};

/// Takes `item` out with its lines; of a last line without an ending, the ending before it goes as well.
pub(in crate::rules) fn removal(issue: &Issue, item: &Item) -> Edit {
    remove_lines(issue, item.span)
}

/// Takes the whole lines of `span` out.
pub(in crate::rules) fn remove_lines(issue: &Issue, span: Span) -> Edit {
    let source = issue.source();
    if span.of(source).ends_with('\n') || span.start == 0 {
        return Edit::delete(span);
    }
    let before = &source[..span.start];
    let before = before.strip_suffix('\n').unwrap_or(before);
    let before = before.strip_suffix('\r').unwrap_or(before);
    Edit::delete(Span::new(before.len(), span.end))
}

/// Moves `item` to the line that begins at `target`, or behind the last line.
pub(in crate::rules) fn relocation(issue: &Issue, item: &Item, target: usize) -> Vec<Edit> {
    let text = item.span.of(issue.source());
    vec![insertion(issue, text, target), removal(issue, item)]
}

/// Puts the lines of `text` before the line that begins at `target`, or behind the last line.
pub(in crate::rules) fn insertion(issue: &Issue, text: &str, target: usize) -> Edit {
    let source = issue.source();
    let ending = match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        Some(_) => "\n",
        None => issue.line_ending().as_str(),
    };
    let body = text.trim_end_matches(['\n', '\r']);
    let after_open_line = target > 0 && !source[..target].ends_with('\n');
    let text = if after_open_line {
        format!("{ending}{body}")
    } else {
        format!("{body}{ending}")
    };
    Edit::insert(target, text)
}
