//! One line at the foot of the screen: the filter, a file name, text to paste.

use super::area::Heard;
use super::field::TextField;
use super::paste::pasted;
use crate::keymap::{Chord, Context};
use crate::session::Session;
use crate::tui::EventsFrom;
use crate::tui::layer::{Act, Answer, Layer, Look, News, Told, Unfinished};
use crate::tui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum PromptKind {
    /// Filters rows while typing.
    Filter,
    /// Opens the file at the path.
    Open,
    /// Saves to the path.
    SaveAs,
    /// Makes items of the text.
    PasteText,
    /// Reads events from the file at the path, or from a text of several lines.
    Events,
}

/// A line that asks for a text.
#[derive(Debug)]
pub(in crate::tui) struct Prompt {
    kind: PromptKind,
    field: TextField,
}

impl Prompt {
    /// A line with `initial` in it.
    pub(in crate::tui) fn new(kind: PromptKind, initial: &str) -> Self {
        Self {
            kind,
            field: TextField::new(initial),
        }
    }

    const fn label(&self) -> &'static str {
        match self.kind {
            PromptKind::Filter => "Filter: ",
            PromptKind::Open => "Open file: ",
            PromptKind::SaveAs => "Save as: ",
            PromptKind::PasteText => "Paste or type: ",
            PromptKind::Events => "A file of events, or paste them: ",
        }
    }

    fn changed(&self) -> Answer {
        match self.kind {
            PromptKind::Filter => Answer::act(Act::Filter(self.field.value().to_owned())),
            _ => Answer::stay(),
        }
    }

    fn accept(&self, session: Option<&Session>) -> Answer {
        let text = self.field.value();
        match (self.kind, session) {
            (PromptKind::Filter, _) => Answer::close(),
            _ if text.trim().is_empty() => Answer::close(),
            (PromptKind::SaveAs, _) => Answer::done(Act::SaveAs(path(text))),
            (PromptKind::Open, _) => Answer::done(Act::Open(path(text))),
            (PromptKind::Events, _) => Answer::act(Act::ReadEvents(EventsFrom::File(path(text)))),
            (PromptKind::PasteText, Some(session)) => paste(session, text),
            (PromptKind::PasteText, None) => Answer::close(),
        }
    }

    fn leave(&self) -> Answer {
        match self.kind {
            PromptKind::Filter => Answer::done(Act::Filter(String::new())),
            PromptKind::Events => Answer::done(Act::ForgetEvents),
            _ => Answer::close(),
        }
    }
}

fn paste(session: &Session, text: &str) -> Answer {
    match pasted(session, text) {
        Ok(act) => Answer::done(act),
        Err(refusal) => Answer::act(Act::Refuse(refusal.to_string())),
    }
}

impl Layer for Prompt {
    fn context(&self) -> Context {
        Context::Form
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        match (id, self.kind) {
            ("form.accept" | "layer.accept", _) => self.accept(session),
            ("layer.close", _) => self.leave(),
            ("form.next", PromptKind::Filter) => Answer::act(Act::Run("move.down")),
            ("form.previous", PromptKind::Filter) => Answer::act(Act::Run("move.up")),
            _ => match self.field.heard(id) {
                Heard::Changed => self.changed(),
                Heard::Moved | Heard::Ignored => Answer::stay(),
            },
        }
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let Some(character) = chord.character() else {
            return Answer::stay();
        };
        self.field.insert(character);
        self.changed()
    }

    fn paste(&mut self, text: &str, session: Option<&Session>) -> Answer {
        if let (PromptKind::PasteText, true, Some(session)) =
            (self.kind, self.field.value().is_empty(), session)
        {
            return paste(session, text);
        }
        if self.kind == PromptKind::Events && text.trim().contains('\n') {
            return Answer::act(Act::ReadEvents(EventsFrom::Text(text.to_owned())));
        }
        self.field.paste(text);
        self.changed()
    }

    fn hear(&mut self, news: News, _: Option<&Session>) -> Told {
        match (self.kind, &news) {
            (PromptKind::Events, News::Events(_)) => Told::Done(news),
            _ => Told::Strange(news),
        }
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        let last = usize::from(screen.height).saturating_sub(1);
        paint::row(screen, last)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let line = paint::row(area, 0);
        paint::clear(buffer, line);
        let taken = paint::text(buffer, line, self.label(), look.theme.focus, look.theme);
        let rest = paint::behind(line, taken);
        self.field
            .draw(rest, buffer, look.theme.text, look.theme.escape)
    }

    fn unfinished(&self, _: &Session) -> Unfinished {
        let is_text = self.kind == PromptKind::PasteText;
        Unfinished {
            change: None,
            fields: if is_text {
                self.field.value().to_owned()
            } else {
                String::new()
            },
        }
    }

    fn footer(&self) -> &'static [&'static str] {
        &["form.accept", "layer.close"]
    }
}

/// The path that was typed, `~/` being the home directory.
fn path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(typed).to_owned(),
    }
}
