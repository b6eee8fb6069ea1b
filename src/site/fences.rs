//! Fenced code, which the site takes out before it looks at anything else: only at the margin, and only where closed.

use super::mapped::Mapped;
use super::stash::{Raw, Stash};

/// `text` with a token, between empty lines, for each fenced code block.
pub(super) fn taken_out(text: Mapped, stash: &mut Stash) -> Mapped {
    if !text.buf.contains("```") && !text.buf.contains("~~~") {
        return text;
    }
    let mut kept = Mapped::default();
    let (mut done, mut at) = (0, 0);
    let closers = Closers::of(&text.buf);
    while at < text.buf.len() {
        let end = line_end(&text.buf, at);
        let close = opening(&text.buf[at..end])
            .and_then(|(fence, language)| Some((closers.after(&text.buf, fence, end)?, language)));
        let Some((close, language)) = close else {
            at = end + 1;
            continue;
        };
        let code = text.buf[end + 1..close].to_owned();
        let id = stash.raw(Raw::Code { language, code });
        kept.push_part(&text, done, at);
        let source = text.source_at(at);
        kept.push("\n", source);
        kept.push_token(id, source);
        kept.push("\n", text.source_at(close));
        done = line_end(&text.buf, close);
        at = done + 1;
    }
    kept.push_part(&text, done, text.buf.len());
    kept
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The fence and the language of an opening line.
fn opening(line: &str) -> Option<(&str, Option<String>)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let fence = &line[..line.len() - rest.len()];
    if fence.len() < 3 {
        return None;
    }
    let words = rest.trim_matches(' ');
    if let Some(attributes) = words.strip_prefix('{') {
        let inner = attributes.strip_suffix('}')?;
        let language = inner
            .split_whitespace()
            .find_map(|word| word.strip_prefix('.'));
        return Some((fence, language.map(str::to_owned)));
    }
    let name = words.strip_prefix('.').unwrap_or(words);
    let is_name = |c: char| c.is_alphanumeric() || "_#.+-".contains(c);
    let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
    let after = name[end..].trim_matches(' ');
    let is_known = after.is_empty() || after.starts_with("hl_lines=");
    let language = Some(name[..end].to_owned()).filter(|name| !name.is_empty());
    is_known.then_some((fence, language))
}

/// Lines that may close a fence, in order: where each begins, and its length.
struct Closers(Vec<(usize, usize)>);

impl Closers {
    fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            let mark = line.as_bytes().first().copied();
            let fence = line.trim_end_matches(' ');
            let is_fence = matches!(mark, Some(b'`' | b'~'))
                && fence.len() > 2
                && fence.bytes().all(|byte| Some(byte) == mark);
            if is_fence {
                found.push((at, fence.len()));
            }
            at += line.len() + 1;
        }
        Self(found)
    }

    /// Where the line begins that closes `fence` behind the line that ends at `from`. The site takes only a line of the
    /// same length.
    fn after(&self, text: &str, fence: &str, from: usize) -> Option<usize> {
        let next = self.0.partition_point(|(at, _)| *at <= from);
        let mut found = self.0[next..].iter().take(1_000);
        found
            .find(|(at, len)| *len == fence.len() && text[*at..].starts_with(fence))
            .map(|(at, _)| *at)
    }
}
