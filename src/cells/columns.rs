//! How many columns text takes, and fitting it into a number of them.
//!
//! Counted by grapheme cluster, as ratatui counts, so what fits here fits there. The text is expected to have
//! passed [`super::visible`]; a cluster is never split and the result is never wider than asked.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const ELLIPSIS: &str = "…";

/// Columns that `text` takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// `text` cut at its end to at most `columns`, with `…` where something is missing.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let kept = fitting(text.graphemes(true), room);
    let mut clipped = text[..kept].to_owned();
    clipped.push_str(ELLIPSIS);
    clipped
}

/// `text` cut at its start to at most `columns`, with `…` where something is missing: for paths.
pub fn clip_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let kept = fitting(text.graphemes(true).rev(), room);
    let mut clipped = ELLIPSIS.to_owned();
    clipped.push_str(&text[text.len() - kept..]);
    clipped
}

/// `text` clipped or filled with spaces at its end to exactly `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = clip(text, columns);
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// Bytes of the leading clusters that fit into `room` columns.
fn fitting<'a>(clusters: impl Iterator<Item = &'a str>, mut room: usize) -> usize {
    let mut bytes = 0;
    for cluster in clusters {
        match room.checked_sub(cluster_width(cluster)) {
            Some(left) => room = left,
            None => break,
        }
        bytes += cluster.len();
    }
    bytes
}

fn cluster_width(cluster: &str) -> usize {
    if cluster.len() == 1 {
        return 1;
    }
    let sound_marks = cluster.chars().filter(|&c| is_sound_mark(c)).count();
    cluster.width() + sound_marks
}

/// Columns of a single character; 0 for marks and controls.
pub(super) fn char_width(c: char) -> usize {
    if is_sound_mark(c) {
        return 1;
    }
    c.width().unwrap_or(0)
}

/// Half-width katakana sound marks: zero by the tables, one column in terminals.
const fn is_sound_mark(c: char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}')
}
