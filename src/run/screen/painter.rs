//! Collects the bytes of one frame, knowing where the cursor stands and which pen is in force.
//!
//! A frame begins at an unknown place with a plain pen and ends with a plain pen, so that a message some other
//! program writes between frames does no harm. After the last column and after glyphs of doubtful width the place
//! is unknown again and the next move is absolute.

use ratatui::buffer::Cell;

use super::grid::{is_risky, is_tail};
use super::pen::Pen;
use crate::cells;

/// A place on the screen: column and row, from 0.
pub(super) type Place = (usize, usize);

/// The bytes of a frame in the making.
#[derive(Clone, Debug)]
pub(super) struct Painter {
    bytes: Vec<u8>,
    at: Option<Place>,
    pen: Pen,
    columns: usize,
}

impl Painter {
    /// Nothing painted yet, on a screen of `columns`.
    pub(super) fn new(columns: usize) -> Self {
        Self {
            bytes: Vec::new(),
            at: None,
            pen: Pen::PLAIN,
            columns,
        }
    }

    /// Bytes so far.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Where the cursor is known to stand.
    pub(super) fn at(&self) -> Option<Place> {
        self.at
    }

    /// The finished bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Moves the cursor to `to`, by the shortest way.
    pub(super) fn go(&mut self, to: Place) {
        self.bytes.extend_from_slice(hop(self.at, to).as_bytes());
        self.at = Some(to);
    }

    /// Prints `cell` where the cursor stands. Tails print nothing: their glyph did.
    pub(super) fn put(&mut self, cell: &Cell) {
        if is_tail(cell) {
            return;
        }
        if !self.pen.suits(cell) {
            self.take(Pen::of(cell));
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        let columns = self.columns;
        let width = cells::width(cell.symbol());
        self.at = self
            .at
            .map(|(x, y)| (x + width, y))
            .filter(|&(x, _)| x < columns && !is_risky(cell));
    }

    /// Bytes that printing `cells` would take with the pen in force; none where a pen must change.
    pub(super) fn price(&self, cells: &[Cell]) -> Option<usize> {
        let mut bytes = 0;
        for cell in cells.iter().filter(|cell| !is_tail(cell)) {
            if !self.pen.suits(cell) || is_risky(cell) {
                return None;
            }
            bytes += cell.symbol().len();
        }
        Some(bytes)
    }

    /// Erases from the cursor to the end of the row.
    pub(super) fn erase_tail(&mut self) {
        self.wipe("\x1b[K");
    }

    /// Erases `count` columns from the cursor on, which stays.
    pub(super) fn erase(&mut self, count: usize) {
        self.wipe(&format!("\x1b[{count}X"));
    }

    /// Clears the whole screen.
    pub(super) fn clear(&mut self) {
        self.wipe("\x1b[m\x1b[2J");
    }

    /// Back to the terminal's own style.
    pub(super) fn plain(&mut self) {
        self.take(Pen::PLAIN);
    }

    /// Sends `sequence`, which leaves the cursor where it is.
    pub(super) fn send(&mut self, sequence: &str) {
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    /// Sends `sequence`, after which the cursor may be anywhere.
    pub(super) fn send_and_lose_place(&mut self, sequence: &str) {
        self.send(sequence);
        self.at = None;
    }

    /// Sends an erasing sequence with a pen that erases to plain blanks.
    pub(super) fn wipe(&mut self, sequence: &str) {
        if !self.pen.erases() {
            self.plain();
        }
        self.send(sequence);
    }

    fn take(&mut self, pen: Pen) {
        let change = self.pen.change(pen);
        self.send(&change);
        self.pen = pen;
    }
}

/// The shortest sequence from `from` to `to`.
pub(super) fn hop(from: Option<Place>, to: Place) -> String {
    let mut best = absolute(to);
    let Some(from) = from else {
        return best;
    };
    let mut offer = |way: String| {
        if way.len() < best.len() {
            best = way;
        }
    };
    if from.1 == to.1 {
        offer(along(from.0, to.0));
    }
    if from.1 <= to.1 {
        let down = "\n".repeat((to.1 - from.1).min(8));
        if down.len() == to.1 - from.1 {
            offer(format!("\r{down}{}", along(0, to.0)));
        }
    }
    best
}

/// Cursor position, leaving out what defaults to 1.
fn absolute((x, y): Place) -> String {
    match (x + 1, y + 1) {
        (1, 1) => "\x1b[H".to_owned(),
        (1, row) => format!("\x1b[{row}H"),
        (column, row) => format!("\x1b[{row};{column}H"),
    }
}

/// A move within a row.
fn along(from: usize, to: usize) -> String {
    if to >= from {
        match to - from {
            0 => String::new(),
            1 => "\x1b[C".to_owned(),
            by => format!("\x1b[{by}C"),
        }
    } else {
        match from - to {
            by @ 1..=3 => "\x08".repeat(by),
            by => format!("\x1b[{by}D"),
        }
    }
}
