//! The start screen, when nothing is open: a new issue, the demo, recent files, any file, quit.

use super::chooser::{Choices, ListPicker};
use super::row::Row;
use crate::command::Effect;
use crate::session::Session;
use crate::tui::form;
use crate::tui::layer::{Act, Answer, Layer};
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

const INTRO: &str = "Assembles an issue of a Markdown newsletter: sections, links and events in panes, problems \
    shown as you work, and the file kept byte for byte but for what you change.";

#[derive(Debug)]
struct Start {
    entries: Vec<Entry>,
}

#[derive(Debug)]
enum Entry {
    New,
    Demo,
    File(PathBuf),
    AnyFile,
    Quit,
}

/// The start screen with the name of the next issue, where it is known, and `recent` files, the latest first; nine of
/// them have a digit.
pub(crate) fn start(recent: &[PathBuf], next: Option<&Path>) -> Box<dyn Layer> {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    if let Some(next) = next {
        let row = Row::new("New issue …").hint(Some('n'));
        rows.push(row.detail(&next.to_string_lossy()));
        entries.push(Entry::New);
    }
    let demo = Row::new("Open the demo").hint(Some('d'));
    rows.push(demo.detail("a draft with mistakes"));
    entries.push(Entry::Demo);
    for (path, digit) in recent.iter().zip('1'..='9') {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let folder = path.parent().map(|folder| folder.to_string_lossy());
        let row = Row::new(&name.to_string_lossy()).hint(Some(digit));
        rows.push(row.detail(&folder.unwrap_or_default()));
        entries.push(Entry::File(path.clone()));
    }
    rows.push(Row::new("Open a file …").hint(Some('o')));
    entries.push(Entry::AnyFile);
    rows.push(Row::new("Quit").hint(Some('q')));
    entries.push(Entry::Quit);
    Box::new(ListPicker::of_letters(Start { entries }, rows))
}

impl Choices for Start {
    fn title(&self) -> String {
        concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned()
    }

    /// The screen stays below whatever is opened, should that fail.
    fn choose(&mut self, row: usize, _: Option<&Session>) -> Answer {
        Answer::act(match self.entries.get(row) {
            None => return Answer::stay(),
            Some(Entry::New) => Act::Plan(None),
            Some(Entry::Demo) => Act::OpenDemo,
            Some(Entry::File(path)) => Act::Open(path.clone()),
            Some(Entry::AnyFile) => Act::Push(form::open_file()),
            Some(Entry::Quit) => Act::Effect(Effect::Quit),
        })
    }

    fn leave(&self) -> Answer {
        Answer::stay()
    }

    fn intro(&self) -> &'static str {
        INTRO
    }

    fn place(&self, screen: Rect, _: usize) -> Rect {
        screen
    }
}
