//! Rows that moved as a whole: found, and moved by the terminal instead of being sent again.
//!
//! ```text
//! old        new        up by 1, rows 1–4
//! a          a          ESC[2;5r   margins
//! b          c          ESC[5H \n  line feed at the bottom margin
//! c          d          ESC[r      margins off
//! d          e          …and "f" is painted
//! e          f
//! ```
//! Line feed and reverse index work on every terminal, the Linux console included. The choice here is by estimate;
//! the caller compares the true bytes.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::Grid;
use super::painter::Painter;

/// What margins and moves cost, about.
const OVERHEAD: isize = 18;
/// What reaching a row costs, about.
const REACH: isize = 6;

/// A band of rows that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    top: usize,
    bottom: usize,
    by: usize,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Shift {
    /// The most promising shift from `old` to `new`, if any promises to save bytes.
    pub(super) fn find(old: &Grid, new: &Grid) -> Option<Self> {
        let costs = Costs::new(old, new);
        let mut best: Option<(isize, Self)> = None;
        for by in 1..new.rows {
            for way in [Way::Up, Way::Down] {
                let Some((gain, shift)) = costs.best_band(by, way) else {
                    continue;
                };
                if best.is_none_or(|(most, _)| gain > most) {
                    best = Some((gain, shift));
                }
            }
        }
        best.map(|(_, shift)| shift)
    }

    /// Does to `grid` what the terminal will do.
    pub(super) fn apply(self, grid: &mut Grid) {
        match self.way {
            Way::Up => grid.shift_up(self.top, self.bottom, self.by),
            Way::Down => grid.shift_down(self.top, self.bottom, self.by),
        }
    }

    /// Has the terminal do it.
    pub(super) fn send(self, painter: &mut Painter) {
        let margins = format!("\x1b[{};{}r", self.top + 1, self.bottom + 1);
        painter.send_and_lose_place(&margins);
        let (edge, step) = match self.way {
            Way::Up => (self.bottom, "\n"),
            Way::Down => (self.top, "\x1bM"),
        };
        painter.go((0, edge));
        painter.wipe(&step.repeat(self.by));
        painter.send_and_lose_place("\x1b[r");
    }
}

/// Estimated bytes of turning rows into one another.
struct Costs {
    columns: usize,
    rows: usize,
    old: Vec<u64>,
    new: Vec<u64>,
    /// Of each row as it stands.
    still: Vec<isize>,
    /// Of each row from blank.
    afresh: Vec<isize>,
}

impl Costs {
    fn new(old: &Grid, new: &Grid) -> Self {
        let blank = fingerprints(&Grid::blank(new.columns, 1));
        let mut costs = Self {
            columns: new.columns,
            rows: new.rows,
            old: fingerprints(old),
            new: fingerprints(new),
            still: Vec::new(),
            afresh: Vec::new(),
        };
        costs.still = (0..new.rows).map(|y| costs.between(y, y)).collect();
        costs.afresh = (0..new.rows)
            .map(|y| distance(&blank, costs.row(&costs.new, y)))
            .collect();
        costs
    }

    fn row<'a>(&self, of: &'a [u64], y: usize) -> &'a [u64] {
        &of[y * self.columns..(y + 1) * self.columns]
    }

    fn between(&self, old: usize, new: usize) -> isize {
        distance(self.row(&self.old, old), self.row(&self.new, new))
    }

    /// The band that gains most when its rows move `way` by `by`.
    fn best_band(&self, by: usize, way: Way) -> Option<(isize, Shift)> {
        let mut best: Option<(isize, Shift)> = None;
        let (mut from, mut sum) = (0, 0);
        // `row` counts pairs of rows `by` apart; the upper one is `row`, the lower `row + by`.
        for row in 0..self.rows - by {
            if sum <= 0 {
                (from, sum) = (row, 0);
            }
            sum += match way {
                Way::Up => self.still[row] - self.between(row + by, row),
                Way::Down => self.still[row + by] - self.between(row, row + by),
            };
            let shift = Shift {
                top: from,
                bottom: row + by,
                by,
                way,
            };
            let gain = sum - self.toll(shift);
            if gain > 0 && best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, shift));
            }
        }
        best
    }

    /// What a shift costs besides its rows: the sequence, and the rows it lays bare.
    fn toll(&self, shift: Shift) -> isize {
        let (bare, step) = match shift.way {
            Way::Up => (shift.bottom + 1 - shift.by..shift.bottom + 1, 1),
            Way::Down => (shift.top..shift.top + shift.by, 2),
        };
        let bare: isize = bare.map(|y| self.afresh[y] - self.still[y]).sum();
        OVERHEAD + bare + step * isize::try_from(shift.by).unwrap_or(isize::MAX / 4)
    }
}

/// Differing cells, and the way there.
fn distance(old: &[u64], new: &[u64]) -> isize {
    let differing = old.iter().zip(new).filter(|(a, b)| a != b).count();
    match isize::try_from(differing) {
        Ok(0) => 0,
        Ok(cells) => cells + REACH,
        Err(_) => isize::MAX / 4,
    }
}

/// A number for each cell, equal for equal cells.
fn fingerprints(grid: &Grid) -> Vec<u64> {
    let cells = (0..grid.rows).flat_map(|y| grid.row(y));
    cells
        .map(|cell| {
            let mut hasher = DefaultHasher::new();
            cell.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}
