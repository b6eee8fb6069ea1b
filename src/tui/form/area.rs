//! A text area whose cursor never stands inside a character as readers see it: flags, families and accents are whole.
//!
//! The library keeps the lines; motions and deletions are found here by grapheme and handed to it as positions. Its
//! undo is off, and a text with a lone `\r` is spliced in by hand, because the library would drop it.

use super::words;
use std::fmt;
use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

/// What came of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// It means nothing here.
    Ignored,
    /// The text is the same.
    Moved,
    /// The text may have changed.
    Changed,
}

/// Lines under edit, and what was last cut from them.
#[derive(Clone)]
pub(super) struct Area {
    text: TextArea<'static>,
    killed: String,
}

impl fmt::Debug for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Area")
            .field("lines", &self.lines())
            .field("cursor", &(self.row(), self.byte()))
            .finish_non_exhaustive()
    }
}

impl Area {
    /// An area with these lines, none of which holds a line feed; the cursor stands at the start.
    pub(super) fn new(lines: Vec<String>) -> Self {
        Self {
            text: fresh(lines),
            killed: String::new(),
        }
    }

    /// Takes `lines` in place of all that stands here; what was cut stays at hand.
    pub(super) fn replace(&mut self, lines: Vec<String>) {
        self.text = fresh(lines);
    }

    /// The lines; at least one.
    pub(super) fn lines(&self) -> &[String] {
        self.text.lines()
    }

    /// The line in which the cursor stands.
    pub(super) fn row(&self) -> usize {
        self.text.cursor().0
    }

    /// Text of the cursor's line.
    pub(super) fn line(&self) -> &str {
        self.lines().get(self.row()).map_or("", String::as_str)
    }

    /// Where the cursor stands in its line, in bytes.
    pub(super) fn byte(&self) -> usize {
        byte_of(self.line(), self.text.cursor().1)
    }

    /// Puts the cursor before byte `byte` of line `row`. False, and nothing moves, where the library cannot count as
    /// far: 65,535 lines or characters.
    pub(super) fn jump(&mut self, row: usize, byte: usize) -> bool {
        let Some(line) = self.lines().get(row) else {
            return false;
        };
        let column = line.get(..byte).unwrap_or(line).chars().count();
        let (Ok(short_row), Ok(short_column)) = (u16::try_from(row), u16::try_from(column)) else {
            return false;
        };
        self.text
            .move_cursor(CursorMove::Jump(short_row, short_column));
        self.text.cursor() == (row, column)
    }

    /// Inserts `text` at the cursor; line feeds begin new lines.
    pub(super) fn insert(&mut self, text: &str) {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => {}
            (Some(only), None) if only != '\r' => self.text.insert_char(only),
            _ if text.contains('\r') => self.splice(text),
            _ => {
                self.text.insert_str(text);
            }
        }
    }

    /// Does what the text command `id` says.
    pub(super) fn command(&mut self, id: &str) -> Heard {
        let (row, at) = (self.row(), self.byte());
        let line = self.line().to_owned();
        match id {
            "text.left" => self.step_left(row, at, &line),
            "text.right" => self.step_right(row, at, &line),
            "text.word-left" if at == 0 => self.step_left(row, at, &line),
            "text.word-right" if at == line.len() => self.step_right(row, at, &line),
            "text.word-left" => self.go(row, words::start_before(&line, at)),
            "text.word-right" => self.go(row, words::end_after(&line, at)),
            "text.line-start" => self.go(row, 0),
            "text.line-end" => self.go(row, line.len()),
            "text.delete-back" | "text.delete-word" if at == 0 => self.join(row),
            "text.delete-back" => self.delete(row, grapheme_before(&line, at), at),
            "text.delete" if at == line.len() => self.join(row + 1),
            "text.delete" => self.delete(row, at, grapheme_after(&line, at)),
            "text.delete-word" => self.kill(row, words::start_before(&line, at), at),
            "text.kill-end" if at == line.len() => self.kill_line_end(row + 1),
            "text.kill-end" => self.kill(row, at, line.len()),
            "text.kill-start" => self.kill(row, 0, at),
            "text.yank" => {
                self.insert(&self.killed.clone());
                Heard::Changed
            }
            "text.newline" => {
                self.text.insert_newline();
                Heard::Changed
            }
            _ => Heard::Ignored,
        }
    }

    fn go(&mut self, row: usize, byte: usize) -> Heard {
        self.jump(row, byte);
        Heard::Moved
    }

    fn step_left(&mut self, row: usize, at: usize, line: &str) -> Heard {
        match (at, row.checked_sub(1)) {
            (0, None) => Heard::Moved,
            (0, Some(above)) => {
                let end = self.lines()[above].len();
                self.go(above, end)
            }
            _ => self.go(row, grapheme_before(line, at)),
        }
    }

    fn step_right(&mut self, row: usize, at: usize, line: &str) -> Heard {
        if at == line.len() {
            self.go(row + 1, 0)
        } else {
            self.go(row, grapheme_after(line, at))
        }
    }

    /// Deletes bytes `from..to` of line `row`.
    fn delete(&mut self, row: usize, from: usize, to: usize) -> Heard {
        let count = self.lines()[row]
            .get(from..to)
            .map_or(0, |gone| gone.chars().count());
        if count == 0 || !self.jump(row, from) {
            return Heard::Moved;
        }
        self.text.delete_str(count);
        Heard::Changed
    }

    fn kill(&mut self, row: usize, from: usize, to: usize) -> Heard {
        let gone = self.lines()[row].get(from..to).unwrap_or_default();
        if !gone.is_empty() {
            self.killed = gone.to_owned();
        }
        self.delete(row, from, to)
    }

    fn kill_line_end(&mut self, below: usize) -> Heard {
        let heard = self.join(below);
        if heard == Heard::Changed {
            "\n".clone_into(&mut self.killed);
        }
        heard
    }

    /// Joins line `row` to the one before it.
    fn join(&mut self, row: usize) -> Heard {
        if row == 0 || row >= self.lines().len() || !self.jump(row, 0) {
            return Heard::Moved;
        }
        self.text.delete_newline();
        Heard::Changed
    }

    fn splice(&mut self, text: &str) {
        let (row, at) = (self.row(), self.byte());
        let mut lines = self.lines().to_vec();
        let tail = lines[row].split_off(at);
        let mut last = row;
        for (count, piece) in text.split('\n').enumerate() {
            if count > 0 {
                last += 1;
                lines.insert(last, String::new());
            }
            lines[last].push_str(piece);
        }
        let byte = lines[last].len();
        lines[last].push_str(&tail);
        self.text = fresh(lines);
        self.jump(last, byte);
    }
}

fn fresh(lines: Vec<String>) -> TextArea<'static> {
    let mut text = TextArea::new(lines);
    text.set_max_histories(0);
    text
}

fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices()
        .nth(column)
        .map_or(line.len(), |(at, _)| at)
}

fn grapheme_before(line: &str, at: usize) -> usize {
    let starts = line.grapheme_indices(true).map(|(start, _)| start);
    starts.take_while(|&start| start < at).last().unwrap_or(0)
}

fn grapheme_after(line: &str, at: usize) -> usize {
    let mut starts = line.grapheme_indices(true).map(|(start, _)| start);
    starts.find(|&start| start > at).unwrap_or(line.len())
}
