//! What changed on disk, merged with what is open: shown before anything is written, with a choice where both changed
//! one thing.

use super::detail::broken;
use super::frame;
use super::layer::{Act, Answer, Layer, Look};
use super::paint;
use super::picker;
use super::reader::{difference, difference_rows};
use super::theme::Theme;
use crate::cells;
use crate::keymap::{Chord, Context};
use crate::merge::{Choice, Conflict, Merged};
use crate::session::Session;
use crate::store::Base;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::cell::Cell;

/// The letters that decide a conflict, what they mean, and how the decision is shown.
const CHOICES: [(char, Choice, &str); 4] = [
    ('m', Choice::Ours, "mine"),
    ('t', Choice::Theirs, "theirs"),
    ('b', Choice::Both, "both"),
    ('n', Choice::Neither, "neither"),
];
/// The letter that leads to what can be done instead.
const OTHERWISE: char = 'x';

/// The merged text under review.
#[derive(Debug)]
pub(super) struct Merging {
    name: String,
    ours: String,
    merged: Merged,
    theirs: Base,
    choices: Vec<Choice>,
    selected: usize,
    changes: Vec<(char, String)>,
    top: Cell<usize>,
    /// Rows that were drawn last, and how many there are.
    view: Cell<(usize, usize)>,
}

impl Merging {
    /// `merged` is made of `ours` and of what stands in the file now, `theirs`.
    pub(super) fn new(name: &str, ours: &str, merged: Merged, theirs: Base) -> Self {
        let mut merging = Self {
            name: name.to_owned(),
            ours: ours.to_owned(),
            choices: vec![Choice::Ours; merged.conflicts().count()],
            merged,
            theirs,
            selected: 0,
            changes: Vec::new(),
            top: Cell::new(0),
            view: Cell::new((1, 0)),
        };
        merging.compare();
        merging
    }

    fn compare(&mut self) {
        self.changes = difference(&self.ours, &self.merged.text(&self.choices));
    }

    fn scroll(&self, by: isize) {
        let (height, count) = self.view.get();
        let last = count.saturating_sub(height);
        self.top
            .set(self.top.get().saturating_add_signed(by).min(last));
    }

    /// The next conflict, or the next line where there are none.
    fn step(&mut self, by: isize) {
        let last = self.choices.len().saturating_sub(1);
        let next = self.selected.saturating_add_signed(by).min(last);
        if next == self.selected {
            return self.scroll(by);
        }
        self.selected = next;
        let place = next * ROWS;
        let (height, _) = self.view.get();
        if place < self.top.get() || place + ROWS > self.top.get() + height {
            self.top.set(place);
        }
    }

    fn sentence(&self) -> String {
        let count = |sign| self.changes.iter().filter(|(of, _)| *of == sign).count();
        let (added, removed) = (count('+'), count('-'));
        let name = &self.name;
        let undecided = match self.choices.len() {
            0 => String::new(),
            1 => "; both of you changed one thing".to_owned(),
            count => format!("; both of you changed {count} things"),
        };
        match (added, removed) {
            (0, 0) => format!(
                "“{name}” was changed by somebody else, in nothing that yours lacks{undecided}."
            ),
            _ => format!(
                "“{name}” was changed by somebody else. Merged, yours gets +{added} −{removed} lines{undecided}. Nothing is written yet."
            ),
        }
    }

    fn rows(&self, width: u16, theme: &Theme) -> Vec<Line<'static>> {
        let mut rows = Vec::new();
        for (at, (conflict, choice)) in self.merged.conflicts().zip(&self.choices).enumerate() {
            rows.extend(conflict_rows(
                conflict,
                *choice,
                at == self.selected,
                width,
                theme,
            ));
        }
        rows.extend(difference_rows(&self.changes, width, theme));
        rows
    }
}

/// Rows of a conflict.
const ROWS: usize = 3;

