//! A form on its own, with a keymap and a session but without a terminal: how tests type into one.
//!
//! It performs what a form asks as the application does, as far as forms ask.

use super::{Where, add, edit, edit_source, filter, paste, save_as};
use crate::keymap::{Chord, Keymap, Lookup};
use crate::ops::Refusal;
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer, Look};
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A session with at most one form over it.
#[derive(Debug)]
pub struct Stage {
    session: Session,
    layer: Option<Box<dyn Layer>>,
    kept: Option<Box<dyn Layer>>,
    keymap: Keymap,
    theme: Theme,
    said: String,
}

/// Which form.
#[derive(Clone, Copy, Debug)]
pub enum Opening {
    /// The one that adds behind the selected row.
    Add,
    /// The one that adds at the section's end.
    AddAtEnd,
    /// The selected row's.
    Edit,
    /// The selected row's source lines.
    Source,
    /// The filter line.
    Filter,
    /// The line that asks for a path.
    SaveAs,
    /// The line that asks for items.
    Paste,
}

impl Stage {
    /// A stage on `session`, no form open.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            layer: None,
            kept: None,
            keymap: Keymap::builtin(),
            theme: Theme::colours(),
            said: String::new(),
        }
    }

    /// Opens a form; one that was left before and is the same again comes back with its fields.
    ///
    /// # Errors
    /// Where the form cannot be opened.
    pub fn open(&mut self, opening: Opening) -> Result<(), Refusal> {
        let session = &self.session;
        let layer = match opening {
            Opening::Add => add(session, Where::Behind)?,
            Opening::AddAtEnd => add(session, Where::AtEnd)?,
            Opening::Edit => edit(session)?,
            Opening::Source => edit_source(session)?,
            Opening::Filter => filter(session),
            Opening::SaveAs => save_as(session),
            Opening::Paste => paste(session),
        };
        let memory = layer.memory();
        let kept = self.kept.take_if(|kept| kept.memory() == memory);
        self.layer = Some(kept.filter(|_| memory.is_some()).unwrap_or(layer));
        Ok(())
    }

    /// Presses keys, named as in the keymap and separated by spaces.
    pub fn press(&mut self, keys: &str) {
        for chord in keys.split(' ').filter_map(|key| key.parse().ok()) {
            self.key(chord);
        }
    }

    /// Types `text`, character by character.
    pub fn type_in(&mut self, text: &str) {
        text.chars().for_each(|c| self.key(Chord::plain(c)));
    }

    /// Pastes `text`.
    pub fn paste(&mut self, text: &str) {
        let answer = self
            .layer
            .as_mut()
            .map(|layer| layer.paste(text, Some(&self.session)));
        self.answer(answer.unwrap_or_default());
        self.settle();
    }

    fn key(&mut self, chord: Chord) {
        let Some(layer) = &mut self.layer else {
            return;
        };
        let session = Some(&self.session);
        let answer = match self.keymap.lookup(layer.context(), &[chord]) {
            Lookup::Command(id) => layer.command(&id, session),
            _ => layer.key(chord, session),
        };
        self.answer(answer);
        self.settle();
    }

    fn settle(&mut self) {
        if let Some(layer) = &mut self.layer {
            layer.settle(&self.session);
        }
    }

    fn answer(&mut self, answer: Answer) {
        if answer.close {
            let layer = self.layer.take();
            self.kept = layer.filter(|_| answer.keep);
        }
        for act in answer.acts {
            match act {
                Act::Apply {
                    label,
                    change,
                    select,
                } => {
                    self.said.clone_from(&label);
                    self.session.apply(label, change, select);
                }
                Act::Filter(text) => self.session.set_filter(text),
                Act::Refuse(text) => self.said = text,
                other => self.said = format!("{other:?}"),
            }
        }
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session, to select in it.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// True while a form is open.
    pub fn is_open(&self) -> bool {
        self.layer.is_some()
    }

    /// The last message: a label, a refusal, or what else was asked.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Draws on a screen of this size, whose form may take all of it. Returns the cells and where the cursor stands.
    pub fn draw(&self, width: u16, height: u16) -> (Buffer, Option<(u16, u16)>) {
        let screen = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(screen);
        let look = Look {
            session: Some(&self.session),
            theme: &self.theme,
            keymap: &self.keymap,
        };
        let cursor = self.layer.as_ref().and_then(|layer| {
            let place = layer.place(screen, &look);
            layer.draw(place, &mut buffer, &look)
        });
        (buffer, cursor)
    }
}
