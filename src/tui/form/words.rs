//! Where words of a line begin and end: runs of letters and digits, as readline's `Alt-B` and `Alt-F` see them.

use unicode_segmentation::UnicodeSegmentation;

/// The start of the word before byte `at`; spaces and signs between are passed over.
pub(super) fn start_before(line: &str, at: usize) -> usize {
    let before: Vec<(usize, &str)> = line
        .grapheme_indices(true)
        .take_while(|(start, _)| *start < at)
        .collect();
    let mut left = before.iter().rev().peekable();
    let mut start = at;
    while let Some((at, _)) = left.next_if(|(_, cluster)| !is_word(cluster)) {
        start = *at;
    }
    while let Some((at, _)) = left.next_if(|(_, cluster)| is_word(cluster)) {
        start = *at;
    }
    start.min(at)
}

/// The end of the word behind byte `at`; spaces and signs between are passed over.
pub(super) fn end_after(line: &str, at: usize) -> usize {
    let mut right = line
        .grapheme_indices(true)
        .skip_while(|(start, _)| *start < at)
        .peekable();
    while right.next_if(|(_, cluster)| !is_word(cluster)).is_some() {}
    while right.next_if(|(_, cluster)| is_word(cluster)).is_some() {}
    right.peek().map_or(line.len(), |(start, _)| *start)
}

fn is_word(cluster: &str) -> bool {
    cluster.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}
