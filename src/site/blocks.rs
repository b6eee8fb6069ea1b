//! Blocks, in the order in which the site's processors look at them: what an earlier one takes, no later one sees.
//!
//! A text is cut at blank lines first; so a list, a quote or a heading inside a paragraph is only found where a
//! processor looks for it inside a block.

use super::lines::{Block, Line, Start, indent, is_underline, item_in};
use super::mapped::Mapped;
use super::plain::TAB;
use super::tree::{ROOT, Tag, Tree};
use std::collections::HashMap;

/// Deeper nesting is read as text.
pub(super) const MAX_DEPTH: usize = 40;

/// What is around the blocks being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    List,
    LooseList,
    Detabbed,
    Quote,
}

/// What a text defines.
#[derive(Debug, Default)]
pub(super) struct Defined {
    /// Addresses by label, the last of each.
    pub(super) links: HashMap<String, String>,
    /// Footnotes in order: name and blocks.
    pub(super) notes: Vec<(String, Vec<Block>)>,
}

/// Reads blocks into a tree.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Mapped,
    pub(super) tree: Tree,
    pub(super) defined: Defined,
    pub(super) states: Vec<State>,
    pub(super) depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a Mapped, links: HashMap<String, String>) -> Self {
        Self {
            text,
            tree: Tree::new(),
            defined: Defined {
                links,
                notes: Vec::new(),
            },
            states: Vec::new(),
            depth: 0,
        }
    }

    /// Reads the whole text.
    pub(super) fn run(&mut self) {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in self.text.buf.split('\n') {
            lines.push(Line {
                from: at,
                to: at + line.len(),
            });
            at += line.len() + 1;
        }
        let whole = Block::new(&self.text.buf, lines);
        self.chunk(ROOT, &whole);
        self.footnotes();
    }

    /// Reads a text that may hold several blocks.
    pub(super) fn chunk(&mut self, parent: usize, block: &Block) {
        self.blocks(parent, block.split());
    }

    pub(super) fn block(&mut self, parent: usize, block: Block) {
        self.blocks(parent, vec![block]);
    }

    /// Reads `blocks` below `parent`.
    pub(super) fn blocks(&mut self, parent: usize, mut blocks: Vec<Block>) {
        blocks.reverse();
        self.depth += 1;
        while let Some(block) = blocks.pop() {
            self.one(parent, &block, &mut blocks);
        }
        self.depth -= 1;
    }

    /// Reads `block`; what is left of it goes back to `rest`, whose last is the next.
    fn one(&mut self, parent: usize, block: &Block, rest: &mut Vec<Block>) {
        let first = block.first();
        if first.is_empty() {
            self.empty(parent, block, rest);
            return;
        }
        let line = self.of(first);
        let is_indented = indent(line) >= TAB;
        let may_nest = self.depth < MAX_DEPTH;
        if is_indented && may_nest && self.continues_item(parent) {
            self.indented(parent, block);
        } else if is_indented {
            self.code(parent, block, rest);
        } else if self.is_table(block) {
            self.table(parent, block);
        } else if let Some(at) = block.find(Start::Heading) {
            self.heading(parent, block, at, rest);
        } else if block
            .lines()
            .get(1)
            .is_some_and(|under| is_underline(self.of(*under)))
        {
            self.underlined(parent, block, rest);
        } else if let Some(at) = block.find(Start::Rule) {
            self.rule(parent, block, at, rest);
        } else if let Some((bullet, _)) = item_in(line, 0, TAB - 1).filter(|_| may_nest) {
            self.list(parent, block, bullet);
        } else if may_nest && self.definitions(parent, block, rest) {
        } else if let Some(at) = block.find(Start::Quote).filter(|_| may_nest) {
            self.quote(parent, block, at);
        } else if !self.notes(block, rest) {
            self.paragraph(parent, block);
        }
    }

    pub(super) fn of(&self, line: Line) -> &'a str {
        line.of(&self.text.buf)
    }

    pub(super) fn is(&self, state: State) -> bool {
        self.states.last() == Some(&state)
    }

    /// Reads inside `state`.
    pub(super) fn within(&mut self, state: State, read: impl FnOnce(&mut Self)) {
        self.states.push(state);
        read(self);
        self.states.pop();
    }

    fn empty(&mut self, parent: usize, block: &Block, rest: &mut Vec<Block>) {
        if block.lines().len() > 1 {
            rest.push(block.after(1));
        }
        let code = self
            .tree
            .last_child(parent)
            .filter(|&last| *self.tree.tag(last) == Tag::Code);
        if let Some(code) = code {
            let filler = block.first();
            self.tree.get_mut(code).text.push(filler);
        }
    }

    fn code(&mut self, parent: usize, block: &Block, rest: &mut Vec<Block>) {
        let lines = block.lines();
        let is_code = |line: &&Line| {
            let text = self.of(**line);
            indent(text) >= TAB || text.trim().is_empty()
        };
        let count = lines.iter().take_while(is_code).count().max(1);
        let code: Vec<Line> = lines[..count].iter().map(|line| line.skip(TAB)).collect();
        let last = self.tree.last_child(parent);
        let goes_on = last.filter(|&last| *self.tree.tag(last) == Tag::Code);
        let element = goes_on.unwrap_or_else(|| self.tree.add(parent, Tag::Code, code[0].from));
        self.tree.get_mut(element).text.extend(code);
        if count < lines.len() {
            rest.push(block.after(count));
        }
    }

    fn heading(&mut self, parent: usize, block: &Block, at: usize, rest: &mut Vec<Block>) {
        if at > 0 {
            self.block(parent, block.before(at));
        }
        let line = block.lines()[at];
        let text = self.of(line);
        let marks = text.len() - text.trim_start_matches('#').len();
        let level = marks.min(6);
        let body = &text[level..];
        let kept = without_closing_marks(body);
        let lead = kept.len() - kept.trim_start().len();
        let from = line.from + level + lead;
        let heading = self.tree.add(parent, Tag::Heading(level as u8), line.from);
        let to = from + kept.trim().len();
        self.tree.get_mut(heading).text.push(Line { from, to });
        if at + 1 < block.lines().len() {
            let after = block.after(at + 1);
            let after = if self.is(State::LooseList) {
                self.detabbed(&after, 1)
            } else {
                after
            };
            rest.push(after);
        }
    }

    fn underlined(&mut self, parent: usize, block: &Block, rest: &mut Vec<Block>) {
        let [line, under] = [block.lines()[0], block.lines()[1]];
        let level = if self.of(under).starts_with('=') {
            1
        } else {
            2
        };
        let heading = self.tree.add(parent, Tag::Heading(level), line.from);
        let text = self.trimmed(line);
        self.tree.get_mut(heading).text.push(text);
        if block.lines().len() > 2 {
            rest.push(block.after(2));
        }
    }

    fn rule(&mut self, parent: usize, block: &Block, at: usize, rest: &mut Vec<Block>) {
        if at > 0 {
            self.block(parent, block.before(at));
        }
        self.tree.add(parent, Tag::Rule, block.lines()[at].from);
        let after = block.after(at + 1).trimmed();
        if !after.lines().is_empty() {
            rest.push(after);
        }
    }

    fn quote(&mut self, parent: usize, block: &Block, at: usize) {
        if at > 0 {
            self.block(parent, block.before(at));
        }
        let lines = block.after(at);
        let inner: Vec<Line> = lines
            .lines()
            .iter()
            .map(|line| self.unquoted(*line))
            .collect();
        let last = self.tree.last_child(parent);
        let goes_on = last.filter(|&last| *self.tree.tag(last) == Tag::Quote);
        let quote =
            goes_on.unwrap_or_else(|| self.tree.add(parent, Tag::Quote, lines.first().from));
        let inner = Block::new(&self.text.buf, inner);
        self.within(State::Quote, |reader| reader.chunk(quote, &inner));
    }

    fn unquoted(&self, line: Line) -> Line {
        let text = self.of(line);
        let lead = indent(text);
        if text.trim() == ">" {
            return Line {
                from: line.to,
                to: line.to,
            };
        }
        if lead > 3 || !text[lead..].starts_with('>') {
            return line;
        }
        let space = usize::from(text[lead + 1..].starts_with(' '));
        line.skip(lead + 1 + space)
    }

    fn paragraph(&mut self, parent: usize, block: &Block) {
        if block.is_blank(&self.text.buf) {
            return;
        }
        let lines = block.lines();
        if !self.is(State::List) {
            let paragraph = self.tree.add(parent, Tag::Paragraph, block.first().from);
            self.tree.get_mut(paragraph).text = self.led(lines);
            return;
        }
        if let Some(sibling) = self.tree.last_child(parent) {
            self.tree.get_mut(sibling).tail.extend(lines);
        } else if self.tree.get(parent).text.is_empty() {
            self.tree.get_mut(parent).text = self.led(lines);
        } else {
            self.tree.get_mut(parent).text.extend(lines);
        }
    }

    /// `lines` without the space that begins them.
    pub(super) fn led(&self, lines: &[Line]) -> Vec<Line> {
        let blank = |line: &&Line| self.of(**line).trim().is_empty();
        let skipped = lines.iter().take_while(blank).count();
        let mut kept = lines[skipped..].to_vec();
        if let Some(first) = kept.first_mut() {
            let text = self.of(*first);
            *first = first.skip(text.len() - text.trim_start().len());
        }
        kept
    }

    pub(super) fn trimmed(&self, line: Line) -> Line {
        let text = self.of(line);
        let from = line.from + text.len() - text.trim_start().len();
        Line {
            from,
            to: from + text.trim().len(),
        }
    }

    /// `block` with `level` tab stops less before each line that has them.
    pub(super) fn detabbed(&self, block: &Block, level: usize) -> Block {
        let width = TAB * level;
        let lines = block.lines().iter().map(|line| {
            let deep = indent(self.of(*line)) >= width;
            line.skip(if deep { width } else { 0 })
        });
        Block::new(&self.text.buf, lines.collect())
    }
}

/// A heading's text without the marks that close it; a mark behind a backslash is text.
fn without_closing_marks(body: &str) -> &str {
    let kept = body.trim_end_matches('#');
    let slashes = kept.len() - kept.trim_end_matches('\\').len();
    if slashes % 2 == 1 && kept.len() < body.len() {
        &body[..=kept.len()]
    } else {
        kept
    }
}
