//! Definition lists: a line that begins with a colon says what the lines before it mean.

use super::blocks::{Reader, State};
use super::lines::{Block, Line, Start, indent};
use super::plain::TAB;
use super::tree::Tag;

impl Reader<'_> {
    /// Reads a block that holds a meaning; false where it has none, or nothing that it could belong to.
    pub(super) fn definitions(
        &mut self,
        parent: usize,
        block: &Block,
        rest: &mut Vec<Block>,
    ) -> bool {
        let Some(at) = block.find(Start::Colon) else {
            return false;
        };
        let sibling = self.tree.last_child(parent);
        let mut terms = self.terms_of(block.before(at).lines());
        if terms.is_empty() && sibling.is_none() {
            return false;
        }
        let (meaning, left) = self.meaning(block, at);
        let paragraph =
            sibling.filter(|&last| terms.is_empty() && *self.tree.tag(last) == Tag::Paragraph);
        let mut state = State::List;
        if let Some(paragraph) = paragraph {
            state = State::LooseList;
            terms.clone_from(&self.tree.get(paragraph).text);
            self.tree.get_mut(parent).children.pop();
        }
        let known = self
            .tree
            .last_child(parent)
            .filter(|&last| *self.tree.tag(last) == Tag::Terms);
        if terms.is_empty() && known.is_some_and(|list| self.ends_loose(list)) {
            state = State::LooseList;
        }
        let list = known.unwrap_or_else(|| self.tree.add(parent, Tag::Terms, block.first().from));
        for term in terms {
            let element = self.tree.add(list, Tag::Term, term.from);
            self.tree.get_mut(element).text.push(term);
        }
        let element = self.tree.add(list, Tag::Meaning, meaning.first().from);
        self.within(state, |reader| reader.block(element, meaning));
        rest.extend(left);
        true
    }

    fn terms_of(&self, lines: &[Line]) -> Vec<Line> {
        let terms = lines.iter().map(|line| self.trimmed(*line));
        terms.filter(|line| !line.is_empty()).collect()
    }

    /// The meaning that begins at line `at`, and what is left of the block behind it.
    fn meaning(&self, block: &Block, at: usize) -> (Block, Option<Block>) {
        let line = block.lines()[at];
        let text = self.of(line);
        let lead = indent(text) + 1;
        let mut lines = vec![line.skip(lead + indent(&text[lead..]).min(3))];
        let behind = block.after(at + 1);
        let next = self.of(behind.first());
        let is_lazy = indent(next) < TAB && !next.trim_start_matches(' ').starts_with(':');
        if is_lazy {
            lines.extend(behind.lines());
            return (Block::new(&self.text.buf, lines), None);
        }
        let is_inside = |line: &&Line| indent(self.of(**line)) >= TAB || line.is_empty();
        let count = behind.lines().iter().take_while(is_inside).count();
        lines.extend(behind.lines()[..count].iter().map(|line| line.skip(TAB)));
        let left = (count < behind.lines().len()).then(|| behind.after(count));
        (Block::new(&self.text.buf, lines), left)
    }

    fn ends_loose(&self, list: usize) -> bool {
        let ending = self.tree.last_child(list);
        ending.is_some_and(|ending| {
            *self.tree.tag(ending) == Tag::Meaning && !self.tree.get(ending).children.is_empty()
        })
    }
}
