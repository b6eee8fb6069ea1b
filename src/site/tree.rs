//! The tree of blocks while it is read: each element with its own text, its children, and the text behind it.

use super::lines::Line;
use crate::issue::markup::Alignment;

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tag {
    Root,
    Paragraph,
    Heading(u8),
    Bullets,
    Numbers,
    Item,
    Quote,
    Code,
    Rule,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Terms,
    Term,
    Meaning,
}

impl Tag {
    pub(super) const fn is_list(&self) -> bool {
        matches!(self, Self::Bullets | Self::Numbers)
    }
}

/// One element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) text: Vec<Line>,
    pub(super) tail: Vec<Line>,
    pub(super) children: Vec<usize>,
    /// Where it begins in the prepared text.
    pub(super) at: usize,
}

/// All elements, by number; the first is the root.
#[derive(Debug)]
pub(super) struct Tree(Vec<Element>);

/// The number of the root.
pub(super) const ROOT: usize = 0;

impl Tree {
    /// Element number `at`; an empty one is left in its place.
    pub(super) fn take(&mut self, at: usize) -> Element {
        let left = Element {
            tag: Tag::Root,
            text: Vec::new(),
            tail: Vec::new(),
            children: Vec::new(),
            at: 0,
        };
        self.0
            .get_mut(at)
            .map_or(left.clone(), |own| std::mem::replace(own, left))
    }

    pub(super) fn new() -> Self {
        Self(vec![Element {
            tag: Tag::Root,
            text: Vec::new(),
            tail: Vec::new(),
            children: Vec::new(),
            at: 0,
        }])
    }

    pub(super) fn get(&self, element: usize) -> &Element {
        &self.0[element]
    }

    pub(super) fn get_mut(&mut self, element: usize) -> &mut Element {
        &mut self.0[element]
    }

    /// Adds an element at the end of `parent`.
    pub(super) fn add(&mut self, parent: usize, tag: Tag, at: usize) -> usize {
        let element = self.detached(tag, at);
        self.0[parent].children.push(element);
        element
    }

    /// An element that nothing holds yet.
    pub(super) fn detached(&mut self, tag: Tag, at: usize) -> usize {
        self.0.push(Element {
            tag,
            text: Vec::new(),
            tail: Vec::new(),
            children: Vec::new(),
            at,
        });
        self.0.len() - 1
    }

    pub(super) fn last_child(&self, element: usize) -> Option<usize> {
        self.0[element].children.last().copied()
    }

    pub(super) fn tag(&self, element: usize) -> &Tag {
        &self.0[element].tag
    }

    /// Wraps the own text of `element` in a paragraph before its children.
    pub(super) fn wrap_text(&mut self, element: usize) {
        let text = std::mem::take(&mut self.0[element].text);
        if text.is_empty() {
            return;
        }
        let at = text[0].from;
        let paragraph = self.detached(Tag::Paragraph, at);
        self.0[paragraph].text = text;
        self.0[element].children.insert(0, paragraph);
    }
}
