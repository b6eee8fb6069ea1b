//! Moving items to another place, keeping their bytes and their order.

use super::insertion::{Manner, insert};
use super::permute::permute;
use super::remove::remove_but;
use super::voice::{Home, in_home};
use super::{At, Refusal, named, order, slot};
use crate::issue::{GroupOf, Issue};
use crate::text::{Bias, Transaction};

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
    move_home(issue, items, Home::Section(section), at)
}

/// The same to `home`: a silent group gets its heading.
///
/// # Errors
/// As [`move_to`].
pub fn move_home(
    issue: &Issue,
    items: &[usize],
    home: Home,
    at: At,
) -> Result<Transaction, Refusal> {
    let items = named::items(issue, items)?;
    let section = match home {
        Home::Section(section) => section,
        Home::Silent(group) => group.section,
    };
    let known = named::section(issue, section)?;
    let is_within = known.items.start <= items[0] && items[items.len() - 1] < known.items.end;
    if is_within && home == Home::Section(section) {
        return within(issue, &items, section, at);
    }
    let texts = texts(issue, &items);
    let gone = remove_but(issue, &items, Some(section))?;
    let between = issue.apply(&gone);
    let section = followed(issue, &gone, &between, section);
    let home = match home {
        Home::Section(_) => Home::Section(section),
        Home::Silent(GroupOf { group, .. }) => Home::Silent(GroupOf { section, group }),
    };
    let back = in_home(&between, home, |issue, section| {
        insert(issue, section, at, &texts, Manner::Verbatim)
    })?;
    Ok(gone.then(issue.source(), &back))
}

/// Where `section` stands once `gone` took headings away.
fn followed(issue: &Issue, gone: &Transaction, between: &Issue, section: usize) -> usize {
    let sections = &issue.outline().sections;
    if sections.len() == between.outline().sections.len() {
        return section;
    }
    let start = sections[section].heading_span.start;
    between.section_at(gone.map(start, Bias::After))
}

/// The lines of `items`, without their last ending.
fn texts(issue: &Issue, items: &[usize]) -> Vec<String> {
    let lines = items.iter().map(|&item| {
        let span = named::content_span(issue, &issue.outline().items[item]);
        span.of(issue.source()).to_owned()
    });
    lines.collect()
}

/// Another order of one section: what stands between its items stays.
fn within(issue: &Issue, items: &[usize], section: usize, at: At) -> Result<Transaction, Refusal> {
    let all = issue.outline().sections[section].items.clone();
    let mut order: Vec<usize> = all.filter(|item| !items.contains(item)).collect();
    if at == At::Sorted {
        for &item in items {
            let place = order::place(issue, &order, item);
            order.insert(place, item);
        }
    } else {
        let index = slot::index(issue, section, at, 0)?.min(order.len());
        order.splice(index..index, items.iter().copied());
    }
    permute(issue, &order, |item| !items.contains(&item))
}
