//! Lines that both sides changed: which of theirs are ours already, and which are a conflict.
//!
//! Only lines count here: items, headings, fields and definitions are known again by themselves.

use super::align::{Alignment, Hunk};
use super::unit::{Unit, bare};
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines that one hunk takes out of the base and puts in.
struct Lines {
    gone: Vec<usize>,
    new: Vec<usize>,
}

/// A place where both sides changed the same lines in different ways: units of each text.
#[derive(Debug)]
pub(super) struct Clash {
    pub(super) base: Vec<usize>,
    pub(super) ours: Vec<usize>,
    pub(super) theirs: Vec<usize>,
    /// Where theirs would stand in their text.
    pub(super) their_place: usize,
}

/// What both sides did to the same lines.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    pub(super) clashes: Vec<Clash>,
    /// Units of theirs that ours has already.
    pub(super) ours_too: BTreeSet<usize>,
}

/// Compares the hunks of both sides.
pub(super) fn clashes(units: [&[Unit<'_>]; 3], ours: &Alignment, theirs: &Alignment) -> Clashes {
    let [base, mine, other] = units;
    let mut found = Clashes::default();
    for their_hunk in &theirs.hunks {
        let they = lines(base, other, theirs, their_hunk);
        for our_hunk in ours.hunks.iter().filter(|hunk| touch(hunk, their_hunk)) {
            let we = lines(base, mine, ours, our_hunk);
            found
                .ours_too
                .extend(blanks_of_both(mine, other, our_hunk, their_hunk));
            let texts = |units: &[Unit<'_>], of: &[usize]| {
                of.iter()
                    .map(|&at| bare(units[at].text).to_owned())
                    .collect::<Vec<_>>()
            };
            let is_same = texts(mine, &we.new) == texts(other, &they.new);
            let shares = we.gone.iter().any(|at| they.gone.contains(at));
            let both_add = !we.new.is_empty() && !they.new.is_empty();
            if is_same {
                found.ours_too.extend(&they.new);
            } else if shares || both_add {
                let gone = union(&we.gone, &they.gone);
                found.clashes.push(Clash {
                    ours: with_kept(&we.new, &gone, &ours.to),
                    theirs: with_kept(&they.new, &gone, &theirs.to),
                    base: gone,
                    their_place: their_hunk.side.start,
                });
                break;
            }
        }
    }
    found
}

fn union(a: &[usize], b: &[usize]) -> Vec<usize> {
    let all: BTreeSet<usize> = a.iter().chain(b).copied().collect();
    all.into_iter().collect()
}

/// The `new` lines of a side and those of `gone` that it kept, in the order of its text.
fn with_kept(new: &[usize], gone: &[usize], to: &[Option<usize>]) -> Vec<usize> {
    let kept: Vec<usize> = gone.iter().filter_map(|&at| to[at]).collect();
    union(new, &kept)
}

fn lines(base: &[Unit<'_>], side: &[Unit<'_>], alignment: &Alignment, hunk: &Hunk) -> Lines {
    let free = |range: Range<usize>, units: &[Unit<'_>], taken: &[Option<usize>]| {
        range
            .filter(|&at| units[at].is_line() && taken[at].is_none())
            .collect()
    };
    Lines {
        gone: free(hunk.base.clone(), base, &alignment.to),
        new: free(hunk.side.clone(), side, &alignment.from),
    }
}

/// True where two hunks change the same units, or put something into the same place.
fn touch(a: &Hunk, b: &Hunk) -> bool {
    let (a, b) = (&a.base, &b.base);
    let overlap = a.start.max(b.start) < a.end.min(b.end);
    let inside = |place: &Range<usize>, other: &Range<usize>| {
        place.is_empty() && other.start <= place.start && place.start <= other.end
    };
    overlap || inside(a, b) || inside(b, a)
}

/// Blank lines that both put into one place: once is enough.
fn blanks_of_both(mine: &[Unit<'_>], other: &[Unit<'_>], ours: &Hunk, theirs: &Hunk) -> Vec<usize> {
    let blank = |units: &[Unit<'_>], hunk: &Hunk| {
        let blanks = hunk
            .side
            .clone()
            .filter(|&at| units[at].kind == super::unit::Kind::Blank);
        blanks.collect::<Vec<_>>()
    };
    let count = blank(mine, ours).len();
    blank(other, theirs).into_iter().rev().take(count).collect()
}
