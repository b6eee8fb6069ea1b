//! Pickers: lists to choose from.
use super::layer::*;
use crate::keymap::*;
use crate::ops::Refusal;
use crate::session::Session;
use ratatui::{buffer::Buffer, layout::Rect};
#[derive(Debug)]
pub(super) struct Stub;
impl Layer for Stub {
    fn context(&self) -> Context {
        Context::Menu
    }
    fn command(&mut self, _: &str, _: Option<&Session>) -> Answer {
        Answer::close()
    }
    fn key(&mut self, _: Chord, _: Option<&Session>) -> Answer {
        Answer::close()
    }
    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        screen
    }
    fn draw(&self, _: Rect, _: &mut Buffer, _: &Look<'_>) -> Option<(u16, u16)> {
        None
    }
    fn footer(&self) -> &'static [&'static str] {
        &[]
    }
}
type L = Result<Box<dyn Layer>, Refusal>;
pub(super) fn move_to(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn prefixes(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn problems(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn anything(_s: &Session) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn history(_s: &Session) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn palette(_s: &Session, _k: &Keymap, _c: Context) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn help(_k: &Keymap, _c: Context) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn quit(_s: &Session, _c: Option<Chord>) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn changed_on_disk(_s: &Session) -> Box<dyn Layer> {
    Box::new(Stub)
}
pub(super) fn start(_r: Vec<std::path::PathBuf>) -> Box<dyn Layer> {
    Box::new(Stub)
}
