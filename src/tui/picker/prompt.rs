//! One typed line that names a file: to open, or to save to.

use super::frame;
use super::query::Query;
use crate::cells;
use crate::keymap::{Chord, Context};
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer, Look};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

#[derive(Debug)]
struct Prompt {
    title: &'static str,
    query: Query,
    act: fn(PathBuf) -> Act,
}

/// Asks for the path of a file to open.
pub(crate) fn open_file() -> Box<dyn Layer> {
    Box::new(Prompt {
        title: "Open a file: its path",
        query: Query::default(),
        act: Act::Open,
    })
}

/// Asks for the path to save to; the present one is there to be changed.
pub(crate) fn save_as(session: &Session) -> Box<dyn Layer> {
    let mut query = Query::default();
    query.paste(&session.file().path().to_string_lossy());
    Box::new(Prompt {
        title: "Save as: a path",
        query,
        act: Act::SaveAs,
    })
}

/// The path that was typed, `~/` being the home directory.
fn path(typed: &str) -> PathBuf {
    let home = std::env::home_dir();
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(typed).to_owned(),
    }
}

impl Layer for Prompt {
    fn context(&self) -> Context {
        Context::Picker
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match (id, self.query.as_str().trim()) {
            ("layer.close", _) => Answer::close(),
            ("layer.accept", "") => Answer::act(Act::Refuse("Type a path first".to_owned())),
            ("layer.accept", typed) => Answer::done((self.act)(path(typed))),
            _ => {
                self.query.command(id);
                Answer::stay()
            }
        }
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        if let Some(c) = chord.character() {
            self.query.push(c);
        }
        Answer::stay()
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        self.query.paste(text);
        Answer::stay()
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        let place = frame::floating(screen, 1);
        Rect {
            height: place.height.min(3),
            ..place
        }
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let line = frame::boxed(area, buffer, self.title, "", look.theme);
        let room = usize::from(line.width).checked_sub(1)?;
        let shown = cells::clip_start(&cells::visible(self.query.as_str()), room);
        frame::put(buffer, line, &shown, look.theme.text);
        let column = u16::try_from(cells::width(&shown)).ok()?;
        (!line.is_empty()).then_some((line.x + column, line.y))
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.accept", "layer.close"]
    }
}
