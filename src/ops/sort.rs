//! Sorting a section: events by first day and place. Other items have no order of their own.

use super::order::{Key, key};
use super::permute::{longest_ascending, permute};
use super::{Refusal, named};
use crate::issue::{Issue, LeafKind};
use crate::profile::Kind;
use crate::text::{Span, Transaction};
use std::ops::Range;

/// Sorts the events of `section`, or of every section of events below it: stable, equal when sorted already. Prose and comments between lists stay, and items
/// do not cross them; an item without a date stays behind the one before it.
///
/// # Errors
/// Where the section does not exist, or holds items that have no order.
pub fn sort(issue: &Issue, section: usize) -> Result<Transaction, Refusal> {
    let span = named::section(issue, section)?.span;
    if issue.kind(section) == Kind::Events {
        return own(issue, section);
    }
    let below = dated(issue).filter(|&at| span.covers(issue.outline().sections[at].span));
    let below: Vec<usize> = below.collect();
    if below.is_empty() {
        return Err(Refusal::new(format!(
            "{} holds {}, which have no order of their own",
            named::title(issue, section),
            holds(issue.kind(section)),
        ))
        .hint("move items one by one"));
    }
    each(issue, &below)
}

/// Sorts every section of events.
///
/// # Errors
/// Where the issue has none.
pub fn sort_all(issue: &Issue) -> Result<Transaction, Refusal> {
    let all: Vec<usize> = dated(issue).collect();
    if all.is_empty() {
        return Err(Refusal::new("the issue lists no events"));
    }
    each(issue, &all)
}

/// The sections that hold events, in order.
fn dated(issue: &Issue) -> impl Iterator<Item = usize> + '_ {
    let all = 0..issue.outline().sections.len();
    all.filter(|&at| issue.kind(at) == Kind::Events && !issue.items(at).is_empty())
}

fn each(issue: &Issue, sections: &[usize]) -> Result<Transaction, Refusal> {
    let mut edits = Vec::new();
    for &section in sections {
        edits.extend_from_slice(own(issue, section)?.edits());
    }
    named::change(issue, edits)
}

fn own(issue: &Issue, section: usize) -> Result<Transaction, Refusal> {
    let items = named::section(issue, section)?.items.clone();
    let mut change = Transaction::default();
    for run in runs(issue, items) {
        let order = sorted(issue, run);
        let kept = longest_ascending(&order);
        let next = permute(issue, &order, |item| kept.contains(&item))?;
        let mut edits = change.edits().to_vec();
        edits.extend_from_slice(next.edits());
        change = named::change(issue, edits)?;
    }
    Ok(change)
}

fn holds(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "other sections",
        Kind::Block => "text",
        Kind::PullRequests => "pull requests",
        Kind::CfpProjects | Kind::CfpEvents => "calls",
        Kind::Links | Kind::Events => "links",
    }
}

/// Items that follow each other with nothing but blank lines between.
fn runs(issue: &Issue, items: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for item in items {
        let start = issue.outline().items[item].span.start;
        match runs.last_mut() {
            Some(run) if is_blank(issue, run.end - 1, start) => run.end = item + 1,
            _ => runs.push(item..item + 1),
        }
    }
    runs
}

fn is_blank(issue: &Issue, item: usize, until: usize) -> bool {
    let gap = Span::new(issue.outline().items[item].span.end, until);
    let mut leaves = issue.outline().leaves.iter();
    leaves.all(|leaf| !gap.covers(leaf.span) || leaf.kind == LeafKind::Blank)
}

fn sorted(issue: &Issue, run: Range<usize>) -> Vec<usize> {
    let mut last: Option<Key> = None;
    let mut keyed: Vec<(Option<Key>, usize)> = run
        .map(|item| {
            let own = key(issue.source(), &issue.outline().items[item]);
            last = own.or_else(|| last.take());
            (last.clone(), item)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, item)| item).collect()
}
