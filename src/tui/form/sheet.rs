//! The fields of a form, one a row: `label  value  note`. The focused one is marked in the gutter and always in view.

use super::area::Heard;
use super::choice::Choice;
use super::field::{TextField, one_line};
use crate::cells;
use crate::tui::paint;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const LABEL: usize = 12;

#[derive(Clone, Debug)]
enum Input {
    Text(Box<TextField>),
    Choice(Choice),
}

/// One field.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    label: String,
    input: Input,
    initial: String,
    note: String,
}

impl Slot {
    /// A text field that begins with `text`.
    pub(super) fn text(label: impl Into<String>, text: impl Into<String>) -> Self {
        let initial = text.into();
        Self {
            label: label.into(),
            input: Input::Text(Box::new(TextField::new(&initial))),
            initial,
            note: String::new(),
        }
    }

    /// A field where one of `options` is chosen, number `at` to begin with.
    pub(super) fn choice(label: impl Into<String>, options: Vec<String>, at: usize) -> Self {
        let choice = Choice::new(options, at);
        Self {
            label: label.into(),
            initial: choice.value().to_owned(),
            input: Input::Choice(choice),
            note: String::new(),
        }
    }

    /// The value. A text that says what it said to begin with is given back to the byte, line ends included.
    fn value(&self) -> &str {
        match &self.input {
            Input::Text(field) if field.value() == one_line(&self.initial) => &self.initial,
            Input::Text(field) => field.value(),
            Input::Choice(choice) => choice.value(),
        }
    }
}

/// Fields and which of them has the keys.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    slots: Vec<Slot>,
    focus: usize,
}

impl Sheet {
    /// A sheet of these fields; the first has the keys.
    pub(super) fn new(slots: Vec<Slot>) -> Self {
        Self { slots, focus: 0 }
    }

    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The field that has the keys.
    pub(super) fn focus(&self) -> usize {
        self.focus
    }

    /// Gives the keys to field `at`.
    pub(super) fn set_focus(&mut self, at: usize) {
        self.focus = at.min(self.slots.len().saturating_sub(1));
    }

    /// Gives the keys to the field `by` further on, round the ends.
    pub(super) fn move_focus(&mut self, by: isize) {
        let count = self.slots.len().max(1);
        let by = by.rem_euclid(count.cast_signed()).cast_unsigned();
        self.focus = (self.focus + by) % count;
    }

    /// The value of field `at`.
    pub(super) fn value(&self, at: usize) -> &str {
        self.slots.get(at).map_or("", Slot::value)
    }

    /// The value of field `at` without space around it.
    pub(super) fn trimmed(&self, at: usize) -> &str {
        self.value(at).trim()
    }

    /// Number of the option chosen in field `at`.
    pub(super) fn chosen(&self, at: usize) -> usize {
        match self.slots.get(at).map(|slot| &slot.input) {
            Some(Input::Choice(choice)) => choice.at(),
            _ => 0,
        }
    }

    /// True where field `at` says something else than to begin with.
    pub(super) fn is_touched(&self, at: usize) -> bool {
        let slot = self.slots.get(at);
        slot.is_some_and(|slot| slot.value() != slot.initial)
    }

    /// True where any field does.
    pub(super) fn is_any_touched(&self) -> bool {
        (0..self.slots.len()).any(|at| self.is_touched(at))
    }

    /// The fields that say something else than to begin with, a line each.
    pub(super) fn touched(&self) -> String {
        let touched = (0..self.slots.len()).filter(|&at| self.is_touched(at));
        let lines = touched.map(|at| {
            let slot = &self.slots[at];
            format!("{}: {}\n", slot.label, slot.value())
        });
        lines.collect()
    }

    /// Writes `text` into text field `at`.
    pub(super) fn set(&mut self, at: usize, text: &str) {
        if let Some(Input::Text(field)) = self.slots.get_mut(at).map(|slot| &mut slot.input) {
            field.set_value(text);
        }
    }

    /// Chooses option `option` in field `at`.
    pub(super) fn choose(&mut self, at: usize, option: usize) {
        if let Some(Input::Choice(choice)) = self.slots.get_mut(at).map(|slot| &mut slot.input) {
            choice.choose(option);
        }
    }

