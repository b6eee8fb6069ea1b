//! The smallest region in which two texts differ: what a text area's result is reduced to before it is applied.

use super::{Edit, Span};

/// The span of `before` and the span of `after` outside which both are equal; `None` where they are the same text.
/// Both spans lie on character boundaries.
pub fn changed_region(before: &str, after: &str) -> Option<(Span, Span)> {
    if before == after {
        return None;
    }
    let prefix = common_prefix(before, after);
    let suffix = common_suffix(&before[prefix..], &after[prefix..]);
    Some((
        Span::new(prefix, before.len() - suffix),
        Span::new(prefix, after.len() - suffix),
    ))
}

/// The smallest single edit, offset by `base` bytes, that turns `before` into `after`.
pub fn minimal_edit(base: usize, before: &str, after: &str) -> Option<Edit> {
    let (old, new) = changed_region(before, after)?;
    Some(Edit::replace(old.shifted(base), new.of(after)))
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .find(|((_, x), y)| x != y)
        .map_or(a.len().min(b.len()), |((at, _), _)| at)
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .map(|(c, _)| c.len_utf8())
        .sum()
}
