//! Builds the tree from openings and closings, without recursion and to a bounded depth.
//!
//! Drawing, cloning and dropping the tree recurse, so a fragment of ten thousand `>` must not nest as deep.

use super::{Alignment, Block, Cell, Inline, plain};

const MAX_DEPTH: usize = 32;

/// What was opened and is not closed yet.
pub(super) enum Node {
    Paragraph,
    Heading(u8),
    Quote,
    Code(Option<String>),
    Html,
    List(Option<u64>),
    Item,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(String),
    Image(String),
}

impl Node {
    /// Parts of a list or table are worth nothing without the whole, so depth never separates them.
    const fn is_part(&self) -> bool {
        matches!(self, Self::Item | Self::Row | Self::Cell)
    }
}

/// What has been read so far inside one open node.
#[derive(Default)]
struct Content {
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    rows: Vec<Vec<Cell>>,
    cells: Vec<Cell>,
    spacing: Spacing,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Spacing {
    #[default]
    Tight,
    Loose,
}

impl Content {
    /// Adds to the running text; neighbouring texts become one, so that no grapheme is split.
    fn push_inline(&mut self, inline: Inline) {
        if let (Some(Inline::Text(before)), Inline::Text(more)) = (self.inlines.last_mut(), &inline)
        {
            before.push_str(more);
        } else {
            self.inlines.push(inline);
        }
    }

    /// Adds a block after the running text, which becomes a paragraph.
    fn push_block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn end_paragraph(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        if !inlines.iter().all(is_blank) {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}

/// The open nodes, outermost first, and what each holds.
#[derive(Default)]
pub(super) struct Builder {
    root: Content,
    open: Vec<(Node, Content)>,
    /// Nodes opened beyond the depth limit; their content goes to the innermost node kept.
    flattened: usize,
}

impl Builder {
    pub(super) fn open(&mut self, node: Node) {
        let too_deep = self.open.len() >= MAX_DEPTH && !node.is_part();
        if self.flattened > 0 || too_deep {
            self.flattened += 1;
        } else {
            self.open.push((node, Content::default()));
        }
    }

    pub(super) fn close(&mut self) {
        if self.flattened > 0 {
            self.flattened -= 1;
        } else if let Some((node, content)) = self.open.pop() {
            place(node, content, self.top());
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.top().push_inline(Inline::Text(text.to_owned()));
    }

    pub(super) fn code(&mut self, code: &str) {
        self.top().push_inline(Inline::Code(code.to_owned()));
    }

    pub(super) fn soft_break(&mut self) {
        self.top().push_inline(Inline::SoftBreak);
    }

    pub(super) fn hard_break(&mut self) {
        self.top().push_inline(Inline::HardBreak);
    }

    pub(super) fn rule(&mut self) {
        self.top().push_block(Block::Rule);
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.flattened = 0;
            self.close();
        }
        self.root.into_blocks()
    }

    fn top(&mut self) -> &mut Content {
        self.open
            .last_mut()
            .map_or(&mut self.root, |(_, content)| content)
    }
}

/// Hands a closed node to the one around it.
fn place(node: Node, content: Content, parent: &mut Content) {
    match node {
        Node::Paragraph => {
            parent.end_paragraph();
            parent.blocks.extend(content.into_blocks());
            parent.spacing = Spacing::Loose;
        }
        Node::Heading(level) => parent.push_block(Block::Heading {
            level,
            inlines: content.inlines,
        }),
        Node::Quote => parent.push_block(Block::Quote(content.into_blocks())),
        Node::Code(language) => parent.push_block(Block::Code {
            language,
            text: plain(&content.inlines),
        }),
        Node::Html => {
            let html = without_comments(&plain(&content.inlines));
            if !html.trim().is_empty() {
                parent.push_block(Block::Html(html));
            }
        }
        Node::List(start) => parent.push_block(Block::List {
            start,
            tight: content.spacing == Spacing::Tight,
            items: content.items,
        }),
        Node::Item => {
            if content.spacing == Spacing::Loose {
                parent.spacing = Spacing::Loose;
            }
            parent.items.push(content.into_blocks());
        }
        Node::Table(alignments) => parent.push_block(table(alignments, content.rows)),
        Node::Row => parent.rows.push(content.cells),
        Node::Cell => parent.cells.push(content.inlines),
        Node::Emphasis => parent.push_inline(Inline::Emphasis(content.inlines)),
        Node::Strong => parent.push_inline(Inline::Strong(content.inlines)),
        Node::Link(url) => parent.push_inline(Inline::Link {
            url,
            inlines: content.inlines,
        }),
        Node::Image(url) => parent.push_inline(Inline::Image {
            url,
            alt: plain(&content.inlines),
        }),
    }
}

fn table(alignments: Vec<Alignment>, rows: Vec<Vec<Cell>>) -> Block {
    let mut rows = rows.into_iter();
    Block::Table {
        alignments,
        header: rows.next().unwrap_or_default(),
        rows: rows.collect(),
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => true,
        _ => false,
    }
}

/// A comment that never ends is text on the site, so it stays.
fn without_comments(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((_, after)) = comment.split_once("-->") else {
            break;
        };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    kept
}
