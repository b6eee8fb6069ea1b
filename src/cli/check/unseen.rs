//! What is wrong now and was not before: findings of two texts, matched by rule and line through a diff of lines.

use crate::issue::Issue;
use crate::rules::Diagnostic;
use crate::text::Span;
use similar::{Algorithm, DiffOp};
use std::collections::HashMap;
use std::hash::Hash;
use std::time::{Duration, Instant};

/// How long lines are compared before the rest counts as changed.
const PATIENCE: Duration = Duration::from_secs(2);

/// The findings of `found` in `new` that `old`, in which `known` was found, does not have. A finding is known where a
/// line that stayed had one of its rule, or one that went away and came back elsewhere; and where something that is
/// missing was missing before.
pub(super) fn unseen(
    old: &Issue,
    known: &[Diagnostic],
    new: &Issue,
    mut found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let stayed = stayed(old, new);
    let mut spare = vec![true; known.len()];
    let mut by_line = index(known, |one| Some(old.lines().line_of(one.span.start)));
    found.retain(|one| {
        let line = stayed.get(&new.lines().line_of(one.span.start));
        !line.is_some_and(|&line| take(&mut by_line, &(one.rule, line), &mut spare))
    });
    let mut by_text = index(known, |one| {
        Some(text_at(old, one.span)).filter(|text| !text.is_empty())
    });
    found.retain(|one| {
        !take(
            &mut by_text,
            &(one.rule, text_at(new, one.span)),
            &mut spare,
        )
    });
    let mut by_message = index(known, |one| {
        one.span.is_empty().then(|| one.message.clone())
    });
    found.retain(|one| {
        let is_missing = one.span.is_empty();
        !(is_missing
            && take(
                &mut by_message,
                &(one.rule, one.message.clone()),
                &mut spare,
            ))
    });
    found
}

/// Indices of findings by rule and something else.
type Index<K> = HashMap<(&'static str, K), Vec<usize>>;

fn index<'a, K: Hash + Eq>(
    known: &'a [Diagnostic],
    key: impl Fn(&'a Diagnostic) -> Option<K>,
) -> Index<K> {
    let mut index: Index<K> = HashMap::new();
    for (at, one) in known.iter().enumerate().rev() {
        if let Some(key) = key(one) {
            index.entry((one.rule, key)).or_default().push(at);
        }
    }
    index
}

/// Takes a finding of `key` that is still `spare`. False where there is none.
fn take<K: Hash + Eq>(index: &mut Index<K>, key: &(&'static str, K), spare: &mut [bool]) -> bool {
    let Some(ones) = index.get_mut(key) else {
        return false;
    };
    while let Some(at) = ones.pop() {
        if std::mem::take(&mut spare[at]) {
            return true;
        }
    }
    false
}

/// The line where `span` begins, without the space at its end.
fn text_at(issue: &Issue, span: Span) -> &str {
    let line = issue.lines().line_of(span.start);
    issue.lines().span_of(line).of(issue.source()).trim_end()
}

/// Lines of `new`, from 0, that are lines of `old`, with which.
fn stayed(old: &Issue, new: &Issue) -> HashMap<usize, usize> {
    let (before, after) = (lines(old), lines(new));
    let deadline = Instant::now() + PATIENCE;
    let steps =
        similar::capture_diff_slices_deadline(Algorithm::Myers, &before, &after, Some(deadline));
    let mut stayed = HashMap::new();
    for step in steps {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = step
        {
            stayed.extend((0..len).map(|at| (new_index + at, old_index + at)));
        }
    }
    stayed
}

fn lines(issue: &Issue) -> Vec<&str> {
    let all = 0..issue.lines().count();
    all.map(|line| {
        issue
            .lines()
            .content_of(line, issue.source())
            .of(issue.source())
    })
    .collect()
}
