//! A field of one line: readline's keys, pasting with line ends made spaces, and a cursor where the terminal's belongs.
//!
//! It scrolls sideways by half its width, so that most keys change a cell or two.

use super::area::{Area, Heard};
use crate::cells::{visible, width};
use crate::tui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Stands where a text goes on beyond its field.
const CUT: &str = "…";

/// A text of one line under edit.
#[derive(Clone, Debug)]
pub struct TextField {
    area: Area,
}

impl Default for TextField {
    fn default() -> Self {
        Self::new("")
    }
}

impl TextField {
    /// A field that holds `text`, line ends made spaces; the cursor stands at its end.
    pub fn new(text: &str) -> Self {
        let line = one_line(text);
        let end = line.len();
        let mut area = Area::new(vec![line]);
        area.jump(0, end);
        Self { area }
    }

    /// The text.
    pub fn value(&self) -> &str {
        self.area.line()
    }

    /// Holds `text` from now on, the cursor at its end. What was cut stays at hand.
    pub fn set_value(&mut self, text: &str) {
        let line = one_line(text);
        let end = line.len();
        self.area.replace(vec![line]);
        self.area.jump(0, end);
    }

    /// Does what the text command `id` says; false where it means nothing in a field.
    pub fn command(&mut self, id: &str) -> bool {
        self.heard(id) != Heard::Ignored
    }

    pub(super) fn heard(&mut self, id: &str) -> Heard {
        match id {
            "text.newline" => Heard::Ignored,
            _ => self.area.command(id),
        }
    }

    /// Types one character; a line end becomes a space.
    pub fn insert(&mut self, character: char) {
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        self.area.insert(&one_line(text));
    }

    /// Inserts `text`, its inner line ends made spaces, those at its ends left out.
    pub fn paste(&mut self, text: &str) {
        self.area.insert(&one_line(text.trim_matches(['\r', '\n'])));
    }

    /// Columns before the cursor, escapes of hidden characters counted as they are shown.
    pub fn cursor_column(&self) -> usize {
        let before = self.value().get(..self.area.byte());
        width(&visible(before.unwrap_or_default()))
    }

    /// Draws the text into the first row of `area`, and returns where the cursor stands; `None` where there is no
    /// room. `escape` styles what stands for unseen characters.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        style: Style,
        escape: Style,
    ) -> Option<(u16, u16)> {
        let line = paint::row(area, 0).intersection(buffer.area);
        if line.is_empty() {
            return None;
        }
        let cursor = self.cursor_column();
        let from = scrolled(cursor, usize::from(line.width));
        paint::strip(buffer, line, self.value(), from, style, escape);
        let end = width(&visible(self.value()));
        sign_cuts(
            buffer,
            line,
            (from > 0, end > from + usize::from(line.width)),
            escape,
        );
        let column = cursor.saturating_sub(from).min(usize::from(line.width) - 1);
        Some((line.x + column as u16, line.y))
    }
}

/// Marks the ends of `line` at which the text goes on.
fn sign_cuts(buffer: &mut Buffer, line: Rect, (before, behind): (bool, bool), style: Style) {
    let last = line.right() - 1;
    if before {
        buffer[(line.x, line.y)].set_symbol(CUT).set_style(style);
    }
    if behind {
        // A wide character must not reach under the mark.
        if last > line.x && width(buffer[(last - 1, line.y)].symbol()) > 1 {
            buffer[(last - 1, line.y)].set_symbol(" ");
        }
        buffer[(last, line.y)].set_symbol(CUT).set_style(style);
    }
}

/// The first column shown of a text whose cursor stands at column `cursor`, in a field of `room` columns.
fn scrolled(cursor: usize, room: usize) -> usize {
    let step = (room / 2).max(1);
    match cursor.checked_sub(room.max(1) - 1) {
        None | Some(0) => 0,
        Some(beyond) => beyond.div_ceil(step) * step,
    }
}

/// `text` with every line end made a space.
pub(super) fn one_line(text: &str) -> String {
    text.replace("\r\n", " ")
        .replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ")
}
