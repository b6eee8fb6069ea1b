//! Raw HTML blocks and comments, which the site takes out before it reads blocks.
//!
//! A tag of a block, or a comment, counts only at the start of a line (up to three spaces). What follows it on its line
//! is set apart by an empty line, which is how a space behind a comment makes the list below it a paragraph.

use super::mapped::Mapped;
use super::stash::{Raw, Stash};
use super::tags::{Tag, comment_end, is_block, tag_at};

/// `text` with tokens for HTML blocks and comments.
pub(super) fn taken_out(text: Mapped, stash: &mut Stash) -> Mapped {
    if !text.buf.contains('<') {
        return text;
    }
    let mut extractor = Extractor {
        text: &text,
        stash,
        kept: Mapped::default(),
        held: String::new(),
        held_at: 0,
        open: Vec::new(),
        in_tail: false,
        read: 0,
    };
    extractor.run();
    extractor.kept
}

struct Extractor<'a> {
    text: &'a Mapped,
    stash: &'a mut Stash,
    kept: Mapped,
    /// The raw block being read.
    held: String,
    held_at: usize,
    /// Tags of the raw block that are not closed yet; a block is being read while there are any.
    open: Vec<String>,
    /// Behind a block, on its line.
    in_tail: bool,
    /// Bytes read in search of ends.
    read: usize,
}

/// How often the text may be read in search of ends.
const READINGS: usize = 32;

impl Extractor<'_> {
    fn run(&mut self) {
        let bytes = self.text.buf.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let next = rest.iter().position(|byte| matches!(byte, b'<' | b'&'));
            let next = next.map_or(bytes.len(), |next| at + next);
            self.data(at, next);
            at = next;
            if at < bytes.len() {
                at = self.construct(at);
            }
        }
        if !self.held.is_empty() {
            self.store();
        }
    }

    /// Reads what begins at `<` or `&`, and gives the offset behind it.
    fn construct(&mut self, at: usize) -> usize {
        let text = self.text.buf.as_str();
        if text.as_bytes()[at] == b'&' {
            return self.entity(at);
        }
        // Comments and tags that never end may not cost more than some readings of the whole.
        let may_search = self.read < READINGS * text.len();
        if text[at..].starts_with("<!--") {
            let end = may_search.then(|| comment_end(text, at)).flatten();
            self.read += end.unwrap_or(text.len()) - at;
            if let Some(end) = end {
                self.empty_tag(at, end, true);
                return end;
            }
        } else if may_search && let Some((tag, end)) = tag_at(text, at, &mut self.read) {
            self.tag(&tag, at, end);
            return end;
        }
        self.data(at, at + 1);
        at + 1
    }

    fn entity(&mut self, at: usize) -> usize {
        let body = &self.text.buf[at + 1..];
        let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '#' | '-' | '.');
        let len = body.find(|c| !name(c)).unwrap_or(body.len());
        if len == 0 || !body[len..].starts_with(';') {
            self.data(at, at + 1);
            return at + 1;
        }
        let end = at + 1 + len + 1;
        self.empty_tag(at, end, false);
        end
    }

    fn tag(&mut self, tag: &Tag, at: usize, end: usize) {
        match tag {
            Tag::Open(name) if self.begins(name, at) || !self.open.is_empty() => {
                if self.open.is_empty() {
                    self.push("\n", at);
                }
                self.hold(at, end);
                self.open.push(name.clone());
            }
            Tag::Close(name) if !self.open.is_empty() => self.close(name, at, end),
            Tag::Empty(name) => self.empty_tag(at, end, is_block(name)),
            Tag::Other => self.empty_tag(at, end, true),
            Tag::Open(_) | Tag::Close(_) => self.data(at, end),
        }
    }

    fn begins(&self, name: &str, at: usize) -> bool {
        is_block(name) && (self.in_tail || self.at_line_start(at))
    }

    fn close(&mut self, name: &str, at: usize, end: usize) {
        self.hold(at, end);
        if let Some(opened) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(opened);
        }
        if self.open.is_empty() {
            self.in_tail = !self.is_followed_by_blank(end);
            self.store();
            self.push("\n\n", end);
        }
    }

    /// A comment, an entity or a tag without content, `from..to`.
    fn empty_tag(&mut self, from: usize, to: usize, is_a_block: bool) {
        if !self.open.is_empty() || self.in_tail {
            self.hold(from, to);
        } else if is_a_block && self.at_line_start(from) {
            self.in_tail = !self.is_followed_by_blank(to);
            let kept = &self.kept.buf;
            if kept.ends_with('\n') && !kept.ends_with("\n\n") {
                self.push("\n", from);
            }
            self.hold(from, to);
            self.store();
            self.push("\n\n", to);
        } else {
            self.kept.push_part(self.text, from, to);
        }
    }

    fn data(&mut self, from: usize, to: usize) {
        if self.in_tail && self.text.buf[from..to].contains('\n') {
            self.in_tail = false;
        }
        if self.open.is_empty() {
            self.kept.push_part(self.text, from, to);
        } else {
            self.hold(from, to);
        }
    }

    fn hold(&mut self, from: usize, to: usize) {
        if self.held.is_empty() {
            self.held_at = self.text.source_at(from);
        }
        self.held.push_str(&self.text.buf[from..to]);
    }

    fn store(&mut self) {
        let html = std::mem::take(&mut self.held);
        let id = self.stash.raw(Raw::Html(html));
        self.kept.push_token(id, self.held_at);
    }

    fn push(&mut self, text: &str, at: usize) {
        self.kept.push(text, self.text.source_at(at));
    }

    fn at_line_start(&self, at: usize) -> bool {
        let before = &self.text.buf[..at];
        let lead = before.len() - before.trim_end_matches(' ').len();
        lead <= 3 && (lead == at || before[..at - lead].ends_with('\n'))
    }

    fn is_followed_by_blank(&self, at: usize) -> bool {
        let rest = self.text.buf[at..].trim_start_matches(' ');
        let Some(rest) = rest.strip_prefix('\n') else {
            return false;
        };
        rest.trim_start_matches(' ').starts_with('\n')
    }
}
