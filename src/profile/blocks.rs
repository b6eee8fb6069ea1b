//! Blocks with a fixed shape that editors fill each week: sentences with slots, as the newsletter writes them.
//!
//! ```text
//! This week's crate is [{crate}]({url}), {text}.      ← a pattern with three slots
//! ```

use serde::Deserialize;

/// A block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What it is, as messages name it: `crate of the week`.
    pub name: String,
    /// Role of the section it stands in.
    pub role: String,
    /// What the comment says that stands in its place in the template; empty where there is none.
    #[serde(default)]
    pub waits: String,
    /// Its fields, as the form lists them; none where it is no form but text that is pasted.
    #[serde(default, rename = "field")]
    pub fields: Vec<BlockField>,
    /// Its parts, from top to bottom.
    #[serde(default, rename = "part")]
    pub parts: Vec<BlockPart>,
}

impl Block {
    /// The field called `slot`.
    pub fn field(&self, slot: &str) -> Option<&BlockField> {
        self.fields.iter().find(|field| field.slot == slot)
    }
}

/// A field of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockField {
    /// Its name between the braces of patterns.
    pub slot: String,
    /// Its name in the form.
    pub label: String,
    /// What it holds.
    #[serde(default)]
    pub kind: FieldKind,
    /// Must be filled.
    #[serde(default)]
    pub needed: bool,
    /// The slot of the address to which its text leads, where it is a link's.
    #[serde(default)]
    pub leads: String,
    /// What is chosen from, the usual first; empty where anything may be written.
    #[serde(default)]
    pub options: Vec<String>,
    /// The day it is to begin with, counted back from the issue's.
    #[serde(default)]
    pub days: Option<i32>,
}

/// What a field of a block holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A text of one line.
    #[default]
    Text,
    /// An address: no space.
    Address,
    /// Several lines.
    Lines,
    /// Digits.
    Number,
    /// A day, year first.
    Day,
}

impl FieldKind {
    /// True where `text` may stand in such a field.
    pub fn takes(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Lines => !text.trim().is_empty(),
            Self::Address => !text.is_empty() && !text.contains(char::is_whitespace),
            Self::Number => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Day => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        }
    }
}

/// A part of a block: a paragraph, a quotation, a definition, or a link in some paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockPart {
    /// What it is.
    #[serde(default)]
    pub kind: PartKind,
    /// How it is written, with `{slot}`; the first that takes all that is filled in is how it is written anew.
    pub patterns: Vec<String>,
    /// The thread (by the profile's list) that its link leads to, where it is a link.
    #[serde(default)]
    pub thread: String,
}

/// What a part of a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A block quote: its pattern is one slot, the lines without their marks.
    Quote,
    /// A link definition.
    Definition,
    /// The address of a link that a thread's name tells, wherever it stands in the section.
    Link,
}

/// A piece of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stands there.
    Text(&'a str),
    /// What an editor fills in.
    Slot(&'a str),
}

/// The pieces of `pattern`, in order.
pub fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = pattern;
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((slot, after)) = behind.split_once('}') else {
            break;
        };
        if !text.is_empty() {
            found.push(Piece::Text(text));
        }
        found.push(Piece::Slot(slot));
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

/// The slots of `pattern`, in order.
pub fn slots(pattern: &str) -> impl Iterator<Item = &str> {
    let pieces = pieces(pattern).into_iter();
    pieces.filter_map(|piece| match piece {
        Piece::Slot(slot) => Some(slot),
        Piece::Text(_) => None,
    })
}
