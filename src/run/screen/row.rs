//! One row of the screen turned into its successor with few bytes.
//!
//! Unchanged cells are skipped by a cursor move or reprinted, whichever is shorter; a blank end is erased, and so is a
//! long blank stretch inside. Nothing is ever printed on half of a wide glyph that stays.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::grid::{is_erased, is_risky, is_tail};
use super::painter::{Painter, hop};

/// Blank cells from which erasing pays inside a row.
const LONG_BLANK: usize = 12;
/// Blank cells from which erasing pays at the end of a row.
const LONG_TAIL: usize = 3;

/// Paints what differs between `old` and `new`, both row `y`.
pub(super) fn repaint(painter: &mut Painter, y: usize, old: &[Cell], new: &[Cell]) {
    let changed = changes(old, new);
    let blank_from = new
        .iter()
        .rposition(|cell| !is_erased(cell))
        .map_or(0, |x| x + 1);
    let tail: Vec<usize> = (blank_from..new.len()).filter(|&x| changed[x]).collect();
    let erase_tail = tail.len() > LONG_TAIL;
    let end = if erase_tail { blank_from } else { new.len() };
    for run in runs(&changed[..end]) {
        for stretch in stretches(new, run) {
            reach(painter, y, stretch.start, new);
            paint(painter, &new[stretch]);
        }
    }
    if let Some(&first) = tail.first().filter(|_| erase_tail) {
        let here = painter
            .at()
            .filter(|&(x, row)| row == y && (blank_from..=first).contains(&x));
        painter.go(here.unwrap_or((first, y)));
        painter.erase_tail();
    }
}

/// Which columns must be sent. A wide glyph is sent whole, and after one of doubtful width so is the rest.
fn changes(old: &[Cell], new: &[Cell]) -> Vec<bool> {
    let mut changed: Vec<bool> = old.iter().zip(new).map(|(a, b)| a != b).collect();
    for x in (1..new.len()).rev() {
        if is_tail(&new[x]) && changed[x] {
            changed[x - 1] = true;
        }
    }
    for x in 1..new.len() {
        if is_tail(&new[x]) && changed[x - 1] {
            changed[x] = true;
        }
    }
    let doubtful = (0..new.len()).find(|&x| changed[x] && (is_risky(&new[x]) || is_risky(&old[x])));
    if let Some(from) = doubtful {
        changed[from..].fill(true);
    }
    changed
}

/// Runs of changed columns.
fn runs(changed: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for x in (0..changed.len()).filter(|&x| changed[x]) {
        match found.last_mut() {
            Some(run) if run.end == x => run.end += 1,
            _ => found.push(x..x + 1),
        }
    }
    found
}

/// Splits `run` so that each long blank stands alone.
fn stretches(new: &[Cell], run: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = run.start;
    let mut x = run.start;
    while x < run.end {
        let blanks = new[x..run.end]
            .iter()
            .take_while(|cell| is_erased(cell))
            .count();
        if blanks >= LONG_BLANK {
            found.extend([from..x, x..x + blanks]);
            from = x + blanks;
        }
        x += blanks.max(1);
    }
    found.push(from..run.end);
    found.retain(|stretch| !stretch.is_empty());
    found
}

/// Brings the cursor to column `x`, by reprinting what lies between where that is shorter than a move.
fn reach(painter: &mut Painter, y: usize, x: usize, new: &[Cell]) {
    if let Some((from, row)) = painter.at()
        && row == y
        && from < x
        && !is_tail(&new[from])
    {
        let between = &new[from..x];
        let price = painter.price(between);
        if price.is_some_and(|price| price <= hop(Some((from, y)), (x, y)).len()) {
            for cell in between {
                painter.put(cell);
            }
        }
    }
    painter.go((x, y));
}

/// Prints `cells` from where the cursor stands; a long blank is erased instead.
fn paint(painter: &mut Painter, cells: &[Cell]) {
    if cells.len() >= LONG_BLANK && cells.iter().all(is_erased) {
        return painter.erase(cells.len());
    }
    let mut doubtful = false;
    let start = painter.at();
    for (offset, cell) in cells.iter().enumerate() {
        if doubtful
            && !is_tail(cell)
            && let Some((x, y)) = start
        {
            painter.go((x + offset, y));
        }
        painter.put(cell);
        doubtful = is_risky(cell) || doubtful && is_tail(cell);
    }
}
