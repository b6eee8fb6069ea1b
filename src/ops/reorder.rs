//! Moving marked items up and down within their section, as one block.

use super::permute::permute;
use super::{Refusal, named};
use crate::issue::Issue;
use crate::text::Transaction;
use std::ops::Range;

/// Moves `items` up past `by` others, or to the top where there are fewer. Scattered items are gathered behind the
/// first. The marked items keep their place in the source where they can, so positions in them follow.
///
/// # Errors
/// Where they stand at the top already, or in different sections.
pub fn move_up(issue: &Issue, items: &[usize], by: usize) -> Result<Transaction, Refusal> {
    let (marked, section, range) = block(issue, items)?;
    let (first, last) = (marked[0], marked[marked.len() - 1]);
    if first == range.start && last - first + 1 == marked.len() {
        return Err(at_the_end(issue, &marked, section, "first"));
    }
    let low = first - by.min(first - range.start);
    let others = (low..=last).filter(|item| !marked.contains(item));
    let order: Vec<usize> = marked.iter().copied().chain(others).collect();
    permute(issue, &order, |item| marked.contains(&item))
}

/// Moves `items` down past `by` others, or to the bottom where there are fewer. Scattered items are gathered before
/// the last.
///
/// # Errors
/// Where they stand at the bottom already, or in different sections.
pub fn move_down(issue: &Issue, items: &[usize], by: usize) -> Result<Transaction, Refusal> {
    let (marked, section, range) = block(issue, items)?;
    let (first, last) = (marked[0], marked[marked.len() - 1]);
    if last + 1 == range.end && last - first + 1 == marked.len() {
        return Err(at_the_end(issue, &marked, section, "last"));
    }
    let high = last + by.min(range.end - 1 - last);
    let others = (first..=high).filter(|item| !marked.contains(item));
    let order: Vec<usize> = others.chain(marked.iter().copied()).collect();
    permute(issue, &order, |item| marked.contains(&item))
}

/// The marked items in order, their section, and all items of that section: the sentence that names groups with nothing
/// is passed only when it is itself marked.
fn block(issue: &Issue, items: &[usize]) -> Result<(Vec<usize>, usize, Range<usize>), Refusal> {
    let marked = named::items(issue, items)?;
    let section = issue.section_of_item(marked[0]);
    let other = marked
        .iter()
        .find(|&&item| issue.section_of_item(item) != section);
    if let Some(&other) = other {
        return Err(Refusal::new(format!(
            "{} stands in {}, {} in {}",
            named::label(issue, marked[0]),
            named::title(issue, section),
            named::label(issue, other),
            named::title(issue, issue.section_of_item(other)),
        ))
        .hint("move the items of one section at a time"));
    }
    let mut range = named::section(issue, section)?.items.clone();
    let own = range.start + issue.own_items(section).len();
    if marked.iter().all(|&item| item < own) {
        range.end = own;
    }
    Ok((marked, section, range))
}

fn at_the_end(issue: &Issue, marked: &[usize], section: usize, end: &str) -> Refusal {
    let title = named::title(issue, section);
    Refusal::new(match marked {
        [only] => format!(
            "{} is already the {end} item of {title}",
            named::label(issue, *only)
        ),
        several => format!(
            "these are already the {end} {} items of {title}",
            several.len()
        ),
    })
}
