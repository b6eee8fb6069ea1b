//! Blocks with a fixed shape as they stand in an issue: which parts are there, and where the slots of each lie.
//!
//! ```text
//! This week's crate is [faer](https://docs.rs/faer), a library for linear algebra.   ← a part: its paragraph
//!                       crate  url                   text                            ← its slots
//! ```

use super::{Issue, Leaf, LeafKind};
use crate::profile::{Block, BlockPart, PartKind, Piece, Thread, pieces};
use crate::text::Span;

/// A block in an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledBlock {
    /// Its section.
    pub section: usize,
    /// Its parts in the profile's order; `None` for one that is not there.
    pub parts: Vec<Option<FilledPart>>,
    /// The comment that stands in its place.
    pub waiting: Option<Span>,
}

/// A part of a block in an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledPart {
    /// Its lines, without the last line ending.
    pub span: Span,
    /// The pattern that fits.
    pub pattern: usize,
    /// Where each slot lies.
    pub slots: Vec<(String, Span)>,
}

impl FilledBlock {
    /// True where nothing of it is there.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Option::is_none)
    }

    /// What `slot` holds in `source`; nothing where a placeholder of the profile stands there. Of a quotation, the lines
    /// without their marks.
    pub fn value(&self, issue: &Issue, block: &Block, slot: &str) -> String {
        let parts = self.parts.iter().zip(&block.parts);
        let mut found = parts.filter_map(|(part, shape)| {
            let slots = part.as_ref()?.slots.iter();
            let (_, span) = slots.into_iter().find(|(name, _)| name == slot)?;
            Some((span.of(issue.source()), shape.kind))
        });
        let (text, kind) = found.next().unwrap_or_default();
        let waits = issue.profile().placeholders.iter().any(|own| own == text);
        match kind {
            _ if waits => String::new(),
            PartKind::Quote => unquoted(text),
            _ => text.to_owned(),
        }
    }
}