    /// Shows `note` behind field `at`.
    pub(super) fn set_note(&mut self, at: usize, note: impl Into<String>) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.note = note.into();
        }
    }

    /// Puts new fields before field `at` and gives the keys to the first of them.
    pub(super) fn insert(&mut self, at: usize, slots: Vec<Slot>) {
        let at = at.min(self.slots.len());
        self.slots.splice(at..at, slots);
        self.focus = at;
    }

    /// Hands the text command `id` to the focused field.
    pub(super) fn command(&mut self, id: &str) -> Heard {
        match self.slots.get_mut(self.focus).map(|slot| &mut slot.input) {
            Some(Input::Text(field)) => field.heard(id),
            Some(Input::Choice(choice)) => choice.command(id),
            None => Heard::Ignored,
        }
    }

    /// Types `character` into the focused field.
    pub(super) fn type_in(&mut self, character: char) {
        match self.slots.get_mut(self.focus).map(|slot| &mut slot.input) {
            Some(Input::Text(field)) => field.insert(character),
            Some(Input::Choice(choice)) => choice.insert(character),
            None => {}
        }
    }

    /// Pastes `text` into the focused field; a choice takes none.
    pub(super) fn paste(&mut self, text: &str) {
        let slot = self.slots.get_mut(self.focus).map(|slot| &mut slot.input);
        if let Some(Input::Text(field)) = slot {
            field.paste(text);
        }
    }

    /// Draws as many fields as fit, the focused one among them; returns where the cursor stands.
    pub(super) fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
    ) -> Option<(u16, u16)> {
        let room = usize::from(area.height);
        let last = self.slots.len().saturating_sub(room);
        let first = self.focus.saturating_sub(room / 2).min(last);
        let mut cursor = None;
        for (line, at) in (first..self.slots.len()).take(room).enumerate() {
            let found = self.draw_slot(at, paint::row(area, line), buffer, theme);
            cursor = found.filter(|_| at == self.focus).or(cursor);
        }
        cursor
    }

    fn draw_slot(
        &self,
        at: usize,
        line: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
    ) -> Option<(u16, u16)> {
        let slot = &self.slots[at];
        let is_focused = at == self.focus;
        let (sign, style) = if is_focused {
            ("▸", theme.focus)
        } else {
            (" ", theme.label)
        };
        let label = LABEL.min(usize::from(line.width) / 3);
        paint::text(buffer, line, sign, style, theme);
        let mut place = paint::behind(line, 1);
        place.width = place.width.min(label as u16);
        paint::text(buffer, place, &slot.label, style, theme);
        let rest = paint::behind(line, label + 2);
        match &slot.input {
            Input::Text(field) => {
                let value = cells::width(&cells::visible(field.value()));
                let (input, note) = shared(rest, value + 1, &slot.note);
                draw_note(note, &slot.note, buffer, theme);
                field.draw(input, buffer, theme.text, theme.escape)
            }
            Input::Choice(choice) => {
                let shown = match choice.typed() {
                    "" => format!("‹ {} ›", choice.value()),
                    typed => format!("‹ {} › {typed}", choice.value()),
                };
                let (input, note) = shared(rest, cells::width(&cells::visible(&shown)), &slot.note);
                draw_note(note, &slot.note, buffer, theme);
                paint::text(buffer, input, &shown, theme.text, theme);
                (!input.is_empty())
                    .then(|| (paint::behind(input, 2).x.min(input.right() - 1), input.y))
            }
        }
    }
}

fn draw_note(place: Rect, note: &str, buffer: &mut Buffer, theme: &Theme) {
    paint::text(buffer, place, note, theme.dim, theme);
}

/// The parts of `line` for a value of `value` columns and for the note behind it, which gets what is left over.
fn shared(line: Rect, value: usize, note: &str) -> (Rect, Rect) {
    let gap = 2;
    let room = usize::from(line.width);
    if note.is_empty() || value + gap >= room {
        return (line, Rect::new(line.x, line.y, 0, 0));
    }
    let input = Rect::new(line.x, line.y, value as u16, line.height);
    (input, paint::behind(line, value + gap))
}
