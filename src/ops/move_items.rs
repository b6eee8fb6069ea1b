//! Moving items to another place, keeping their bytes and their order.

use super::insertion::{Manner, insert};
use super::remove::remove;
use super::{At, Refusal, named};
use crate::issue::Issue;
use crate::text::Transaction;

/// Moves `items` to `at` of `section`. An index counts the items that are left there once `items` are taken out, so it
/// is where the first of them stands afterwards.
///
/// # Errors
/// Where an item, the section or the index does not exist, or the items would run together with what stands there.
pub fn move_to(
    issue: &Issue,
    items: &[usize],
    section: usize,
    at: At,
) -> Result<Transaction, Refusal> {
    let items = named::items(issue, items)?;
    named::section(issue, section)?;
    let texts: Vec<String> = items
        .iter()
        .map(|&item| {
            let span = named::content_span(issue, &issue.outline().items[item]);
            span.of(issue.source()).to_owned()
        })
        .collect();
    let gone = remove(issue, &items)?;
    let between = issue.apply(&gone);
    let back = insert(&between, section, at, &texts, Manner::Verbatim)?;
    Ok(gone.then(issue.source(), &back))
}
