//! What the tree says, as Preview draws it, and as landmarks with their places in the source.

use super::attrs::{self, Ending};
use super::blocks::Defined;
use super::inline::{Inlines, Kind, Piece, Place};
use super::lines::Line;
use super::mapped::{Mapped, OPEN, token};
use super::stash::{Raw, Stash, Stashed};
use super::tree::{Element, ROOT, Tag, Tree};
use crate::issue::markup::{self, Block, Inline};
use crate::issue::{Landmark, Mark};
use crate::text::Span;

/// A text that was read.
pub(super) struct View<'a> {
    pub(super) text: &'a Mapped,
    pub(super) tree: Tree,
    pub(super) defined: Defined,
    pub(super) stash: Stash,
}

impl View<'_> {
    /// The running text of `lines` in an element tagged `tag`.
    fn pieces(&mut self, lines: &[Line], tag: &Tag, place: Place) -> Vec<Piece> {
        if lines.is_empty() {
            return Vec::new();
        }
        let mut inlines = Inlines::new(self.text, &mut self.stash, &self.defined);
        let mut pieces = inlines.read(lines, place);
        let ending = match tag {
            Tag::Heading(_) | Tag::Cell | Tag::Term => Ending::OnTheLine,
            _ => Ending::OnItsLine,
        };
        attrs::taken_off(&mut pieces, ending);
        pieces
    }

    fn own_pieces(&mut self, element: &Element) -> Vec<Piece> {
        let place = if element.children.is_empty() {
            Place::Alone
        } else {
            Place::BeforeBlocks
        };
        self.pieces(&element.text, &element.tag, place)
    }

    /// The blocks of the whole text.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        self.blocks_in(ROOT)
    }

    fn blocks_in(&mut self, element: usize) -> Vec<Block> {
        let own = self.tree.get(element).clone();
        let mut blocks = Vec::new();
        if matches!(own.tag, Tag::Item | Tag::Meaning | Tag::Quote) {
            let pieces = self.own_pieces(&own);
            self.paragraph(&pieces, &mut blocks);
        }
        for child in own.children {
            self.block(child, &mut blocks);
            let tail = self.tree.get(child).tail.clone();
            let pieces = self.pieces(&tail, &Tag::Paragraph, Place::Alone);
            self.paragraph(&pieces, &mut blocks);
        }
        blocks
    }

    fn block(&mut self, element: usize, blocks: &mut Vec<Block>) {
        let own = self.tree.get(element).clone();
        match &own.tag {
            Tag::Paragraph => {
                if let Some(block) = self.taken_out(&own) {
                    if block != Block::Html(String::new()) {
                        blocks.push(block);
                    }
                    return;
                }
                let pieces = self.own_pieces(&own);
                self.paragraph(&pieces, blocks);
            }
            Tag::Heading(level) => {
                let pieces = self.own_pieces(&own);
                let inlines = self.inlines(&pieces);
                blocks.push(Block::Heading {
                    level: *level,
                    inlines,
                });
            }
            Tag::Bullets | Tag::Numbers => {
                let is_paragraph = |child: &usize| *self.tree.tag(*child) == Tag::Paragraph;
                let mut items = own.children.iter();
                let tight =
                    !items.any(|item| self.tree.get(*item).children.iter().any(is_paragraph));
                blocks.push(Block::List {
                    // The site counts from one whatever is written.
                    start: (own.tag == Tag::Numbers).then_some(1),
                    tight,
                    items: own
                        .children
                        .iter()
                        .map(|item| self.blocks_in(*item))
                        .collect(),
                });
            }
            Tag::Quote => blocks.push(Block::Quote(self.blocks_in(element))),
            Tag::Code => blocks.push(self.code(&own)),
            Tag::Rule => blocks.push(Block::Rule),
            Tag::Table(alignments) => {
                let mut rows = own
                    .children
                    .iter()
                    .map(|row| self.row(*row))
                    .collect::<Vec<_>>()
                    .into_iter();
                blocks.push(Block::Table {
                    alignments: alignments.clone(),
                    header: rows.next().unwrap_or_default(),
                    rows: rows.collect(),
                });
            }
            Tag::Term => {
                let pieces = self.own_pieces(&own);
                self.paragraph(&pieces, blocks);
            }
            Tag::Root | Tag::Item | Tag::Meaning | Tag::Terms | Tag::Row | Tag::Cell => {
                blocks.extend(self.blocks_in(element));
            }
        }
    }

    fn row(&mut self, row: usize) -> Vec<Vec<Inline>> {
        let cells = self.tree.get(row).children.clone();
        let cells = cells.into_iter().map(|cell| {
            let own = self.tree.get(cell).clone();
            let pieces = self.own_pieces(&own);
            self.inlines(&pieces)
        });
        cells.collect()
    }

    fn code(&self, own: &Element) -> Block {
        let lines: Vec<&str> = own
            .text
            .iter()
            .map(|line| line.of(&self.text.buf))
            .collect();
        let text = lines.join("\n");
        Block::Code {
            language: None,
            text: format!("{}\n", text.trim_end()),
        }
    }

    /// The block that stands in the place of a paragraph that is nothing but a token for it; empty for a comment.
    fn taken_out(&self, own: &Element) -> Option<Block> {
        let [line] = own.text.as_slice() else {
            return None;
        };
        let text = line.of(&self.text.buf).trim();
        let (id, end) = token(text, 0)?;
        if end < text.len() {
            return None;
        }
        match self.stash.get(id)? {
            Stashed::Raw(Raw::Code { language, code }) => Some(Block::Code {
                language: language.clone(),
                text: code.clone(),
            }),
            Stashed::Raw(Raw::Html(html)) => {
                let is_comment = html.trim_start().starts_with("<!--");
                let shown = if is_comment { "" } else { html };
                Some(Block::Html(shown.to_owned()))
            }
            _ => None,
        }
    }

    fn paragraph(&self, pieces: &[Piece], blocks: &mut Vec<Block>) {
        let inlines = self.inlines(pieces);
        let is_blank = |inline: &Inline| match inline {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::SoftBreak | Inline::HardBreak => true,
            _ => false,
        };
        if !inlines.iter().all(is_blank) {
            blocks.push(Block::Paragraph(inlines));
        }
    }

    fn inlines(&self, pieces: &[Piece]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.text(&text.buf, &mut inlines),
                Piece::Node(node) => inlines.push(match &node.kind {
                    Kind::Emphasis => Inline::Emphasis(self.inlines(&node.inner)),
                    Kind::Strong => Inline::Strong(self.inlines(&node.inner)),
                    Kind::Code(code) => Inline::Code(code.clone()),
                    Kind::Link(url) => Inline::Link {
                        url: url.clone(),
                        inlines: self.inlines(&node.inner),
                    },
                    Kind::Image { url, alt } => Inline::Image {
                        url: url.clone(),
                        alt: alt.clone(),
                    },
                    Kind::Break => Inline::HardBreak,
                }),
            }
        }
        inlines
    }

    /// Adds `text`, in which tokens may be left.
    fn text(&self, text: &str, inlines: &mut Vec<Inline>) {
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let end = rest.find([OPEN, '\n']).unwrap_or(rest.len());
            push_text(inlines, &rest[..end]);
            at += end;
            if text[at..].starts_with('\n') {
                inlines.push(Inline::SoftBreak);
                at += 1;
            } else if let Some((id, end)) = token(text, at) {
                self.stashed(id, inlines);
                at = end;
            } else if at < text.len() {
                at += 1;
            }
        }
    }

    fn stashed(&self, id: usize, inlines: &mut Vec<Inline>) {
        match self.stash.get(id) {
            Some(Stashed::Char(c)) => push_text(inlines, c.encode_utf8(&mut [0; 4])),
            Some(Stashed::Raw(Raw::Html(html))) if html.starts_with('&') => {
                push_text(inlines, &entity(html));
            }
            Some(Stashed::Raw(Raw::Html(html))) if is_break(html) => {
                inlines.push(Inline::HardBreak);
            }
            _ => {}
        }
    }

    /// Headings, items and links with their places, in order. Takes the tree apart.
    pub(super) fn landmarks(&mut self) -> Vec<Landmark> {
        let mut found = Vec::new();
        self.landmarks_in(ROOT, 0, &mut found);
        found.sort_by_key(|landmark| (landmark.span.start, matches!(landmark.mark, Mark::Link(_))));
        found
    }

    fn landmarks_in(&mut self, element: usize, depth: u8, found: &mut Vec<Landmark>) {
        let own = self.tree.take(element);
        let mut depth = depth;
        if let Tag::Heading(level) = own.tag {
            found.push(self.landmark(own.at, Mark::Heading(level)));
        } else if own.tag == Tag::Item {
            depth = depth.saturating_add(1);
            found.push(self.landmark(own.at, Mark::Item(depth)));
        }
        if own.tag != Tag::Code {
            self.links_of(&own.text, found, |view| view.own_pieces(&own));
        }
        self.links_of(&own.tail, found, |view| {
            view.pieces(&own.tail, &Tag::Paragraph, Place::Alone)
        });
        for child in own.children {
            self.landmarks_in(child, depth, found);
        }
    }

    /// Adds the links of `lines`, which `read` reads where they are not plain.
    fn links_of(
        &mut self,
        lines: &[Line],
        found: &mut Vec<Landmark>,
        read: impl FnOnce(&mut Self) -> Vec<Piece>,
    ) {
        let inlines = Inlines::new(self.text, &mut self.stash, &self.defined);
        match inlines.plain_links(lines) {
            Some(plain) => found.extend(plain),
            None => links(&read(self), found),
        }
    }

    fn landmark(&self, at: usize, mark: Mark) -> Landmark {
        let at = self.text.source_at(at);
        Landmark {
            span: Span::at(at),
            mark,
        }
    }
}

fn links(pieces: &[Piece], found: &mut Vec<Landmark>) {
    for piece in pieces {
        let Piece::Node(node) = piece else { continue };
        if let Kind::Link(url) = &node.kind {
            found.push(Landmark {
                span: node.span,
                mark: Mark::Link(url.clone()),
            });
        }
        links(&node.inner, found);
    }
}

fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

/// The character of an entity; the entity itself where there is none.
fn entity(written: &str) -> String {
    match markup::read(written, &[]).as_slice() {
        [Block::Paragraph(inlines)] => markup::plain(inlines),
        _ => written.to_owned(),
    }
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name[..end].eq_ignore_ascii_case("br")
}
