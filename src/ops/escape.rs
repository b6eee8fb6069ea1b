//! Titles and addresses between text and Markdown: only what would end the link early is escaped.

use crate::issue::links::code_end;

/// `title` as the text of a link, on one line. Brackets that pair up stay as they are.
pub(super) fn title(title: &str) -> String {
    let line = one_line(title).replace("<!--", "&lt;!--");
    let brackets = brackets(&line);
    let stands = is_paired(&line, &brackets);
    let mut out = String::with_capacity(line.len() + 2);
    for (at, c) in line.char_indices() {
        if !stands && brackets.contains(&at) {
            out.push('\\');
        }
        out.push(c);
    }
    let slashes = line.len() - line.trim_end_matches('\\').len();
    if slashes % 2 == 1 {
        out.push('\\');
    }
    out
}

/// The title that the text of a link stands for: without the escapes that [`title`] writes.
pub(super) fn read_title(text: &str) -> String {
    let line = one_line(text);
    let mut plain = line.replace("\\[", "[").replace("\\]", "]");
    plain = plain.replace("&lt;!--", "<!--");
    if plain.ends_with("\\\\") {
        plain.pop();
    }
    match title(&plain) == line {
        true => plain,
        false => line,
    }
}

/// `url` as the destination of a link: white space, angle brackets, backslashes and parentheses that do not pair up
/// are percent-encoded, line ends go.
pub(super) fn url(url: &str) -> String {
    let url = url.trim();
    let unpaired = unpaired_parentheses(url);
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        let is_special = c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\');
        if matches!(c, '\n' | '\r') {
            continue;
        }
        if is_special || unpaired.contains(&at) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(half.into(), 16).map(|c| c.to_ascii_uppercase()));
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// `text` on one line, without space around it.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let kept: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    kept.join(" ")
}

/// Where brackets stand that are neither escaped nor in code.
fn brackets(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => at = code_end(bytes, at, bytes.len()),
            c => {
                if matches!(c, b'[' | b']') {
                    found.push(at);
                }
                at += 1;
            }
        }
    }
    found
}

/// True where the brackets pair up and none of them makes a link of its own.
fn is_paired(line: &str, brackets: &[usize]) -> bool {
    let mut depth = 0_usize;
    for &at in brackets {
        if line[at..].starts_with('[') {
            depth += 1;
        } else if depth == 0 || line[at..].starts_with("](") || line[at..].starts_with("][") {
            return false;
        } else {
            depth -= 1;
        }
    }
    depth == 0
}

fn unpaired_parentheses(url: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut unpaired = Vec::new();
    for (at, c) in url.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() => unpaired.push(at),
            _ => {}
        }
    }
    unpaired.extend(open);
    unpaired
}
