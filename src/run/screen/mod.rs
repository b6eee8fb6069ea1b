//! The screen: turns one frame into the next with as few bytes as a terminal needs.
//!
//! Takes the place of `ratatui::Terminal`: widgets render into a `Buffer`, and [`Screen::draw`] sends the difference
//! in a single write. An unchanged frame sends nothing. Uses only sequences that the Linux console, xterm, tmux and
//! everything between them know, and never asks the terminal anything.

mod grid;
mod painter;
mod pen;
mod row;
mod scroll;

use std::io::{self, Write};

use ratatui::buffer::Buffer;

use grid::Grid;
use painter::Painter;
use scroll::Shift;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Frames below this many bytes are sent as they are, without looking for rows that moved.
const WORTH_A_SEARCH: usize = 80;

/// Where the cursor was last put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Shown(u16, u16),
}

/// What a terminal shows, and the way to change it.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    shown: Option<Grid>,
    cursor: Cursor,
}

impl<W: Write> Screen<W> {
    /// A screen of unknown content behind `out`, which should not be line-buffered.
    pub fn new(out: W) -> Self {
        Self {
            out,
            shown: None,
            cursor: Cursor::Unknown,
        }
    }

    /// What the frames are written to.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Forgets what is shown: the next [`draw`](Self::draw) clears and repaints. For resizes, after the terminal
    /// was given away, and on request.
    pub fn invalidate(&mut self) {
        self.shown = None;
        self.cursor = Cursor::Unknown;
    }

    /// Makes the terminal show `next`, with the cursor at a column and row (from 0) or hidden.
    ///
    /// A `next` of another size than the last clears first.
    ///
    /// # Errors
    /// Where the terminal cannot be written; the next draw then repaints everything.
    pub fn draw(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> io::Result<()> {
        let next = Grid::of(next);
        let mut frame = self.difference(&next);
        let cursor =
            cursor.filter(|&(x, y)| usize::from(x) < next.columns && usize::from(y) < next.rows);
        self.place_cursor(&mut frame, cursor);
        let bytes = frame.into_bytes();
        if let Err(error) = self.send_frame(&bytes) {
            self.invalidate();
            return Err(error);
        }
        self.shown = Some(next);
        Ok(())
    }

    /// Sends a sequence that draws nothing, such as a copy to the clipboard, at once.
    ///
    /// # Errors
    /// Where the terminal cannot be written.
    pub fn send(&mut self, sequence: &[u8]) -> io::Result<()> {
        self.out.write_all(sequence)?;
        self.out.flush()
    }

    /// The bytes from what is shown to `next`, pen plain at the end.
    fn difference(&self, next: &Grid) -> Painter {
        let blank = Painter::new(next.columns);
        let fits = |old: &&Grid| (old.columns, old.rows) == (next.columns, next.rows);
        let Some(old) = self.shown.as_ref().filter(fits) else {
            let mut afresh = blank;
            afresh.clear();
            return painted(afresh, &Grid::blank(next.columns, next.rows), next);
        };
        let still = painted(blank.clone(), old, next);
        if still.len() < WORTH_A_SEARCH {
            return still;
        }
        let Some(shift) = Shift::find(old, next) else {
            return still;
        };
        let mut moved = blank;
        let mut between = old.clone();
        shift.send(&mut moved);
        shift.apply(&mut between);
        let moved = painted(moved, &between, next);
        if moved.len() < still.len() {
            moved
        } else {
            still
        }
    }

    fn place_cursor(&mut self, frame: &mut Painter, wanted: Option<(u16, u16)>) {
        let cursor = wanted.map_or(Cursor::Hidden, |(x, y)| Cursor::Shown(x, y));
        if cursor == self.cursor && (frame.len() == 0 || wanted.is_none()) {
            return;
        }
        match wanted {
            None => frame.send("\x1b[?25l"),
            Some((x, y)) => {
                frame.go((usize::from(x), usize::from(y)));
                if !matches!(self.cursor, Cursor::Shown(..)) {
                    frame.send("\x1b[?25h");
                }
            }
        }
        self.cursor = cursor;
    }

    /// One write for the whole frame; none for an empty one.
    fn send_frame(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let whole = [BEGIN, bytes, END].concat();
        self.send(&whole)
    }
}

/// `painter` after painting every row that differs.
fn painted(mut painter: Painter, old: &Grid, new: &Grid) -> Painter {
    for y in 0..new.rows {
        row::repaint(&mut painter, y, old.row(y), new.row(y));
    }
    painter.plain();
    painter
}
