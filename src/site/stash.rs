//! What tokens stand for.

use super::inline::Node;

/// Something that the block structure passes over.
#[derive(Clone, Debug)]
pub(super) enum Raw {
    /// A fenced code block.
    Code {
        /// The word behind the fence.
        language: Option<String>,
        /// The lines.
        code: String,
    },
    /// HTML as written: a block, a tag, a comment, an entity.
    Html(String),
}

/// One token's meaning.
#[derive(Clone, Debug)]
pub(super) enum Stashed {
    /// HTML or code.
    Raw(Raw),
    /// An escaped character.
    Char(char),
    /// Plain words.
    Words(String),
    /// A link, emphasis, code; taken once.
    Node(Option<Box<Node>>),
}

/// All tokens of a text, by number.
#[derive(Debug, Default)]
pub(super) struct Stash(Vec<Stashed>);

impl Stash {
    /// The number of a new token for HTML or code.
    pub(super) fn raw(&mut self, raw: Raw) -> usize {
        self.put(Stashed::Raw(raw))
    }

    /// The number of a new token.
    pub(super) fn put(&mut self, stashed: Stashed) -> usize {
        self.0.push(stashed);
        self.0.len() - 1
    }

    /// What token `id` stands for.
    pub(super) fn get(&self, id: usize) -> Option<&Stashed> {
        self.0.get(id)
    }

    /// The node of token `id`, which is then gone.
    pub(super) fn take(&mut self, id: usize) -> Option<Node> {
        match self.0.get_mut(id)? {
            Stashed::Node(node) => node.take().map(|node| *node),
            _ => None,
        }
    }
}
