//! Lists: four columns nest, one to three do not; the next block goes on with the list before it, whatever its marks.

use super::blocks::{Reader, State};
use super::lines::{Block, Bullet, Line, indent, item_in};
use super::plain::TAB;
use super::tree::Tag;

impl Reader<'_> {
    /// True where an indented block belongs to an item: of `parent`, or of the list that ends it.
    pub(super) fn continues_item(&self, parent: usize) -> bool {
        let is_item = matches!(self.tree.tag(parent), Tag::Item | Tag::Meaning);
        let ends_in_list = self
            .tree
            .last_child(parent)
            .is_some_and(|last| self.is_list(last));
        !self.is(State::Detabbed) && (is_item || ends_in_list)
    }

    fn is_list(&self, element: usize) -> bool {
        matches!(
            self.tree.tag(element),
            Tag::Bullets | Tag::Numbers | Tag::Terms
        )
    }

    fn is_item(&self, element: usize) -> bool {
        matches!(self.tree.tag(element), Tag::Item | Tag::Meaning)
    }

    /// Reads an indented block into the item it belongs to.
    pub(super) fn indented(&mut self, parent: usize, block: &Block) {
        let (level, place) = self.level(parent, block);
        let block = self.detabbed(block, level);
        self.within(State::Detabbed, |reader| {
            reader.item(parent, place, block);
        });
    }

    fn item(&mut self, parent: usize, place: usize, block: Block) {
        if self.is_item(parent) {
            let nested = self
                .tree
                .last_child(parent)
                .filter(|&last| self.is_list(last));
            self.block(nested.unwrap_or(parent), block);
            return;
        }
        if self.is_item(place) {
            self.block(place, block);
            return;
        }
        let last = self.tree.last_child(place);
        if let Some(item) = last.filter(|&last| self.is_item(last)) {
            self.tree.wrap_text(item);
            self.chunk(item, &block);
        } else {
            let item = self.tree.add(place, Tag::Item, block.first().from);
            self.block(item, block);
        }
    }

    /// How many tab stops `block` is nested by, and the list or item that they lead to.
    fn level(&self, parent: usize, block: &Block) -> (usize, usize) {
        let wanted = indent(self.of(block.first())) / TAB;
        let mut level = usize::from(self.is(State::List));
        let mut place = parent;
        while wanted > level {
            let Some(child) = self.tree.last_child(place) else {
                break;
            };
            if self.is_list(child) {
                level += 1;
            } else if !self.is_item(child) {
                break;
            }
            place = child;
        }
        (level, place)
    }

    /// Reads a block that begins with an item.
    pub(super) fn list(&mut self, parent: usize, block: &Block, bullet: Bullet) {
        let mut items = self.items(block).into_iter();
        let sibling = self.tree.last_child(parent);
        let before = sibling.filter(|&sibling| self.tree.tag(sibling).is_list());
        let list = if let Some(list) = before {
            self.settle_last(list);
            let first = items.next();
            let item = self.tree.add(list, Tag::Item, block.first().from);
            let first = Block::new(&self.text.buf, first.unwrap_or_default());
            self.tree.get_mut(item).at = first.first().from;
            self.within(State::LooseList, |reader| reader.block(item, first));
            list
        } else if self.tree.tag(parent).is_list() {
            parent
        } else {
            let tag = match bullet {
                Bullet::Sign => Tag::Bullets,
                Bullet::Number => Tag::Numbers,
            };
            self.tree.add(parent, tag, block.first().from)
        };
        self.within(State::List, |reader| reader.add_items(list, items));
    }

    fn add_items(&mut self, list: usize, items: impl Iterator<Item = Vec<Line>>) {
        for lines in items {
            let block = Block::new(&self.text.buf, lines);
            let first = block.first();
            let is_nested = indent(self.of(first)) >= TAB;
            let open = self.tree.last_child(list).filter(|_| is_nested);
            let item = open.unwrap_or_else(|| self.tree.add(list, Tag::Item, first.from));
            self.block(item, block);
        }
    }

    /// The text of the last item of `list` becomes a paragraph, since an empty line follows it.
    fn settle_last(&mut self, list: usize) {
        let Some(item) = self.tree.last_child(list) else {
            return;
        };
        self.tree.wrap_text(item);
        let Some(child) = self.tree.last_child(item) else {
            return;
        };
        let tail = std::mem::take(&mut self.tree.get_mut(child).tail);
        if let Some(first) = tail.first() {
            let paragraph = self.tree.add(item, Tag::Paragraph, first.from);
            self.tree.get_mut(paragraph).text = self.led(&tail);
        }
    }

    /// The lines of each item of `block`: of the list itself, and indented ones together.
    fn items(&self, block: &Block) -> Vec<Vec<Line>> {
        let mut items: Vec<Vec<Line>> = Vec::new();
        for &line in block.lines() {
            let text = self.of(line);
            if let Some((_, content)) = item_in(text, 0, TAB - 1) {
                items.push(vec![line.skip(content)]);
                continue;
            }
            let starts_nested = item_in(text, TAB, 2 * TAB - 1).is_some();
            let goes_on = items
                .last()
                .is_some_and(|last| indent(self.of(last[0])) >= TAB);
            match items.last_mut() {
                Some(last) if goes_on || !starts_nested => last.push(line),
                _ => items.push(vec![line]),
            }
        }
        items
    }
}
