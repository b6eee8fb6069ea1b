//! Which unit of one side is which unit of the base: in its place, moved, or written anew where it stood.

use super::unit::{Kind, Unit};
use similar::{Algorithm, DiffOp};
use std::collections::HashMap;
use std::ops::Range;
use std::time::{Duration, Instant};

/// How long is looked for the shortest way from one text to the other.
const PATIENCE: Duration = Duration::from_secs(2);
/// From which likeness on two names at one place are one that was changed, of 1.
const ALIKE: f64 = 0.8;

/// One side beside the base.
#[derive(Debug)]
pub(super) struct Alignment {
    /// For each unit of the base, which of the side it is.
    pub(super) to: Vec<Option<usize>>,
    /// For each unit of the side, which of the base it is.
    pub(super) from: Vec<Option<usize>>,
    /// Units of the base that stand elsewhere on the side.
    pub(super) is_moved: Vec<bool>,
    /// Where the two differ.
    pub(super) hunks: Vec<Hunk>,
}

/// Units of the base in place of which the side has others.
#[derive(Clone, Debug)]
pub(super) struct Hunk {
    pub(super) base: Range<usize>,
    pub(super) side: Range<usize>,
}

impl Alignment {
    pub(super) fn new(base: &[Unit<'_>], side: &[Unit<'_>]) -> Self {
        let mut alignment = Self {
            to: vec![None; base.len()],
            from: vec![None; side.len()],
            is_moved: vec![false; base.len()],
            hunks: Vec::new(),
        };
        alignment.find_in_place(base, side);
        alignment.find_moved(base, side);
        for at in 0..alignment.hunks.len() {
            alignment.find_changed(base, side, at);
        }
        alignment
    }

    fn join(&mut self, base: usize, side: usize) {
        self.to[base] = Some(side);
        self.from[side] = Some(base);
    }

    fn find_in_place(&mut self, base: &[Unit<'_>], side: &[Unit<'_>]) {
        let tokens = |units: &[Unit<'_>]| units.iter().map(Unit::token).collect::<Vec<_>>();
        let (old, new) = (tokens(base), tokens(side));
        let deadline = Instant::now() + PATIENCE;
        let ops =
            similar::capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(deadline));
        for op in ops {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                (0..len).for_each(|by| self.join(old_index + by, new_index + by));
            } else {
                self.hunks.push(Hunk {
                    base: op.old_range(),
                    side: op.new_range(),
                });
            }
        }
    }

    fn find_moved(&mut self, base: &[Unit<'_>], side: &[Unit<'_>]) {
        let mut free: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, unit) in side.iter().enumerate().rev() {
            if self.from[at].is_none() && unit.is_keyed() {
                free.entry(unit.key.as_str()).or_default().push(at);
            }
        }
        for (at, unit) in base.iter().enumerate() {
            if self.to[at].is_some() || !unit.is_keyed() {
                continue;
            }
            if let Some(found) = free.get_mut(unit.key.as_str()).and_then(Vec::pop) {
                self.join(at, found);
                self.is_moved[at] = true;
            }
        }
    }

    /// Pairs what is left over of hunk `at`: a unit whose page was corrected is the same unit.
    fn find_changed(&mut self, base: &[Unit<'_>], side: &[Unit<'_>], at: usize) {
        let Hunk {
            base: old,
            side: new,
        } = self.hunks[at].clone();
        for kind in [Kind::Item, Kind::Heading] {
            let is_kind = |unit: &Unit<'_>| unit.kind == kind;
            let old: Vec<usize> = old
                .clone()
                .filter(|&at| self.to[at].is_none() && is_kind(&base[at]))
                .collect();
            let mut new: Vec<usize> = new
                .clone()
                .filter(|&at| self.from[at].is_none() && is_kind(&side[at]))
                .collect();
            let is_one_for_one = kind == Kind::Heading && old.len() == 1 && new.len() == 1;
            for at in old {
                let alike =
                    |&there: &usize| is_one_for_one || are_alike(&base[at].name, &side[there].name);
                if let Some(found) = new.iter().position(alike) {
                    let there = new.remove(found);
                    self.join(at, there);
                }
            }
        }
    }
}

/// Short names are alike only where they are the same.
fn are_alike(a: &str, b: &str) -> bool {
    let is_long = a.chars().count() > 12;
    !a.is_empty() && (a == b || is_long && strsim::normalized_levenshtein(a, b) >= ALIKE)
}
