//! The layer that all lists share: letters choose at once, or a query narrows; the box is drawn here.
//!
//! What a particular list adds is a [`Choices`]: its title, what choosing does, what it offers for a text that no row has.

use super::list::{Hints, List, Picked};
use super::query::Query;
use super::row::Row;
use crate::cells;
use crate::keymap::{Chord, Context};
use crate::session::Session;
use crate::tui::layer::{Answer, Layer, Look};
use crate::tui::{frame, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Debug;

const NOTE_LINES: usize = 2;

/// What makes a list a particular picker.
pub(super) trait Choices: Debug {
    /// What stands above the list.
    fn title(&self) -> String;

    /// What choosing row `row` does.
    fn choose(&mut self, row: usize, session: Option<&Session>) -> Answer;

    /// A row behind the others that takes the query itself.
    fn offer(&self, _query: &str) -> Option<Row> {
        None
    }

    /// What choosing that row does.
    fn take(&mut self, _query: &str, _session: Option<&Session>) -> Answer {
        Answer::stay()
    }

    /// What leaving without a choice does.
    fn leave(&self) -> Answer {
        Answer::close()
    }

    /// A text above the rows.
    fn intro(&self) -> &'static str {
        ""
    }

    /// Where the box lies; `lines` are what it would like to show.
    fn place(&self, screen: Rect, lines: usize) -> Rect {
        frame::floating(screen, lines)
    }
}

/// How keys are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// A letter chooses.
    Letters,
    /// A letter narrows.
    Filter,
}

/// A list to choose from.
#[derive(Debug)]
pub(super) struct ListPicker<C> {
    choices: C,
    list: List,
    query: Query,
    mode: Mode,
}

impl<C: Choices> ListPicker<C> {
    /// A list where letters choose, until the filter is asked for.
    pub(super) fn of_letters(choices: C, rows: Vec<Row>) -> Self {
        Self {
            choices,
            list: List::new(rows),
            query: Query::default(),
            mode: Mode::Letters,
        }
    }

    /// A list where letters narrow from the start.
    pub(super) fn of_filter(choices: C, rows: Vec<Row>) -> Self {
        Self {
            mode: Mode::Filter,
            ..Self::of_letters(choices, rows)
        }
    }

    /// The same list with row `row` highlighted.
    pub(super) fn highlight(mut self, row: usize) -> Self {
        self.list.highlight(row);
        self
    }

    fn accept(&mut self, session: Option<&Session>) -> Answer {
        match self.list.picked() {
            Some(Picked::Row(row)) => self.choices.choose(row, session),
            Some(Picked::Offer) => self.choices.take(self.query.as_str().trim(), session),
            None => Answer::stay(),
        }
    }

    fn narrow(&mut self) {
        let query = self.query.as_str();
        self.list.narrow(query, self.choices.offer(query.trim()));
    }

    fn lines(&self) -> usize {
        let note = if self.list.has_notes() {
            NOTE_LINES + 1
        } else {
            0
        };
        self.list.rows().len() + note + 1
    }

    fn draw_note(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) {
        let mut rest = area;
        let rule = frame::take_top(&mut rest, 1);
        let line = "─".repeat(usize::from(rule.width));
        frame::put(buffer, rule, &line, look.theme.border);
        let lines = frame::wrap(self.list.note(), usize::from(rest.width));
        frame::put_lines(buffer, rest, &lines, look.theme.dim);
    }
}

/// Draws the query line and returns where the cursor stands.
pub(super) fn draw_query(
    query: &Query,
    line: Rect,
    buffer: &mut Buffer,
    look: &Look<'_>,
) -> Option<(u16, u16)> {
    let room = usize::from(line.width).checked_sub(4)?;
    let shown = cells::clip_start(&cells::visible(query.as_str()), room);
    frame::put(buffer, line, "/ ", look.theme.key);
    let text = paint::behind(line, 2);
    frame::put(buffer, text, &shown, look.theme.text);
    let column = u16::try_from(cells::width(&shown)).ok()?;
    (!text.is_empty()).then_some((text.x + column, text.y))
}

impl<C: Choices> Layer for ListPicker<C> {
    fn context(&self) -> Context {
        match self.mode {
            Mode::Letters => Context::Menu,
            Mode::Filter => Context::Picker,
        }
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        match id {
            "layer.accept" => return self.accept(session),
            "layer.close" => return self.choices.leave(),
            "layer.down" => self.list.step(1),
            "layer.up" => self.list.step(-1),
            "layer.page-down" => self.list.page(1),
            "layer.page-up" => self.list.page(-1),
            "layer.filter" => self.mode = Mode::Filter,
            _ if self.mode == Mode::Filter && self.query.command(id) => self.narrow(),
            _ => {}
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, session: Option<&Session>) -> Answer {
        let Some(letter) = chord.character() else {
            return Answer::stay();
        };
        if self.mode == Mode::Filter {
            self.query.push(letter);
            self.narrow();
            return Answer::stay();
        }
        let rows = self.list.rows();
        match rows.iter().position(|row| row.hint == Some(letter)) {
            Some(row) => {
                self.list.highlight(row);
                self.choices.choose(row, session)
            }
            None => Answer::stay(),
        }
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        if self.mode == Mode::Filter {
            self.query.paste(text);
            self.narrow();
        }
        Answer::stay()
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        self.choices.place(screen, self.lines())
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let (matching, all) = (self.list.matching(), self.list.rows().len());
        let count = match self.mode {
            Mode::Letters if all < usize::from(area.height) => String::new(),
            Mode::Letters => all.to_string(),
            Mode::Filter => format!("{matching} of {all}"),
        };
        let mut rest = frame::boxed(area, buffer, &self.choices.title(), &count, look.theme);
        let intro = frame::wrap(self.choices.intro(), usize::from(rest.width));
        if !intro.is_empty() && usize::from(rest.height) > intro.len() + 3 {
            let lines = frame::take_top(&mut rest, intro.len() + 1);
            frame::put_lines(buffer, lines, &intro, look.theme.text);
        }
        let cursor = match self.mode {
            Mode::Letters => None,
            Mode::Filter => {
                let line = frame::take_top(&mut rest, 1);
                draw_query(&self.query, line, buffer, look)
            }
        };
        if self.list.has_notes() && rest.height >= 8 {
            let note = frame::take_bottom(&mut rest, NOTE_LINES + 1);
            self.draw_note(note, buffer, look);
        }
        let hints = match self.mode {
            Mode::Letters => Hints::Shown,
            Mode::Filter => Hints::Hidden,
        };
        self.list.draw(rest, buffer, look.theme, hints);
        cursor
    }

    fn footer(&self) -> &'static [&'static str] {
        match self.mode {
            Mode::Letters => &[
                "layer.accept",
                "layer.filter",
                "layer.down/layer.up",
                "layer.close",
            ],
            Mode::Filter => &["layer.accept", "layer.down/layer.up", "layer.close"],
        }
    }
}
