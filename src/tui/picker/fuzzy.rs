//! Fuzzy matching: which texts hold the letters of a query in order, and where.
//!
//! Words of the query match in any order; a capital letter asks for a capital letter. What stands beside a row's own text
//! must hold the words as they are, and such a match comes behind all others; equal matches keep their order.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// A query made ready to match many texts.
pub struct Fuzzy {
    pattern: Pattern,
    words: Vec<String>,
    matcher: Matcher,
    buffer: Vec<char>,
}

/// How well a text matches; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    in_text: bool,
    points: u32,
}

impl fmt::Debug for Fuzzy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Fuzzy").field(&self.words).finish()
    }
}

impl Fuzzy {
    /// Matches `query`; an empty one matches everything equally.
    pub fn new(query: &str) -> Self {
        let (case, accents) = (CaseMatching::Smart, Normalization::Smart);
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        Self {
            pattern: Pattern::new(query, case, accents, AtomKind::Fuzzy),
            words: query.split_whitespace().map(str::to_owned).collect(),
            matcher: Matcher::new(config),
            buffer: Vec::new(),
        }
    }

    /// How well `text` matches, or else `text` together with what stands `beside` it.
    pub fn score(&mut self, text: &str, beside: &[&str]) -> Option<Score> {
        let clusters = clusters(text, &mut self.buffer);
        if let Some(points) = self.pattern.score(clusters, &mut self.matcher) {
            return Some(Score {
                in_text: true,
                points,
            });
        }
        let is_somewhere = |word: &String| {
            let mut parts = [text].into_iter().chain(beside.iter().copied());
            parts.any(|part| holds(part, word))
        };
        self.words.iter().all(is_somewhere).then_some(Score {
            in_text: false,
            points: 0,
        })
    }

    /// Which grapheme clusters of `text` the query's letters are, sorted; none where it does not match.
    pub fn positions(&mut self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let clusters = clusters(text, &mut self.buffer);
        let points = self
            .pattern
            .indices(clusters, &mut self.matcher, &mut found);
        if points.is_none() {
            found.clear();
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// `text` as the matcher takes it, a cluster a place. `Utf32Str::new` (0.3.1) counts bytes where the clusters' first
/// characters are all ASCII, so that an accent written as a mark shifts every place behind it.
fn clusters<'a>(text: &'a str, buffer: &'a mut Vec<char>) -> Utf32Str<'a> {
    if text.is_ascii() {
        return Utf32Str::Ascii(text.as_bytes());
    }
    buffer.clear();
    buffer.extend(
        text.graphemes(true)
            .filter_map(|cluster| cluster.chars().next()),
    );
    Utf32Str::Unicode(buffer)
}

/// True where `text` holds `word`, whatever the case unless the word has capitals.
fn holds(text: &str, word: &str) -> bool {
    if word.chars().any(char::is_uppercase) {
        return text.contains(word);
    }
    text.to_lowercase().contains(word)
}

/// Indices of `texts` (each with what stands beside it) that match `query`, the best first.
pub fn ranked<'a>(
    query: &str,
    texts: impl IntoIterator<Item = (&'a str, [&'a str; 3])>,
) -> Vec<usize> {
    let mut fuzzy = Fuzzy::new(query);
    let mut found: Vec<(Score, usize)> = texts
        .into_iter()
        .enumerate()
        .filter_map(|(at, (text, beside))| Some((fuzzy.score(text, &beside)?, at)))
        .collect();
    found.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    found.into_iter().map(|(_, at)| at).collect()
}
