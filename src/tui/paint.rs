//! Putting text into cells: the only way in which panes write, so that nothing from outside reaches the terminal raw.

use crate::cells::{self, Piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

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
