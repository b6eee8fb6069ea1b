//! Text made safe to draw: plain runs, and marked escapes that a pane can style differently.
//!
//! Works by grapheme cluster. Within an emoji the joiner stays, while U+FE0E, U+FE0F and skin tones are dropped,
//! because tmux and others count them differently from us. A cluster keeps at most eight marks.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::columns::char_width;
use super::hidden::{escape, is_emoji, is_emoji_style, is_fixed_space, is_hidden, is_skin_tone};

const JOINER: char = '\u{200D}';
const KEYCAP: char = '\u{20E3}';
const TAB: &str = "    ";
const MARKS: usize = 8;

/// A stretch of text that is safe to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is, or with tabs as four spaces and emoji reduced to what terminals agree on.
    Plain(Cow<'a, str>),
    /// Stands for something unseen: `‹U+202E›`, `·` for a no-break space, `‹+12›` for marks left out.
    Marked(String),
}

impl Piece<'_> {
    /// The characters to draw.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Marked(text) => text,
        }
    }
}

/// `text` on one line, safe to draw or print. Borrows where nothing had to change.
///
/// Newlines become `‹^J›`: split into lines first what is meant to be lines.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_printable) {
        return Cow::Borrowed(text);
    }
    let mut pieces = pieces(text);
    match pieces.as_mut_slice() {
        [] => Cow::Borrowed(text),
        [Piece::Plain(only)] => std::mem::take(only),
        several => Cow::Owned(several.iter().map(Piece::as_str).collect()),
    }
}

/// The pieces of `text` in order; joined they are [`visible`].
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut plain_from = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        if is_plain(cluster) {
            continue;
        }
        push_plain(&mut found, Cow::Borrowed(&text[plain_from..at]));
        take_apart(cluster, &mut found);
        plain_from = at + cluster.len();
    }
    push_plain(&mut found, Cow::Borrowed(&text[plain_from..]));
    found
}

fn push_plain<'a>(found: &mut Vec<Piece<'a>>, text: Cow<'a, str>) {
    if !text.is_empty() {
        found.push(Piece::Plain(text));
    }
}

const fn is_printable(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7E)
}

/// True for a cluster that can be drawn as it is.
fn is_plain(cluster: &str) -> bool {
    if let &[byte] = cluster.as_bytes() {
        return is_printable(byte);
    }
    let mut chars = cluster.chars();
    let Some(base) = chars.next() else {
        return true;
    };
    let base_shows = char_width(base) > 0 && !is_hidden(base) && !is_fixed_space(base);
    base_shows
        && cluster.chars().count() <= MARKS
        && chars.all(|c| !is_hidden(c) && !is_fixed_space(c) && !is_skin_tone(c))
}

/// Splits a cluster with something special in it.
fn take_apart(cluster: &str, found: &mut Vec<Piece<'_>>) {
    if cluster == "\t" {
        return push_plain(found, Cow::Borrowed(TAB));
    }
    let mut kept = String::new();
    let (mut marks, mut left_out) = (0, 0);
    for (at, c) in cluster.char_indices() {
        match fate(c, &kept, &cluster[at + c.len_utf8()..]) {
            Fate::Dropped => {}
            Fate::Shown(sign) => {
                push_plain(found, Cow::Owned(std::mem::take(&mut kept)));
                found.push(Piece::Marked(sign));
            }
            Fate::Kept if char_width(c) == 0 && marks == MARKS => left_out += 1,
            Fate::Kept => {
                marks += usize::from(char_width(c) == 0);
                kept.push(c);
            }
        }
    }
    push_plain(found, Cow::Owned(kept));
    if left_out > 0 {
        found.push(Piece::Marked(format!("‹+{left_out}›")));
    }
}

enum Fate {
    Kept,
    Dropped,
    Shown(String),
}

/// What becomes of `c` after `before` and ahead of `rest`, all of one cluster.
fn fate(c: char, before: &str, rest: &str) -> Fate {
    let after_emoji = before.chars().next_back().is_some_and(is_emoji);
    if is_fixed_space(c) {
        return Fate::Shown("·".to_owned());
    }
    if is_emoji_style(c) && (after_emoji || rest.starts_with(KEYCAP)) {
        return Fate::Dropped;
    }
    if is_skin_tone(c) && after_emoji {
        return Fate::Dropped;
    }
    if c == JOINER && after_emoji && joins_emoji(rest) {
        return Fate::Kept;
    }
    let mark_without_base = before.is_empty() && char_width(c) == 0;
    if is_hidden(c) || mark_without_base {
        return Fate::Shown(escape(c));
    }
    Fate::Kept
}

fn joins_emoji(rest: &str) -> bool {
    rest.chars()
        .find(|&c| !is_emoji_style(c))
        .is_some_and(|c| is_emoji(c) && !is_skin_tone(c))
}
