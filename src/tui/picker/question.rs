//! A question before something is lost: a sentence and a few choices with letters.
//!
//! A key that confirms is never the key that asked, and Enter confirms only what was highlighted by moving to it.

use crate::cells;
use crate::command::Effect;
use crate::keymap::{Chord, Context, show};
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer, Look};
use crate::tui::{frame, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::{Duration, Instant};

const WIDTH: u16 = 64;

/// A sentence and what can be answered.
#[derive(Debug)]
pub(super) struct Question {
    title: &'static str,
    sentence: String,
    choices: Vec<Choice>,
    stay: &'static str,
    asked_by: Option<Chord>,
    selected: Option<usize>,
    /// When it appeared, where nobody asked for it: what is being typed must not answer it.
    unasked_at: Option<Instant>,
}

/// How long a question that nobody asked for hears no key.
const DEAF: Duration = Duration::from_millis(600);

#[derive(Debug)]
struct Choice {
    letter: char,
    label: &'static str,
    acts: Vec<Act>,
}

impl Choice {
    fn new(letter: char, label: &'static str, act: Act) -> Self {
        Self {
            letter,
            label,
            acts: vec![act],
        }
    }
}

/// Leaving with unsaved changes; `asked_by` is the key that wanted to leave.
pub(crate) fn quit(session: &Session, asked_by: Option<Chord>) -> Box<dyn Layer> {
    let save = match session.file().read_only() {
        Some(_) => Choice::new('a', "save as …", Act::Run("file.save-as")),
        None => Choice::new('s', "save and quit", Act::Effect(Effect::SaveAndQuit)),
    };
    let discard = Act::Effect(Effect::Discard);
    Box::new(Question {
        title: "Quit",
        sentence: format!("{} has unsaved changes.", name_of(session)),
        choices: vec![save, Choice::new('d', "quit without saving", discard)],
        stay: "stay",
        asked_by,
        selected: None,
        unasked_at: None,
    })
}

/// Saving a file that somebody else changed meanwhile; `name` is the file's.
pub(crate) fn changed_on_disk(name: &str) -> Box<dyn Layer> {
    Box::new(Question {
        title: "Changed on disk",
        sentence: format!(
            "“{}” was changed outside since it was opened. Nothing was written yet.",
            cells::visible(name)
        ),
        choices: vec![
            Choice::new(
                'o',
                "overwrite what stands there",
                Act::Effect(Effect::SaveOver),
            ),
            Choice::new(
                'r',
                "reload it; undo leads back to yours",
                Act::Effect(Effect::Reload),
            ),
            Choice::new(
                'a',
                "save yours under another name",
                Act::Run("file.save-as"),
            ),
        ],
        stay: "leave both as they are",
        asked_by: None,
        selected: None,
        unasked_at: None,
    })
}

/// A save of the file called `name` that was cut off half-way, by a power cut say. It appears unasked.
pub(crate) fn cut_off(name: &str) -> Box<dyn Layer> {
    Box::new(Question {
        title: "A save was cut off",
        sentence: format!(
            "“{}” was being saved when the program or the machine died: it is neither the old text nor the new one.",
            cells::visible(name)
        ),
        choices: vec![
            Choice::new(' ', "finish the save", Act::Effect(Effect::FinishSave)),
            Choice::new(
                ' ',
                "put the text from before back",
                Act::Effect(Effect::TakeBackSave),
            ),
        ],
        stay: "leave it as it is; the next start asks again",
        asked_by: None,
        selected: None,
        unasked_at: Some(Instant::now()),
    })
}

fn name_of(session: &Session) -> String {
    match session.file().file_name() {
        Some(name) => format!("“{}”", cells::visible(&name)),
        None => "The issue".to_owned(),
    }
}

impl Question {
    fn confirm(&mut self, choice: usize) -> Answer {
        let acts = self.choices.get_mut(choice);
        Answer {
            close: true,
            keep: false,
            acts: acts
                .map(|choice| std::mem::take(&mut choice.acts))
                .unwrap_or_default(),
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.choices.len().saturating_sub(1);
        let next = match self.selected {
            None if by > 0 => 0,
            None => last,
            Some(at) => at.saturating_add_signed(by).min(last),
        };
        self.selected = Some(next);
    }

    fn is_deaf(&self) -> bool {
        self.unasked_at.is_some_and(|at| at.elapsed() < DEAF)
    }

    fn sentence(&self, width: u16) -> Vec<String> {
        frame::wrap(&self.sentence, usize::from(width))
    }
}

impl Layer for Question {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match (id, self.selected) {
            _ if self.is_deaf() => {}
            ("layer.close", _) => return Answer::close(),
            ("layer.accept", Some(choice)) => return self.confirm(choice),
            ("layer.down" | "layer.page-down", _) => self.step(1),
            ("layer.up" | "layer.page-up", _) => self.step(-1),
            _ => {}
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let is_heard = self.asked_by != Some(chord) && self.unasked_at.is_none();
        let letter = chord.character().filter(|_| is_heard);
        let mut choices = self.choices.iter();
        let choice = letter.and_then(|letter| choices.position(|choice| choice.letter == letter));
        match choice {
            Some(choice) => self.confirm(choice),
            None => Answer::stay(),
        }
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        let floating = frame::floating(screen, 0);
        if floating == screen {
            return screen;
        }
        let width = floating.width.min(WIDTH);
        let lines = self.sentence(width - 4).len() + self.choices.len() + 2;
        let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2);
        Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + 2,
            width,
            height: height.min(screen.height - 2),
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let theme = look.theme;
        let mut rest = frame::boxed(area, buffer, self.title, "", theme);
        let lines = self.sentence(rest.width.saturating_sub(2));
        // The choices matter more than the end of a long sentence.
        let room = usize::from(rest.height).saturating_sub(self.choices.len() + 1);
        let text = frame::take_top(&mut rest, lines.len().min(room));
        frame::put_lines(buffer, paint::behind(text, 1), &lines, theme.text);
        if usize::from(rest.height) > self.choices.len() + 1 {
            frame::take_top(&mut rest, 1);
        }
        let close = look.keymap.keys_for(Context::Menu, "layer.close");
        let close = close.first().map(|keys| show(keys)).unwrap_or_default();
        let column = cells::width(&close).max(1) + 2;
        for (at, choice) in self.choices.iter().enumerate() {
            let line = frame::take_top(&mut rest, 1);
            if self.selected == Some(at) {
                frame::put(buffer, line, "▸", theme.focus);
            }
            let line = paint::behind(line, 1);
            frame::put(buffer, line, &choice.letter.to_string(), theme.key);
            frame::put(
                buffer,
                paint::behind(line, column),
                choice.label,
                theme.text,
            );
        }
        let line = paint::behind(frame::take_top(&mut rest, 1), 1);
        frame::put(buffer, line, &close, theme.key);
        frame::put(buffer, paint::behind(line, column), self.stay, theme.text);
        None
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.close", "layer.down/layer.up"]
    }
}
