//! Breaking a line into rows of a given width, at spaces where there are some.

use crate::cells::{visible, width};
use unicode_segmentation::UnicodeSegmentation;

/// Byte offsets at which the rows of `line` begin, the first always 0, when a row holds `room` columns. A space may
/// hang one column over.
pub(super) fn row_starts(line: &str, room: usize) -> Vec<usize> {
    let room = room.max(1);
    let mut starts = vec![0];
    if line.len() <= room && line.is_ascii() && !line.bytes().any(|b| b.is_ascii_control()) {
        return starts;
    }
    let mut column = 0;
    let mut word: Option<(usize, usize)> = None;
    for (at, cluster) in line.grapheme_indices(true) {
        let wide = shown_width(cluster);
        let limit = room + usize::from(cluster == " ");
        let row_start = starts.last().copied().unwrap_or(0);
        if column + wide > limit && at > row_start {
            let (from, before) = word.take().unwrap_or((at, column));
            starts.push(from);
            column -= before;
            if column + wide > limit && at > from {
                starts.push(at);
                column = 0;
            }
        }
        column += wide;
        if cluster == " " {
            word = Some((at + 1, column));
        }
    }
    starts
}

/// The rows of `text` as lines of at most `room` columns.
pub(super) fn rows(text: &str, room: usize) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let starts = row_starts(line, room);
        let ends = starts.iter().skip(1).copied().chain([line.len()]);
        found.extend(
            starts
                .iter()
                .zip(ends)
                .map(|(start, end)| line[*start..end].trim_end()),
        );
    }
    found
}

fn shown_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => width(&visible(cluster)),
    }
}