/// The lines of a block quote without their marks.
fn unquoted(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_start_matches(' ');
        let line = line.strip_prefix('>').unwrap_or(line);
        line.strip_prefix(' ').unwrap_or(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Issue {
    /// `block` in this issue; `None` where its section is missing, or holds two quotations, of which nobody knows which
    /// belongs to what.
    pub fn filled(&self, block: &Block) -> Option<FilledBlock> {
        let section = self.section_of_role(&block.role)?;
        let leaves = self.own_leaves(section);
        let quotes = leaves.iter().filter(|leaf| leaf.kind == LeafKind::Quote);
        let has_quote = block.parts.iter().any(|part| part.kind == PartKind::Quote);
        if has_quote && quotes.count() > 1 {
            return None;
        }
        let mut parts = Vec::with_capacity(block.parts.len());
        let mut from = 0;
        for part in &block.parts {
            let found = self.part(block, part, leaves, from);
            from = found.as_ref().map_or(from, |(leaf, _)| leaf + 1);
            parts.push(found.map(|(_, part)| part));
        }
        Some(FilledBlock {
            section,
            parts,
            waiting: self.comment_saying(section, &block.waits),
        })
    }

    /// The comment in `section` that stands in the place of one of the newsletter's blocks.
    pub fn waiting_comment(&self, section: usize) -> Option<Span> {
        let role = self.role(section)?;
        let blocks = self.profile().blocks.iter();
        let mut own = blocks.filter(|block| block.role == role.role);
        own.find_map(|block| self.comment_saying(section, &block.waits))
    }

    fn own_leaves(&self, section: usize) -> &[Leaf] {
        let range = self.outline().sections[section].leaves.clone();
        &self.outline().leaves[range]
    }

    fn comment_saying(&self, section: usize, words: &str) -> Option<Span> {
        let comments = self.own_leaves(section).iter();
        let mut comments = comments.filter(|leaf| leaf.kind == LeafKind::Comment);
        comments.find_map(|leaf| {
            let span = self.trimmed(leaf.span);
            let text = span.of(self.source()).strip_prefix("<!--")?;
            let said = text.strip_suffix("-->")?.trim();
            (!words.is_empty() && said.eq_ignore_ascii_case(words)).then_some(span)
        })
    }

    fn trimmed(&self, span: Span) -> Span {
        let text = span.of(self.source()).trim_end();
        Span::new(span.start, span.start + text.len())
    }

    /// `part` among `leaves[from..]`, with the leaf it is.
    fn part(
        &self,
        block: &Block,
        part: &BlockPart,
        leaves: &[Leaf],
        from: usize,
    ) -> Option<(usize, FilledPart)> {
        if part.kind == PartKind::Link {
            return self.link_part(part, leaves);
        }
        let fits = |leaf: &Leaf| match part.kind {
            PartKind::Quote => leaf.kind == LeafKind::Quote,
            PartKind::Definition => leaf.kind == LeafKind::Definition,
            _ => matches!(
                leaf.kind,
                LeafKind::Prose | LeafKind::Html | LeafKind::Other
            ),
        };
        let ours = || (from..leaves.len()).filter(|&at| fits(&leaves[at]));
        let read = |at: usize, patterns: fn(&str) -> bool| {
            let span = self.trimmed(leaves[at].span);
            let all = part.patterns.iter().enumerate();
            let mut all = all.filter(|(_, pattern)| patterns(pattern));
            let (pattern, slots) = all.find_map(|(pattern, text)| {
                Some((pattern, matched(self.source(), span, text, block)?))
            })?;
            let found = FilledPart {
                span,
                pattern,
                slots,
            };
            Some((at, found))
        };
        if part.kind == PartKind::Quote {
            return ours().find_map(|at| read(at, |_| true));
        }
        // A pattern that takes anything is for the paragraph right behind the part before.
        let next = (from..leaves.len()).find(|&at| leaves[at].kind != LeafKind::Blank);
        let next = next.filter(|&at| from > 0 && fits(&leaves[at]));
        let anything = || next.filter(|&at| self.is_sentence(leaves[at].span));
        ours()
            .find_map(|at| read(at, |pattern| !is_open(pattern)))
            .or_else(|| read(anything()?, is_open))
    }

    /// True where a paragraph is no link, no HTML and no remark in emphasis as a whole.
    fn is_sentence(&self, span: Span) -> bool {
        let text = span.of(self.source());
        !text.starts_with(['[', '<', '*', '_', '!', '|'])
    }

    fn link_part(&self, part: &BlockPart, leaves: &[Leaf]) -> Option<(usize, FilledPart)> {
        let threads = &self.profile().threads;
        let thread: &Thread = threads.iter().find(|own| own.name == part.thread)?;
        let source = self.source();
        let links = self.links().iter().filter(|link| link.has_url());
        let mut named = links.filter(|link| thread.is_named_by(link.text_span.of(source)));
        named.find_map(|link| {
            let is_here = |leaf: &Leaf| leaf.span.covers(link.span);
            let at = leaves.iter().position(is_here)?;
            let slot = part
                .patterns
                .iter()
                .flat_map(|own| crate::profile::slots(own));
            let found = FilledPart {
                span: self.trimmed(leaves[at].span),
                pattern: 0,
                slots: vec![(slot.last()?.to_owned(), link.url_span)],
            };
            Some((at, found))
        })
    }
}

/// True for a pattern that is one slot.
fn is_open(pattern: &str) -> bool {
    matches!(pieces(pattern).as_slice(), [Piece::Slot(_)])
}

/// Where the slots of `pattern` lie where it fits all of `span`. A space stands for any white space.
fn matched(source: &str, span: Span, pattern: &str, block: &Block) -> Option<Vec<(String, Span)>> {
    let pieces = pieces(pattern);
    let text = span.of(source);
    let mut at = 0;
    let mut found = Vec::new();
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let slot = match *piece {
            Piece::Text(words) => {
                at += literal(&text[at..], words)?;
                continue;
            }
            Piece::Slot(slot) => slot,
        };
        let kind = block
            .field(slot)
            .map_or_else(Default::default, |field| field.kind);
        let end = match pieces.peek() {
            Some(Piece::Text(words)) => {
                let words = *words;
                let mut ends = text[at..].char_indices().map(|(ahead, _)| at + ahead);
                // Behind the last slot, the words must end the text.
                let is_last = pieces.clone().count() == 1;
                ends.find(|&end| {
                    let len = literal(&text[end..], words);
                    kind.takes(&text[at..end])
                        && len.is_some_and(|len| !is_last || end + len == text.len())
                })?
            }
            _ => text.len(),
        };
        if !kind.takes(&text[at..end]) {
            return None;
        }
        found.push((
            slot.to_owned(),
            Span::new(span.start + at, span.start + end),
        ));
        at = end;
    }
    (at == text.len()).then_some(found)
}

/// How many bytes of `text`, from its start, are `words`.
fn literal(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for c in words.chars() {
        if c == ' ' {
            let behind = rest.trim_start();
            if behind.len() == rest.len() {
                return None;
            }
            rest = behind;
            continue;
        }
        let own = rest.chars().next()?;
        let is_same = own == c || (c == '\'' && own == '’');
        rest = rest.get(own.len_utf8()..).filter(|_| is_same)?;
    }
    Some(text.len() - rest.len())
}
