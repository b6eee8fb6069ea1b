//! The patterns that are no links and no emphasis: code, escapes, footnotes, bare addresses, breaks, HTML, lone stars.

use super::{Inlines, Kind, Replaced, span_of};
use crate::site::mapped::Mapped;
use crate::site::stash::{Raw, Stashed};

/// What a backslash takes its meaning from.
const ESCAPED: &str = "\\`*_{}[]()>#+-.!|";

/// Rounds in which HTML inside of what looked like HTML is found.
const ROUNDS: usize = 16;

impl Inlines<'_> {
    /// Code spans: a run of backticks up to the next run of its length; a run without one may still begin with a shorter.
    pub(super) fn backticks(&mut self, text: &Mapped) -> Option<Mapped> {
        let runs = Runs::of(&text.buf);
        let bytes = text.buf.as_bytes();
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find(['\\', '`']) {
            let from = at + found;
            let len = run(bytes, from);
            at = from + len;
            if bytes[from] == b'\\' {
                if bytes.get(at) == Some(&b'`') && len.is_multiple_of(2) {
                    let slashes = "\\".repeat(len / 2);
                    let id = self.stash.put(Stashed::Words(slashes));
                    replaced.put(from, at, id);
                } else if bytes.get(at) == Some(&b'`') {
                    at += 1;
                }
                continue;
            }
            if let Some((end, ticks)) = runs.close(from, len) {
                let code = self.flat(text.buf[from + ticks..end - ticks].trim());
                let id = self.node(Kind::Code(code), span_of(text, from, end), None, 0);
                replaced.put(from, end, id);
                at = end;
            }
        }
        replaced.finish()
    }

    pub(super) fn escapes(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find('\\') {
            let from = at + found;
            let Some(c) = text.buf[from + 1..].chars().next() else {
                break;
            };
            at = from + 1 + c.len_utf8();
            if ESCAPED.contains(c) {
                let id = self.stash.put(Stashed::Char(c));
                replaced.put(from, at, id);
            }
        }
        replaced.finish()
    }

    pub(super) fn footnotes(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find("[^") {
            let from = at + found;
            at = from + 2;
            let Some(close) = text.buf[at..].find(']') else {
                break;
            };
            let name = &text.buf[at..at + close];
            let number = self.defined.notes.iter().position(|note| note.0 == name);
            if let Some(number) = number {
                at += close + 1;
                let words = Stashed::Words((number + 1).to_string());
                let id = self.stash.put(words);
                replaced.put(from, at, id);
            }
        }
        replaced.finish()
    }

    /// `<https://…>`.
    pub(super) fn addresses(&mut self, text: &Mapped) -> Option<Mapped> {
        self.angled(text, |inner| {
            let scheme = inner.split("://").next().unwrap_or_default();
            let is_known = ["http", "https", "ftp", "ftps"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known));
            (is_known && scheme.len() < inner.len()).then(|| inner.to_owned())
        })
    }

    /// `<name@host>`.
    pub(super) fn mail(&mut self, text: &Mapped) -> Option<Mapped> {
        self.angled(text, |inner| {
            let (name, host) = inner.split_once('@')?;
            let is_mail = !name.is_empty()
                && !host.is_empty()
                && !name.contains([' ', '!'])
                && !host.contains([' ', '@']);
            let address = inner.strip_prefix("mailto:").unwrap_or(inner);
            is_mail.then(|| format!("mailto:{address}"))
        })
    }

    fn angled(&mut self, text: &Mapped, url_of: impl Fn(&str) -> Option<String>) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find('<') {
            let from = at + found;
            at = from + 1;
            let Some(close) = text.buf[at..].find(['<', '>']) else {
                break;
            };
            let end = at + close + 1;
            if !text.buf[..end].ends_with('>') {
                continue;
            }
            let Some(url) = url_of(&text.buf[at..end - 1]) else {
                continue;
            };
            let shown = url.strip_prefix("mailto:").unwrap_or(&url);
            let words = self.stash.put(Stashed::Words(self.flat(shown)));
            let mut inner = Mapped::default();
            inner.push_token(words, text.source_at(at));
            let url = self.flat(&url);
            let id = self.node(
                Kind::Link(url),
                span_of(text, from, end),
                Some(inner),
                usize::MAX - 1,
            );
            replaced.put(from, end, id);
            at = end;
        }
        replaced.finish()
    }

    /// Two spaces at the end of a line.
    pub(super) fn breaks(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find("  \n") {
            let from = at + found;
            at = from + 3;
            let id = self.node(Kind::Break, span_of(text, from, at), None, 0);
            replaced.put(from, at, id);
        }
        replaced.finish()
    }

    /// Tags and comments inside a line; `<T>` is one, and readers see nothing of it.
    pub(super) fn html(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut found = self.html_once(text)?;
        for _ in 0..ROUNDS {
            match self.html_once(&found) {
                Some(next) => found = next,
                None => break,
            }
        }
        Some(found)
    }

    fn html_once(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        let has_comment_end = text.buf.rfind("-->");
        while let Some(found) = text.buf[at..].find('<') {
            let from = at + found;
            at = from + 1;
            let rest = &text.buf[from..];
            let len = if rest.starts_with("<!--") && has_comment_end > Some(from) {
                comment(rest)
            } else {
                tag(rest)
            };
            if let Some(len) = len {
                at = from + len;
                let html = self.flat(&rest[..len]);
                let id = self.stash.put(Stashed::Raw(Raw::Html(html)));
                replaced.put(from, at, id);
            }
        }
        replaced.finish()
    }

    pub(super) fn entities(&mut self, text: &Mapped) -> Option<Mapped> {
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find('&') {
            let from = at + found;
            at = from + 1;
            if let Some(len) = entity(&text.buf[at..]) {
                at += len;
                let html = text.buf[from..at].to_owned();
                let id = self.stash.put(Stashed::Raw(Raw::Html(html)));
                replaced.put(from, at, id);
            }
        }
        replaced.finish()
    }

    /// Stars and underscores between spaces are text.
    pub(super) fn lone_marks(&mut self, text: &Mapped) -> Option<Mapped> {
        let bytes = text.buf.as_bytes();
        let mut replaced = Replaced::new(text);
        let mut at = 0;
        while let Some(found) = text.buf[at..].find(['*', '_']) {
            let from = at + found;
            let len = run(bytes, from);
            at = from + len;
            let before = text.buf[..from].chars().next_back();
            let after = text.buf[at..].chars().next();
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            if len <= 3 && is_space(before) && is_space(after) {
                let words = Stashed::Words(text.buf[from..at].to_owned());
                let id = self.stash.put(words);
                replaced.put(from, at, id);
            }
        }
        replaced.finish()
    }
}

