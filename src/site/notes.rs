//! What is taken out of paragraphs: footnotes, abbreviations and link definitions.

use super::blocks::Reader;
use super::lines::{Block, Line, Start, indent};
use super::plain::TAB;
use super::tree::{ROOT, Tag};

impl Reader<'_> {
    /// Takes the first footnote, abbreviation or definition out of `block`; false where it has none.
    pub(super) fn notes(&mut self, block: &Block, rest: &mut Vec<Block>) -> bool {
        self.footnote(block, rest) || self.abbreviation(block, rest) || self.definition(block, rest)
    }

    fn footnote(&mut self, block: &Block, rest: &mut Vec<Block>) -> bool {
        let Some(at) = self.footnote_from(block, 0) else {
            return false;
        };
        let line = block.lines()[at];
        let text = self.of(line);
        let Some((name, content)) = footnote_in(text) else {
            return false;
        };
        let mut lines = vec![line.skip(content)];
        let next = self.footnote_from(block, at + 1);
        let end = next.unwrap_or(block.lines().len());
        let own = block.before(end).after(at + 1);
        lines.extend(self.detabbed(&own, 1).lines());
        let mut blocks = vec![Block::new(&self.text.buf, lines)];
        match next {
            Some(next) => rest.push(block.after(next)),
            None => self.indented_after(rest, &mut blocks),
        }
        self.defined.notes.push((name.to_owned(), blocks));
        put_back(block.before(at), &self.text.buf, rest);
        true
    }

    fn footnote_from(&self, block: &Block, from: usize) -> Option<usize> {
        let mut from = from;
        while let Some(at) = block.find_from(Start::Note, from) {
            if footnote_in(self.of(block.lines()[at])).is_some() {
                return Some(at);
            }
            from = at + 1;
        }
        None
    }

    /// Moves the indented blocks that come next into a footnote.
    fn indented_after(&self, rest: &mut Vec<Block>, blocks: &mut Vec<Block>) {
        while let Some(next) = rest.last() {
            if indent(self.of(next.first())) < TAB {
                break;
            }
            let next = next.clone();
            rest.pop();
            blocks.push(self.detabbed(&next, 1));
        }
    }

    fn abbreviation(&mut self, block: &Block, rest: &mut Vec<Block>) -> bool {
        let Some(at) = block.find(Start::Abbreviation) else {
            return false;
        };
        let text = self.of(block.lines()[at]);
        let is_whole = text[2..].split_once(']').is_some_and(|(name, after)| {
            let after = after.strip_prefix(' ').unwrap_or(after);
            let meaning = after.strip_prefix(':').map(str::trim);
            !name.trim().is_empty()
                && !name.contains('\\')
                && meaning.is_some_and(|text| !text.is_empty())
        });
        if is_whole {
            put_back(block.after(at + 1).trimmed(), &self.text.buf, rest);
            put_back(block.before(at), &self.text.buf, rest);
        }
        is_whole
    }

    fn definition(&mut self, block: &Block, rest: &mut Vec<Block>) -> bool {
        let mut from = 0;
        while let Some(at) = block.find_from(Start::Bracket, from) {
            if let Some((label, url, count)) = self.definition_at(&block.lines()[at..]) {
                self.defined.links.insert(label, url);
                put_back(block.after(at + count).trimmed(), &self.text.buf, rest);
                put_back(block.before(at), &self.text.buf, rest);
                return true;
            }
            from = at + 1;
        }
        false
    }

    /// Label, address and number of lines of the definition that `lines` begin with. Label, address and title may each
    /// stand on a line of their own.
    fn definition_at(&self, lines: &[Line]) -> Option<(String, String, usize)> {
        const MOST: usize = 6;
        let shown: Vec<&str> = lines.iter().take(MOST).map(|line| self.of(*line)).collect();
        let text = shown.join("\n");
        let open = indent(&text) + 1;
        let close = open + text[open..].find(['[', ']'])?;
        let after = text[close..].strip_prefix("]:")?.trim_start_matches(' ');
        let after = after
            .strip_prefix('\n')
            .unwrap_or(after)
            .trim_start_matches(' ');
        let url = &after[..after.find(char::is_whitespace).unwrap_or(after.len())];
        if url.is_empty() {
            return None;
        }
        let behind = after[url.len()..].trim_start_matches(' ');
        let left = without_title(behind)?;
        let count = text[..text.len() - left.len()].matches('\n').count() + 1;
        let label = text[open..close].trim().to_lowercase();
        let url = url.trim_start_matches('<').trim_end_matches('>');
        Some((label, url.to_owned(), count))
    }

    /// Sets the footnotes at the end, as a numbered list.
    pub(super) fn footnotes(&mut self) {
        let notes: Vec<Vec<Block>> = self
            .defined
            .notes
            .iter()
            .map(|note| note.1.clone())
            .collect();
        if notes.is_empty() {
            return;
        }
        let list = self.tree.add(ROOT, Tag::Numbers, self.text.buf.len());
        for blocks in notes {
            let item = self.tree.add(list, Tag::Item, blocks[0].first().from);
            self.blocks(item, blocks);
        }
    }
}

fn put_back(block: Block, text: &str, rest: &mut Vec<Block>) {
    if !block.lines().is_empty() && !block.is_blank(text) {
        rest.push(block);
    }
}

/// Name of the footnote that `line` begins, and where its text begins.
fn footnote_in(line: &str) -> Option<(&str, usize)> {
    let lead = indent(line);
    let rest = line.get(lead..)?.strip_prefix("[^")?;
    let (name, after) = rest.split_once(']')?;
    let content = after.strip_prefix(':')?.trim_start_matches(' ');
    Some((name, line.len() - content.len()))
}

/// What is left behind the title that may follow an address, from the line end on; `None` where something else follows.
fn without_title(text: &str) -> Option<&str> {
    let line_end = |text: &str| text.find('\n').unwrap_or(text.len());
    let next = text
        .strip_prefix('\n')
        .map(|next| next.trim_start_matches(' '));
    for start in [next, Some(text)].into_iter().flatten() {
        let end = line_end(start);
        let title = start[..end].trim_end_matches(' ');
        let closed = |open: char, close: char| {
            title.len() > 1 && title.starts_with(open) && title.ends_with(close)
        };
        if closed('"', '"') || closed('\'', '\'') || closed('(', ')') {
            return Some(&start[end..]);
        }
    }
    (text.is_empty() || text.starts_with('\n')).then_some(text)
}
