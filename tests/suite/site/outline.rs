//! Lists, items, headings and links of a page as lines, as `tests/python_markdown.py` writes them.

use copydesk::issue::markup::{Block, Inline, plain};

/// The lines of `blocks`.
pub fn outline(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    all(blocks, 0, 0, &mut lines);
    lines
}

fn all(blocks: &[Block], lists: usize, items: usize, lines: &mut Vec<String>) {
    for block in blocks {
        one(block, lists, items, lines);
    }
}

fn one(block: &Block, lists: usize, items: usize, lines: &mut Vec<String>) {
    match block {
        Block::Heading { level, inlines } => {
            lines.push(
                format!("heading {level} {}", words(inlines))
                    .trim_end()
                    .to_owned(),
            );
            links(inlines, lines);
        }
        Block::Paragraph(inlines) => links(inlines, lines),
        Block::List {
            start, items: own, ..
        } => {
            let tag = if start.is_some() { "ol" } else { "ul" };
            lines.push(format!("{tag} {}", lists + 1));
            for item in own {
                lines.push(format!("item {}", items + 1));
                all(item, lists + 1, items + 1, lines);
            }
        }
        Block::Quote(inner) => all(inner, lists, items, lines),
        Block::Table { header, rows, .. } => {
            let cells = header.iter().chain(rows.iter().flatten());
            cells.for_each(|cell| links(cell, lines));
        }
        Block::Code { .. } | Block::Rule | Block::Html(_) => {}
    }
}

fn links(inlines: &[Inline], lines: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, inlines } => {
                lines.push(format!("link {} -> {url}", words(inlines)));
                links(inlines, lines);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => links(inner, lines),
            _ => {}
        }
    }
}

fn words(inlines: &[Inline]) -> String {
    let plain = plain(inlines);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
