//! Putting text into cells: the only way in which panes write, so that nothing from outside reaches the terminal raw.

use super::theme::Theme;
use crate::cells::{self, Piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Writes into one row of a buffer, left to right, never beyond its end.
pub(crate) struct Row<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
    escape: Style,
}

impl<'a> Row<'a> {
    /// Row `y` of `area`, counted from its top; nothing is written where the area has no such row.
    pub(crate) fn new(buffer: &'a mut Buffer, area: Rect, y: u16, escape: Style) -> Self {
        let area = area.intersection(buffer.area);
        let end = if y < area.height {
            area.right()
        } else {
            area.x
        };
        Self {
            buffer,
            x: area.x,
            y: area.y.saturating_add(y),
            end,
            escape,
        }
    }

    /// Columns left.
    pub(crate) fn left(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Writes `text`, cut with `…` where it does not fit. Hidden characters are shown as marked escapes.
    pub(crate) fn text(&mut self, text: &str, style: Style) -> &mut Self {
        let left = self.left();
        self.clipped(text, left, style)
    }

    /// Writes at most `columns` columns of `text`.
    pub(crate) fn clipped(&mut self, text: &str, columns: usize, style: Style) -> &mut Self {
        let mut room = columns.min(self.left());
        for piece in cells::pieces(text) {
            let (shown, style) = match &piece {
                Piece::Plain(shown) => (shown.as_ref(), style),
                Piece::Marked(shown) => (shown.as_str(), style.patch(self.escape)),
            };
            let width = cells::width(shown);
            if width <= room {
                self.raw(shown, style);
                room -= width;
            } else {
                self.raw(&cells::clip(shown, room), style);
                break;
            }
        }
        self
    }

    /// Writes `text` in exactly `columns` columns.
    pub(crate) fn column(&mut self, text: &str, columns: usize, style: Style) -> &mut Self {
        let start = self.x;
        self.clipped(text, columns, style);
        let target = start.saturating_add(u16::try_from(columns).unwrap_or(u16::MAX));
        self.x = target.min(self.end).max(self.x);
        self
    }

    /// Writes `text` at the row's right end, `from_end` columns away from it.
    pub(crate) fn right(&mut self, text: &str, from_end: usize, style: Style) -> &mut Self {
        let width = cells::width(&cells::visible(text));
        let taken = u16::try_from(width + from_end).unwrap_or(u16::MAX);
        let at = self.end.saturating_sub(taken);
        if at >= self.x {
            let x = std::mem::replace(&mut self.x, at);
            self.text(text, style);
            self.x = x;
        }
        self
    }

    /// Goes on `columns` further right.
    pub(crate) fn skip(&mut self, columns: u16) -> &mut Self {
        self.x = self.x.saturating_add(columns).min(self.end);
        self
    }

    fn raw(&mut self, shown: &str, style: Style) {
        let left = self.left();
        if left > 0 {
            let (x, _) = self.buffer.set_stringn(self.x, self.y, shown, left, style);
            self.x = x;
        }
    }
}

/// Row `index` of `area`, one line high; empty where the area ends before it.
pub(super) fn row(area: Rect, index: usize) -> Rect {
    let offset = u16::try_from(index).unwrap_or(u16::MAX);
    if offset >= area.height {
        return Rect::new(area.x, area.y, 0, 0);
    }
    Rect::new(area.x, area.y + offset, area.width, 1)
}

/// `line` without its first `columns`.
pub(super) fn behind(line: Rect, columns: usize) -> Rect {
    let gone = u16::try_from(columns).unwrap_or(u16::MAX).min(line.width);
    Rect::new(line.x + gone, line.y, line.width - gone, line.height)
}

/// Draws `text` at the start of `line`, cut with `…` where it is too long. Returns the columns that it takes.
pub(super) fn text(
    buffer: &mut Buffer,
    line: Rect,
    text: &str,
    style: Style,
    theme: &Theme,
) -> usize {
    let shown = cells::visible(text);
    if cells::width(&shown) > usize::from(line.width) {
        let cut = cells::clip(&shown, usize::from(line.width));
        strip(buffer, line, &cut, 0, style, style);
        return usize::from(line.width);
    }
    strip(buffer, line, text, 0, style, theme.escape);
    cells::width(&shown)
}

/// Draws what of `text` lies from column `from` on, as far as `line` is wide; `escape` styles what stands for unseen
/// characters.
pub(super) fn strip(
    buffer: &mut Buffer,
    line: Rect,
    text: &str,
    from: usize,
    style: Style,
    escape: Style,
) {
    let line = line.intersection(buffer.area);
    if line.is_empty() {
        return;
    }
    let end = from + usize::from(line.width);
    let mut column = 0;
    for piece in cells::pieces(text) {
        let style = match piece {
            Piece::Plain(_) => style,
            Piece::Marked(_) => style.patch(escape),
        };
        for cluster in piece.as_str().graphemes(true) {
            let wide = cells::width(cluster);
            if column >= end {
                return;
            }
            if column >= from && column + wide <= end {
                let x = line.x + (column - from) as u16;
                buffer.set_stringn(x, line.y, cluster, wide, style);
            }
            column += wide;
        }
    }
}

/// Empties `area`.
pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
        }
    }
}