fn conflict_rows(
    conflict: &Conflict,
    choice: Choice,
    is_selected: bool,
    width: u16,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let room = usize::from(width);
    let sign = if is_selected { "▸" } else { " " };
    let named = CHOICES.iter().find(|(_, known, _)| *known == choice);
    let named = named.map_or("", |(_, _, name)| name);
    let head = format!("{sign} [{named}] both changed, in {}", place(conflict));
    let side = |name: &str, text: &Option<String>| {
        let text = text.as_ref().map_or("(taken out)", |text| text.trim_end());
        let text = text.lines().collect::<Vec<_>>().join(" ⏎ ");
        let line = format!("    {name:<7}{}", cells::visible(&text));
        broken(&line, room).into_iter().next().unwrap_or_default()
    };
    let style = if is_selected { theme.focus } else { theme.text };
    let head = cells::clip(&cells::visible(&head), room);
    vec![
        Line::styled(head, style),
        Line::styled(side("mine", &conflict.ours), theme.text),
        Line::styled(side("theirs", &conflict.theirs), theme.text),
    ]
}

fn place(conflict: &Conflict) -> String {
    match conflict.section.rsplit('/').next() {
        Some("") | None => "the head of the issue".to_owned(),
        Some(section) => format!("“{section}”"),
    }
}

impl Layer for Merging {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match id {
            "layer.accept" => {
                return Answer::done(Act::Merge {
                    text: self.merged.text(&self.choices),
                    theirs: Box::new(self.theirs.clone()),
                });
            }
            "layer.close" => return Answer::close(),
            "layer.down" => self.step(1),
            "layer.up" => self.step(-1),
            "layer.page-down" => self.scroll(10),
            "layer.page-up" => self.scroll(-10),
            _ => {}
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let letter = chord.character();
        if letter == Some(OTHERWISE) {
            let question = picker::changed_on_disk(&self.name);
            return Answer::done(Act::Push(question));
        }
        if letter == Some(' ') {
            self.scroll(10);
        }
        let found = CHOICES.iter().find(|(known, ..)| letter == Some(*known));
        if let (Some((_, choice, _)), Some(chosen)) = (found, self.choices.get_mut(self.selected)) {
            *chosen = *choice;
            self.compare();
        }
        Answer::stay()
    }

    fn place(&self, screen: Rect, look: &Look<'_>) -> Rect {
        let most = frame::floating(screen, usize::from(u16::MAX));
        let rows = self.rows(most.width.saturating_sub(2), look.theme);
        frame::floating(screen, rows.len() + 5)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let theme = look.theme;
        let mut rest = frame::boxed(area, buffer, "Changed on disk", "", theme);
        let lines = frame::wrap(&cells::visible(&self.sentence()), usize::from(rest.width));
        let text = frame::take_top(&mut rest, lines.len().min(3));
        frame::put_lines(buffer, text, &lines, theme.text);
        let hints = frame::take_bottom(&mut rest, 1);
        let choices: &[_] = if self.choices.is_empty() {
            &[]
        } else {
            &CHOICES
        };
        draw_hints(hints, buffer, choices, theme);
        let rows = self.rows(rest.width, theme);
        let height = usize::from(rest.height);
        self.view.set((height, rows.len()));
        let top = self.top.get().min(rows.len().saturating_sub(height));
        self.top.set(top);
        for (y, row) in (rest.top()..rest.bottom()).zip(rows.iter().skip(top)) {
            buffer.set_line(rest.x, y, row, rest.width);
        }
        None
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.accept", "layer.close", "layer.down/layer.up"]
    }
}

/// The letters that act here.
fn draw_hints(
    line: Rect,
    buffer: &mut Buffer,
    choices: &[(char, Choice, &'static str)],
    theme: &Theme,
) {
    let mut line = line;
    let hints = choices.iter().map(|(letter, _, name)| (*letter, *name));
    for (letter, name) in hints.chain([(OTHERWISE, "overwrite, reload, save elsewhere")]) {
        frame::put(buffer, line, &letter.to_string(), theme.key);
        let words = paint::behind(line, 2);
        frame::put(buffer, words, name, theme.dim);
        line = paint::behind(words, cells::width(name) + 2);
    }
}
