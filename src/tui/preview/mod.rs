//! A fragment as readers of the site will see it, as lines of a given width.
//!
//! Each block is drawn alone into the columns it has; the block around it then sets its mark before every line.
//! So no line is ever wider than asked for, at any width.

mod flow;
mod inlines;
mod styles;
mod table;

pub use styles::PreviewStyles;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::issue::markup::{Block, Inline};
use flow::{Flow, display_width, hard_lines};
use inlines::{Setting, flow_of};

/// A mark before a block is left out where it would leave fewer columns than this for the text.
const MIN_TEXT: usize = 6;

/// Draws `blocks` in at most `width` columns; a width of 0 has no lines. Nothing that comes from the document can
/// reach the terminal as a control character.
pub fn lines(blocks: &[Block], width: u16, theme: &PreviewStyles) -> Vec<Line<'static>> {
    if width == 0 {
        return Vec::new();
    }
    let area = Area {
        width: usize::from(width),
        depth: 0,
        base: Style::new(),
        theme,
    };
    area.blocks(blocks, Gap::BlankLine)
}

/// The columns a block has, and how its text looks there.
#[derive(Clone, Copy)]
struct Area<'t> {
    width: usize,
    /// How many lists are around it.
    depth: usize,
    base: Style,
    theme: &'t PreviewStyles,
}

/// What stands between two neighbours.
#[derive(Clone, Copy)]
enum Gap {
    None,
    BlankLine,
}

impl Area<'_> {
    fn blocks(self, blocks: &[Block], gap: Gap) -> Vec<Line<'static>> {
        stacked(blocks.iter().map(|block| self.block(block)), gap)
    }

    fn block(self, block: &Block) -> Vec<Line<'static>> {
        match block {
            Block::Heading { level, inlines } => self.heading(*level, inlines),
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::List {
                start,
                tight,
                items,
            } => {
                let gap = if *tight { Gap::None } else { Gap::BlankLine };
                self.list(*start, gap, items)
            }
            Block::Quote(inner) => self.quote(inner),
            Block::Code { text, .. } => self.code(text),
            Block::Table {
                alignments,
                header,
                rows,
            } => table::lines(alignments, header, rows, self.width, self.base, self.theme),
            Block::Rule => vec![self.rule("─", self.width)],
            Block::Html(html) => self.html(html),
        }
    }

    fn paragraph(self, inlines: &[Inline]) -> Vec<Line<'static>> {
        flow_of(inlines, self.base, Setting::Prose, self.theme).wrapped(self.width)
    }

    fn heading(self, level: u8, inlines: &[Inline]) -> Vec<Line<'static>> {
        let base = self.base.patch(self.theme.heading);
        let mut lines = flow_of(inlines, base, Setting::Prose, self.theme).wrapped(self.width);
        let longest = lines.iter().map(display_width).max().unwrap_or(0);
        match level {
            1 => lines.push(self.rule("━", longest)),
            2 => lines.push(self.rule("─", longest)),
            _ => {}
        }
        lines
    }

    fn list(self, start: Option<u64>, gap: Gap, items: &[Vec<Block>]) -> Vec<Line<'static>> {
        let last = start.map(|first| first.saturating_add(items.len().saturating_sub(1) as u64));
        let digits = last.map_or(0, |last| last.to_string().len());
        let items = items.iter().zip(0..).map(|(item, index)| {
            let mark = match start {
                Some(first) => format!("{:>digits$}. ", first.saturating_add(index)),
                None if self.depth.is_multiple_of(2) => "• ".to_owned(),
                None => "◦ ".to_owned(),
            };
            let hang = " ".repeat(mark.chars().count());
            self.marked(&mark, &hang, self.base, |inner| {
                let deeper = Area {
                    depth: self.depth + 1,
                    ..inner
                };
                deeper.blocks(item, gap)
            })
        });
        stacked(items, gap)
    }

    fn quote(self, inner: &[Block]) -> Vec<Line<'static>> {
        self.marked("▎ ", "▎ ", self.theme.dim, |area| {
            let quoted = Area {
                base: self.base.patch(self.theme.quote),
                ..area
            };
            quoted.blocks(inner, Gap::BlankLine)
        })
    }

    fn code(self, text: &str) -> Vec<Line<'static>> {
        let style = self.base.patch(self.theme.code);
        self.marked("    ", "    ", self.base, |area| {
            text.lines()
                .flat_map(|line| hard_lines(line, style, area.width))
                .collect()
        })
    }

    /// The text between the tags, which is about what a browser makes of it.
    fn html(self, html: &str) -> Vec<Line<'static>> {
        let mut flow = Flow::default();
        flow.push(&without_tags(html), self.base);
        flow.wrapped(self.width)
    }

    fn rule(self, glyph: &str, columns: usize) -> Line<'static> {
        Line::styled(glyph.repeat(columns), self.theme.dim)
    }

    /// Draws into the columns that are left after a mark, and sets `first` before the first line, `hang` before the
    /// others. Both are equally wide.
    fn marked(
        self,
        first: &str,
        hang: &str,
        style: Style,
        draw: impl FnOnce(Self) -> Vec<Line<'static>>,
    ) -> Vec<Line<'static>> {
        let columns = first.chars().count();
        if self.width < columns + MIN_TEXT {
            return draw(self);
        }
        let mut lines = draw(Self {
            width: self.width - columns,
            ..self
        });
        if lines.is_empty() {
            lines.push(Line::default());
        }
        for (index, line) in lines.iter_mut().enumerate() {
            let mark = if index == 0 { first } else { hang };
            set_before(line, mark, style);
        }
        lines
    }
}

/// Sets `mark` before `line`, without a space at the end of an empty one.
fn set_before(line: &mut Line<'static>, mark: &str, style: Style) {
    let mark = if line.spans.is_empty() {
        mark.trim_end()
    } else {
        mark
    };
    if !mark.is_empty() {
        line.spans.insert(0, Span::styled(mark.to_owned(), style));
    }
}

/// One below the other; what draws nothing needs no gap.
fn stacked(parts: impl Iterator<Item = Vec<Line<'static>>>, gap: Gap) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if matches!(gap, Gap::BlankLine) && !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    lines
}

fn without_tags(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let opens = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '?');
        match tag.find('>') {
            Some(end) if opens => rest = &tag[end + 1..],
            _ => {
                kept.push('<');
                rest = tag;
            }
        }
    }
    kept.push_str(rest);
    kept
}
