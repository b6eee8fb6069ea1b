//! The text as the site's first steps leave it: line feeds only, tabs as spaces, blank lines empty, metadata taken off.

use super::Head;
use super::mapped::Mapped;

/// Columns of a tab stop.
pub(super) const TAB: usize = 4;

/// `source` normalized. With [`Head::Metadata`] the lines of metadata at its start are taken off.
pub(super) fn normalized(source: &str, head: Head) -> Mapped {
    let body_at = match head {
        Head::Metadata => metadata_end(source),
        Head::None => 0,
    };
    let mut plain = Mapped::default();
    plain.buf.reserve(source.len() - body_at + 16);
    let mut at = body_at;
    while at < source.len() {
        let (line, next) = line_at(source, at);
        push_line(&mut plain, line, at);
        plain.push("\n", at + line.len());
        at = next;
    }
    // The last block ends in an empty line as all others do.
    plain.push("\n\n", source.len());
    plain
}

/// The line at byte `at` without its ending, and where the next begins. A carriage return ends a line, too.
fn line_at(source: &str, at: usize) -> (&str, usize) {
    let rest = &source[at..];
    let Some(end) = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')) else {
        return (rest, source.len());
    };
    let width = if rest[end..].starts_with("\r\n") {
        2
    } else {
        1
    };
    (&rest[..end], at + end + width)
}

fn push_line(plain: &mut Mapped, line: &str, at: usize) {
    let is_blank = line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    let is_first = plain.buf.is_empty();
    if is_blank && !is_first {
        return;
    }
    if !line.contains(['\t', '\u{2}', '\u{3}']) {
        plain.push(line, at);
        return;
    }
    let (mut column, mut done) = (0, 0);
    for (index, c) in line.char_indices() {
        match c {
            '\t' => {
                plain.push(&line[done..index], at + done);
                let width = TAB - column % TAB;
                plain.push(&"    "[..width], at + index);
                column += width;
            }
            '\u{2}' | '\u{3}' => plain.push(&line[done..index], at + done),
            _ => {
                column += 1;
                continue;
            }
        }
        done = index + 1;
    }
    plain.push(&line[done..], at + done);
}

/// Where the body begins: `key: value` lines, between `---` lines or up to the first blank line, are no text.
fn metadata_end(source: &str) -> usize {
    let mut at = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let (first, next) = line_at(source, at);
    if is_fence(first, "---") {
        at = next;
    }
    let mut has_key = false;
    while at < source.len() {
        let (line, next) = line_at(source, at);
        if line.trim().is_empty() || is_fence(line, "---") || is_fence(line, "...") {
            return next;
        }
        if is_field(line) {
            has_key = true;
        } else if !(has_key && line.starts_with("    ")) {
            return at;
        }
        at = next;
    }
    at
}

fn is_fence(line: &str, fence: &str) -> bool {
    line.strip_prefix(fence)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn is_field(line: &str) -> bool {
    let lead = line.len() - line.trim_start_matches(' ').len();
    let key = line.split(':').next().unwrap_or_default();
    lead <= 3
        && key.len() < line.len()
        && key.len() > lead
        && key[lead..]
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
