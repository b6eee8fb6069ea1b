//! A new order for items that stand one after the other: what stands between them stays in its place.
//!
//! ```text
//! before   a ⏎ b ⏎⏎ c        order [c, a, b], a and b kept
//! after    c ⏎ a ⏎⏎ b        c goes out behind b and in before a
//! ```

use super::Refusal;
use super::named;
use crate::issue::Issue;
use crate::text::{Edit, Span, Transaction};

/// Puts the items of `order`, a permutation of neighbours, into this order. Items that `is_kept` says stay where they
/// are in the source while the others go around them; kept ones must be ascending in `order`.
pub(super) fn permute(
    issue: &Issue,
    order: &[usize],
    is_kept: impl Fn(usize) -> bool,
) -> Result<Transaction, Refusal> {
    let Some(&low) = order.iter().min() else {
        return Ok(Transaction::default());
    };
    let source = issue.source();
    let content = |item: usize| named::content_span(issue, &issue.outline().items[item]);
    let mut edits = Vec::new();
    let mut new = String::new();
    let mut done = content(low).start;
    for (place, &item) in order.iter().enumerate() {
        if place > 0 {
            let gap = Span::new(content(low + place - 1).end, content(low + place).start);
            new.push_str(gap.of(source));
        }
        let own = content(item);
        if is_kept(item) {
            let span = Span::new(done, own.start);
            edits.push(Edit::replace(span, std::mem::take(&mut new)));
            done = own.end;
        } else {
            new.push_str(own.of(source));
        }
    }
    let end = content(low + order.len() - 1).end;
    edits.push(Edit::replace(Span::new(done, end), new));
    let change = named::change(issue, edits)?;
    let after = issue.apply(&change);
    match after.outline().items.len() == issue.outline().items.len() {
        true => Ok(change),
        false => Err(Refusal::new("in this order some items would run together")
            .hint("mend their indents first")),
    }
}

/// The longest ascending run of `order`, gaps allowed: what need not move.
pub(super) fn longest_ascending(order: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(order.len());
    for at in 0..order.len() {
        let before = (0..at)
            .filter(|&earlier| order[earlier] < order[at])
            .max_by_key(|&earlier| best[earlier].0);
        let len = before.map_or(1, |earlier| best[earlier].0 + 1);
        best.push((len, before));
    }
    let mut up = (0..order.len()).max_by_key(|&at| best[at].0);
    let mut kept = Vec::new();
    while let Some(at) = up {
        kept.push(order[at]);
        up = best[at].1;
    }
    kept.reverse();
    kept
}
