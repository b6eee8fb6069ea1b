//! Lines under edit on the screen: line numbers, lines broken at the width, the cursor always in view.
//!
//! Only rows in view are broken. The view moves by half its height at the edges, so that most keys leave it alone.

use super::area::Area;
use super::report::{Remark, Report};
use super::wrap::row_starts;
use crate::cells::{visible, width};
use crate::tui::theme::Theme;
use crate::tui::{frame, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::Cell;
use unicode_segmentation::UnicodeSegmentation;

/// A row on the screen: a line, and which of its rows.
type Place = (usize, usize);

/// Rows kept for problems.
const PROBLEMS: u16 = 3;

/// Where the lines are scrolled to.
#[derive(Debug)]
pub(super) struct View {
    title: String,
    first_line: usize,
    column: Option<usize>,
    /// What the last drawing had to do with: the first row shown, and columns and rows there were.
    top: Cell<Place>,
    room: Cell<(usize, usize)>,
}

impl View {
    /// A view of lines whose first has number `first_line`.
    pub(super) fn new(title: String, first_line: usize) -> Self {
        Self {
            title,
            first_line,
            column: None,
            top: Cell::new((0, 0)),
            room: Cell::new((72, 16)),
        }
    }

    /// The next motion up or down starts from where the cursor is.
    pub(super) fn forget_column(&mut self) {
        self.column = None;
    }

    /// Moves the cursor by rows; false where `id` is another command.
    pub(super) fn travel(&mut self, id: &str, area: &mut Area) -> bool {
        let page = self.room.get().1.saturating_sub(1).max(1);
        let last = area.lines().len() - 1;
        match id {
            "text.up" => self.rows(-1, area),
            "text.down" => self.rows(1, area),
            "text.page-up" => self.rows(-page.cast_signed(), area),
            "text.page-down" => self.rows(page.cast_signed(), area),
            "text.first" => {
                area.jump(0, 0);
            }
            "text.last" => {
                let end = area.lines()[last].len();
                area.jump(last, end);
            }
            _ => return false,
        }
        true
    }

    fn rows(&mut self, by: isize, area: &mut Area) {
        let columns = self.room.get().0;
        let (row, column) = cursor(area, columns);
        let column = *self.column.get_or_insert(column);
        let target = moved(area.lines(), row, by, columns);
        let line = &area.lines()[target.0];
        let starts = row_starts(line, columns);
        let from = starts.get(target.1).copied().unwrap_or(0);
        let end = starts.get(target.1 + 1).copied();
        let mut byte = from;
        let mut left = column;
        for (at, cluster) in line[from..].grapheme_indices(true) {
            let wide = width(&visible(cluster));
            let next = from + at + cluster.len();
            if wide > left || end.is_some_and(|end| next >= end) {
                break;
            }
            left -= wide;
            byte = next;
        }
        area.jump(target.0, byte);
    }

    /// Draws the frame, the lines and their problems; returns where the cursor stands.
    pub(super) fn draw(
        &self,
        area: &Area,
        problems: &[Remark],
        place: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
    ) -> Option<(u16, u16)> {
        let mut inner = frame::bordered(buffer, place, &self.title, theme);
        if inner.height > 2 * PROBLEMS {
            let report = Report {
                remarks: problems.to_vec(),
                ..Report::default()
            };
            let mut foot = inner;
            foot.y += foot.height - PROBLEMS;
            foot.height = PROBLEMS;
            report.draw(foot, buffer, theme);
            inner.height -= PROBLEMS;
        }
        self.draw_lines(area, inner, buffer, theme)
    }

    fn draw_lines(
        &self,
        area: &Area,
        inner: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
    ) -> Option<(u16, u16)> {
        let lines = area.lines();
        let digits = (self.first_line + lines.len()).to_string().len();
        let gutter = if inner.width > 30 { digits + 1 } else { 0 };
        let columns = usize::from(inner.width).saturating_sub(gutter + 1).max(1);
        let height = usize::from(inner.height);
        self.room.set((columns, height.max(1)));
        let (row, column) = cursor(area, columns);
        let top = self.scrolled(lines, row, columns, height);
        self.top.set(top);
        let mut at = None;
        let mut shown = 0;
        for (index, line) in lines.iter().enumerate().skip(top.0) {
            let starts = row_starts(line, columns);
            let skipped = if index == top.0 { top.1 } else { 0 };
            for (part, &from) in starts.iter().enumerate().skip(skipped) {
                if shown >= height {
                    return at;
                }
                let screen = paint::row(inner, shown);
                if part == 0 && gutter > 0 {
                    let number = format!("{:>digits$}", self.first_line + index);
                    paint::text(buffer, screen, &number, theme.dim, theme);
                }
                let text = paint::behind(screen, gutter);
                let end = starts.get(part + 1).copied().unwrap_or(line.len());
                paint::strip(buffer, text, &line[from..end], 0, theme.text, theme.escape);
                if (index, part) == row && !text.is_empty() {
                    let column = column.min(usize::from(text.width) - 1);
                    at = Some((text.x + column as u16, text.y));
                }
                shown += 1;
            }
        }
        at
    }

    /// The first row to show so that `row` is in view.
    fn scrolled(&self, lines: &[String], row: Place, columns: usize, height: usize) -> Place {
        let half = (height / 2).cast_signed();
        let mut top = self.top.get();
        if top.0 >= lines.len() {
            top = (0, 0);
        }
        top.1 = top.1.min(row_starts(&lines[top.0], columns).len() - 1);
        if row < top || row.0 > top.0 + height {
            return moved(lines, row, -half, columns);
        }
        let last = moved(lines, top, height.saturating_sub(1).cast_signed(), columns);
        if row > last {
            moved(lines, row, -half, columns)
        } else {
            top
        }
    }
}

/// The row in which the cursor stands, and the columns before it there.
fn cursor(area: &Area, columns: usize) -> (Place, usize) {
    let (line, byte) = (area.line(), area.byte());
    let starts = row_starts(line, columns);
    let part = starts.partition_point(|&start| start <= byte).max(1) - 1;
    let before = line.get(starts[part]..byte).unwrap_or_default();
    ((area.row(), part), width(&visible(before)))
}

/// The row `by` rows from `place`, or the first or last one.
fn moved(lines: &[String], place: Place, by: isize, columns: usize) -> Place {
    let (mut line, mut part) = place;
    let count = |line: usize| row_starts(&lines[line], columns).len();
    for _ in 0..by.unsigned_abs() {
        match (by < 0, part) {
            (true, 0) if line == 0 => break,
            (true, 0) => {
                line -= 1;
                part = count(line) - 1;
            }
            (true, _) => part -= 1,
            (false, _) if part + 1 < count(line) => part += 1,
            (false, _) if line + 1 < lines.len() => (line, part) = (line + 1, 0),
            (false, _) => break,
        }
    }
    (line, part)
}
