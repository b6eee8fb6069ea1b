//! A frame as the terminal will hold it: ratatui's buffer, made canonical so that equal cells look equal.
//!
//! The columns after the first of a wide glyph are tails: cells with an empty symbol. A wide glyph that would cross
//! the right edge, an empty symbol and a control character become blanks. Invisible style of blanks is dropped.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::cells;

/// Style that shows on a space.
const SHOWS_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// A rectangle of canonical cells.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Width in columns.
    pub(super) columns: usize,
    /// Height in rows.
    pub(super) rows: usize,
    cells: Vec<Cell>,
}

impl Grid {
    /// A grid of blanks, as after clearing the screen.
    pub(super) fn blank(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            cells: vec![Cell::EMPTY; columns * rows],
        }
    }

    /// The canonical form of `buffer`, whose origin does not matter.
    pub(super) fn of(buffer: &Buffer) -> Self {
        let columns = usize::from(buffer.area.width);
        let mut grid = Self::blank(columns, usize::from(buffer.area.height));
        if columns > 0 {
            let rows = grid.cells.chunks_mut(columns);
            for (to, from) in rows.zip(buffer.content().chunks(columns)) {
                copy_row(to, from);
            }
        }
        grid
    }

    /// Row `y`, from 0.
    pub(super) fn row(&self, y: usize) -> &[Cell] {
        &self.cells[y * self.columns..(y + 1) * self.columns]
    }

    /// Moves rows `top..=bottom` up by `by`, leaving blanks below.
    pub(super) fn shift_up(&mut self, top: usize, bottom: usize, by: usize) {
        let band = self.band(top, bottom);
        let kept = band.len() - by * self.columns;
        let cells = &mut self.cells[band];
        cells.rotate_left(cells.len() - kept);
        cells[kept..].fill(Cell::EMPTY);
    }

    /// Moves rows `top..=bottom` down by `by`, leaving blanks above.
    pub(super) fn shift_down(&mut self, top: usize, bottom: usize, by: usize) {
        let gone = by * self.columns;
        let band = self.band(top, bottom);
        let cells = &mut self.cells[band];
        cells.rotate_right(gone);
        cells[..gone].fill(Cell::EMPTY);
    }

    fn band(&self, top: usize, bottom: usize) -> std::ops::Range<usize> {
        top * self.columns..(bottom + 1) * self.columns
    }
}

/// True for the second and later columns of a wide glyph.
pub(super) fn is_tail(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

/// True for a space of any style.
pub(super) fn is_space(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// True where erasing gives the same as printing the cell.
pub(super) fn is_erased(cell: &Cell) -> bool {
    *cell == Cell::EMPTY
}

/// True for style that would show on a space.
pub(super) fn shows_on_blank(modifier: Modifier) -> bool {
    modifier.intersects(SHOWS_ON_BLANK)
}

/// True for glyphs whose width terminals disagree about: what follows them cannot be trusted to stand where we think.
pub(super) fn is_risky(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() > 4 && symbol.chars().nth(1).is_some() && cells::width(symbol) > 1
}

fn copy_row(to: &mut [Cell], from: &[Cell]) {
    let mut x = 0;
    while x < to.len() {
        let width = drawn_width(from[x].symbol()).filter(|width| x + width <= to.len());
        to[x] = canonical(&from[x], width.map_or(" ", |_| from[x].symbol()));
        let width = width.unwrap_or(1);
        for tail in 1..width {
            to[x + tail] = canonical(&from[x], "");
        }
        x += width;
    }
}

/// Columns of a symbol; none where it cannot be drawn.
fn drawn_width(symbol: &str) -> Option<usize> {
    if symbol.contains(char::is_control) {
        return None;
    }
    Some(cells::width(symbol)).filter(|&width| width > 0)
}

/// The cell with `symbol` and what is seen of its style. Underlines keep the colour of the text: older terminals
/// read the sequence for another as blinking.
fn canonical(cell: &Cell, symbol: &str) -> Cell {
    let mut plain = Cell::EMPTY;
    plain.bg = cell.bg;
    if symbol != " " {
        plain.set_symbol(symbol);
    } else if !shows_on_blank(cell.modifier) {
        return plain;
    }
    plain.fg = cell.fg;
    plain.modifier = cell.modifier;
    plain.underline_color = Color::Reset;
    plain
}