/// Length of the run of the byte at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    let first = bytes[at];
    bytes[at..]
        .iter()
        .take_while(|&&byte| byte == first)
        .count()
}

/// Length of the comment that `text` begins with; none holds the beginning of another.
fn comment(text: &str) -> Option<usize> {
    let end = text[4..].find("-->").map(|end| 4 + end)?;
    (!text[4..end].contains("<!--")).then_some(end + 3)
}

/// Length of the tag that `text` begins with: a letter behind `<`, no further angle bracket before `>`.
fn tag(text: &str) -> Option<usize> {
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let close = text[1..].find(['<', '>']).map(|close| close + 1)?;
    let name = text[1..close].split(' ').next().unwrap_or_default();
    (text[close..].starts_with('>') && !name.contains('@')).then_some(close + 1)
}

/// Length of the entity behind `&`.
fn entity(text: &str) -> Option<usize> {
    let is_hex = text.starts_with("#x");
    let is_number = text.starts_with('#');
    let lead = usize::from(is_number) + usize::from(is_hex);
    let body = &text[lead..];
    let fits = |byte: &u8| match (is_hex, is_number) {
        (true, _) => byte.is_ascii_hexdigit(),
        (_, true) => byte.is_ascii_digit(),
        _ => byte.is_ascii_alphanumeric(),
    };
    let len = body.as_bytes().iter().take_while(|byte| fits(byte)).count();
    (len > 0 && body[len..].starts_with(';')).then_some(lead + len + 1)
}

/// Runs of backticks by length and place.
struct Runs(Vec<(usize, usize)>);

impl Runs {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut runs, mut at) = (Vec::new(), 0);
        while let Some(found) = text[at..].find('`') {
            let from = at + found;
            let len = run(bytes, from);
            runs.push((len, from));
            at = from + len;
        }
        runs.sort_unstable();
        Self(runs)
    }

    /// Where the code ends that `most` backticks at `from` begin, and how many of them belong to it.
    fn close(&self, from: usize, most: usize) -> Option<(usize, usize)> {
        (1..=most).rev().find_map(|ticks| {
            let next = self.0.partition_point(|run| *run < (ticks, from + most));
            let (len, at) = *self.0.get(next)?;
            let has_content = at > from + ticks;
            (len == ticks && has_content).then_some((at + ticks, ticks))
        })
    }
}
