//! How the newsletter's site reads a text: Python-Markdown 3.7 with `extra`, `meta`, `toc` and `codehilite`.
//!
//! Written from its behaviour, which a test compares with the program itself. Never fails; what it does not know is
//! text. Time grows with the length of the text, whatever is in it. It makes the same blocks as [`crate::issue::markup`],
//! which reads as the code host does, so that the two can be drawn and compared.
//!
//! ```text
//! source → plain (line ends, tabs, metadata) → fences → html → blocks → inline → view
//! ```

mod attrs;
mod blocks;
mod compare;
mod fences;
mod html;
mod inline;
mod lines;
mod lists;
mod mapped;
mod notes;
mod plain;
mod stash;
mod tables;
mod tags;
mod terms;
mod tree;
mod view;

pub use compare::{Difference, differences};

use crate::issue::Landmark;
use crate::issue::markup::Block;
use crate::text::{Span, floor_boundary};
use blocks::Reader;
use mapped::Mapped;
use stash::Stash;
use std::collections::HashMap;
use view::View;

/// Whether a text begins with metadata that is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// It does, or may: a whole issue.
    Metadata,
    /// It does not: a part of one.
    None,
}

/// The blocks of `fragment`. References resolve against `definitions`, pairs of label and address, which go before the
/// fragment's own; of two with the same label the last counts.
pub fn read(fragment: &str, definitions: &[(String, String)]) -> Vec<Block> {
    with_view(fragment, Head::None, definitions, |mut view| view.blocks())
}

/// The blocks of a whole issue.
pub fn page(source: &str) -> Vec<Block> {
    with_view(source, Head::Metadata, &[], |mut view| view.blocks())
}

/// Headings, items and links of a whole issue, in order of their places; those of footnotes come last.
pub fn landmarks(source: &str) -> Vec<Landmark> {
    let mut found = with_view(source, Head::Metadata, &[], |mut view| view.landmarks());
    for landmark in &mut found {
        let span = landmark.span;
        landmark.span = Span::new(
            floor_boundary(source, span.start),
            floor_boundary(source, span.end),
        );
    }
    found
}

fn with_view<T>(
    source: &str,
    head: Head,
    definitions: &[(String, String)],
    look: impl FnOnce(View<'_>) -> T,
) -> T {
    let known: HashMap<String, String> = definitions
        .iter()
        .map(|(label, url)| (label.trim().to_lowercase(), url.clone()))
        .collect();
    let mut stash = Stash::default();
    let text = prepared(source, head, &mut stash);
    let mut reader = Reader::new(&text, HashMap::new());
    reader.run();
    let (tree, mut defined) = (reader.tree, reader.defined);
    defined.links.extend(known);
    look(View {
        text: &text,
        tree,
        defined,
        stash,
    })
}

fn prepared(source: &str, head: Head, stash: &mut Stash) -> Mapped {
    let text = plain::normalized(source, head);
    let text = fences::taken_out(text, stash);
    html::taken_out(text, stash)
}
