//! Reads a Markdown fragment into the tree. It never fails: what is not Markdown is text.
//!
//! Only what the newsletter's site renders is switched on: tables, but no strike-through, no bare addresses.

use std::collections::HashMap;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

use super::Block;
use super::build::{Builder, Node};

/// Reads `fragment`; references resolve against `definitions`, pairs of label and address, which come before the
/// fragment's own. Of two with the same label the last counts, as on the site. Nesting deeper than 32 is flattened.
pub fn read(fragment: &str, definitions: &[(String, String)]) -> Vec<Block> {
    let known = Definitions::new(definitions);
    let resolve = |link: BrokenLink<'_>| {
        let url = known.url(&link.reference)?.to_owned();
        Some((CowStr::from(url), CowStr::from("")))
    };
    let parser =
        Parser::new_with_broken_link_callback(fragment, Options::ENABLE_TABLES, Some(resolve));
    let mut builder = Builder::default();
    for event in parser {
        match event {
            Event::Start(tag) => builder.open(node(tag, &known)),
            Event::End(_) => builder.close(),
            Event::Text(text) | Event::Html(text) => builder.text(&text),
            Event::Code(code) => builder.code(&code),
            Event::InlineHtml(tag) if is_break(&tag) => builder.hard_break(),
            Event::SoftBreak => builder.soft_break(),
            Event::HardBreak => builder.hard_break(),
            Event::Rule => builder.rule(),
            // Other inline tags are invisible; the remaining events belong to extensions that are off.
            _ => {}
        }
    }
    builder.finish()
}

/// Addresses by label, case and spacing of labels ignored.
struct Definitions<'d>(HashMap<String, &'d str>);

impl<'d> Definitions<'d> {
    fn new(pairs: &'d [(String, String)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(label, url)| (folded(label), url.as_str()))
                .collect(),
        )
    }

    fn url(&self, label: &str) -> Option<&'d str> {
        self.0.get(&folded(label)).copied()
    }
}

fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn node(tag: Tag<'_>, known: &Definitions<'_>) -> Node {
    match tag {
        Tag::Heading { level, .. } => Node::Heading(level as u8),
        Tag::BlockQuote(_) => Node::Quote,
        Tag::CodeBlock(kind) => Node::Code(language(&kind)),
        Tag::HtmlBlock => Node::Html,
        Tag::List(start) => Node::List(start),
        Tag::Item => Node::Item,
        Tag::Table(columns) => Node::Table(columns.into_iter().map(alignment).collect()),
        Tag::TableHead | Tag::TableRow => Node::Row,
        Tag::TableCell => Node::Cell,
        Tag::Emphasis => Node::Emphasis,
        Tag::Strong => Node::Strong,
        Tag::Link {
            link_type,
            dest_url,
            id,
            ..
        } => Node::Link(address(link_type, &dest_url, &id, known)),
        Tag::Image {
            link_type,
            dest_url,
            id,
            ..
        } => Node::Image(address(link_type, &dest_url, &id, known)),
        // Extensions that are off would be drawn as the paragraphs they are on the site.
        _ => Node::Paragraph,
    }
}

fn address(kind: LinkType, url: &str, label: &str, known: &Definitions<'_>) -> String {
    match kind {
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
            known.url(label).unwrap_or(url).to_owned()
        }
        _ => url.to_owned(),
    }
}

fn language(kind: &pulldown_cmark::CodeBlockKind<'_>) -> Option<String> {
    match kind {
        pulldown_cmark::CodeBlockKind::Fenced(words) => {
            words.split_whitespace().next().map(str::to_owned)
        }
        pulldown_cmark::CodeBlockKind::Indented => None,
    }
}

fn alignment(column: pulldown_cmark::Alignment) -> super::Alignment {
    match column {
        pulldown_cmark::Alignment::Center => super::Alignment::Center,
        pulldown_cmark::Alignment::Right => super::Alignment::Right,
        pulldown_cmark::Alignment::Left | pulldown_cmark::Alignment::None => super::Alignment::Left,
    }
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name[..end].eq_ignore_ascii_case("br")
}
