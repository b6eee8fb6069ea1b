//! Letters that choose a row at once: the wanted ones first, then whatever is free; none is given twice.

use std::collections::BTreeSet;

/// A letter a row: its wanted one where nobody before it has it, else the next free one of `a` to `z`; none when these
/// are used up.
pub fn letters(wanted: &[Option<char>]) -> Vec<Option<char>> {
    let mut taken = BTreeSet::new();
    let kept: Vec<Option<char>> = wanted
        .iter()
        .map(|letter| letter.filter(|&letter| taken.insert(letter)))
        .collect();
    let mut free = ('a'..='z').filter(|letter| !taken.contains(letter));
    kept.into_iter()
        .map(|letter| letter.or_else(|| free.next()))
        .collect()
}

/// A letter a name: the first of its own letters that no name before it took, else a free one.
pub fn letters_of(names: &[&str]) -> Vec<Option<char>> {
    let mut taken = BTreeSet::new();
    let own: Vec<Option<char>> = names
        .iter()
        .map(|name| {
            let mut letters = name.chars().flat_map(char::to_lowercase);
            letters.find(|&letter| letter.is_ascii_lowercase() && taken.insert(letter))
        })
        .collect();
    letters(&own)
}
