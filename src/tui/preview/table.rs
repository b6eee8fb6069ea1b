//! Tables: aligned columns, shrunk to the width there is, widest first.
//!
//! A cell that is cut ends in an ellipsis. Columns for which not even one cell is left are not drawn.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::PreviewStyles;
use super::flow::{clipped, display_width};
use super::inlines::{Setting, flow_of};
use crate::issue::markup::{Alignment, Cell};

/// With bars between the columns each must keep this many cells, else a space has to do.
const MIN_COLUMN: usize = 3;

/// Draws a table in at most `width` columns of the screen.
pub(super) fn lines(
    alignments: &[Alignment],
    header: &[Cell],
    rows: &[Vec<Cell>],
    width: usize,
    base: Style,
    theme: &PreviewStyles,
) -> Vec<Line<'static>> {
    let head = drawn(header, base.patch(theme.table_head), theme);
    let body: Vec<Vec<Line<'static>>> = rows.iter().map(|row| drawn(row, base, theme)).collect();
    let columns = body.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    let frame = Frame::new(columns, width, theme.dim);
    let wanted: Vec<usize> = (0..frame.columns)
        .map(|at| {
            let cells = body.iter().chain([&head]).filter_map(|row| row.get(at));
            cells.map(display_width).max().unwrap_or(0).max(1)
        })
        .collect();
    let widths = shrunk(&wanted, frame.room(width));
    let mut lines = vec![frame.row(&head, &widths, alignments), frame.rule(&widths)];
    lines.extend(body.iter().map(|row| frame.row(row, &widths, alignments)));
    lines
}

/// The cells of a row, each on one line as wide as it likes.
fn drawn(row: &[Cell], style: Style, theme: &PreviewStyles) -> Vec<Line<'static>> {
    let whole = |cell: &Cell| flow_of(cell, style, Setting::Cell, theme).wrapped(usize::MAX);
    row.iter()
        .map(|cell| whole(cell).into_iter().next().unwrap_or_default())
        .collect()
}

/// `wanted` widths cut to `room` in all: the widest lose first, and what is left over goes to the first of them.
fn shrunk(wanted: &[usize], room: usize) -> Vec<usize> {
    let total = |cap: usize| -> usize { wanted.iter().map(|width| (*width).min(cap)).sum() };
    let widest = wanted.iter().copied().max().unwrap_or(0).min(room);
    let cap = (1..=widest)
        .rev()
        .find(|cap| total(*cap) <= room)
        .unwrap_or(1);
    let mut spare = room.saturating_sub(total(cap));
    let grow = |width: &usize| {
        let extra = usize::from(*width > cap && spare > 0);
        spare -= extra;
        (*width).min(cap) + extra
    };
    wanted.iter().map(grow).collect()
}

/// What stands between the cells.
struct Frame {
    columns: usize,
    between: &'static str,
    crossing: &'static str,
    style: Style,
}

impl Frame {
    fn new(columns: usize, width: usize, style: Style) -> Self {
        let roomy = columns * MIN_COLUMN + columns.saturating_sub(1) * 3 <= width;
        let (between, crossing) = if roomy {
            (" │ ", "─┼─")
        } else {
            (" ", " ")
        };
        Self {
            columns: columns.min(width.div_ceil(2)),
            between,
            crossing,
            style,
        }
    }

    /// The cells left for text.
    fn room(&self, width: usize) -> usize {
        let bars = self.columns.saturating_sub(1) * self.between.chars().count();
        width.saturating_sub(bars)
    }

    fn row(
        &self,
        cells: &[Line<'static>],
        widths: &[usize],
        alignments: &[Alignment],
    ) -> Line<'static> {
        let mut spans = Vec::new();
        for (at, width) in widths.iter().enumerate() {
            if at > 0 {
                spans.push(Span::styled(self.between, self.style));
            }
            let (cell, used) = cells
                .get(at)
                .map(|c| clipped(c, *width))
                .unwrap_or_default();
            let free = width.saturating_sub(used);
            let left = match alignments.get(at).copied().unwrap_or_default() {
                Alignment::Left => 0,
                Alignment::Center => free / 2,
                Alignment::Right => free,
            };
            spans.push(Span::raw(" ".repeat(left)));
            spans.extend(cell.spans);
            spans.push(Span::raw(" ".repeat(free - left)));
        }
        spans.retain(|span| !span.content.is_empty());
        Line::from(spans)
    }

    fn rule(&self, widths: &[usize]) -> Line<'static> {
        let dashes: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        Line::styled(dashes.join(self.crossing), self.style)
    }
}
