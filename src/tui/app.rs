//! The application: one model, three panes, a stack of layers, and what a key does to them.

use super::bars::Message;
use super::detail::DetailPane;
use super::items::ItemsPane;
use super::layer::{Layer, Look, News, Told, Unfinished};
use super::layout::{Layout, Shape};
use super::merging::Merging;
use super::outline::OutlinePane;
use super::plan::Plan;
use super::reader::Reader;
use super::release::Release;
use super::theme::Theme;
use super::{form, picker};
use crate::command::{Effect, Pane};
use crate::keymap::{Chord, Keymap};
use crate::merge::Merged;
use crate::rules::PastPlace;
use crate::session::{Location, Session};
use crate::store::Base;
use crate::text::Transaction;
use crate::week::Candidate;
use crossterm::event::{KeyEvent, KeyEventKind};
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::PathBuf;

/// What the main loop must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Perform an effect on the open issue.
    Effect(Effect),
    /// Save to another path.
    SaveAs(PathBuf),
    /// Open a file in place of what is open.
    Open(PathBuf),
    /// Open the embedded demo.
    OpenDemo,
    /// Read this past issue and show it.
    ShowPast(PastPlace),
    /// Find out what publishing the open issue comes to, and show it.
    PlanRelease,
    /// Publish the open issue so.
    Publish {
        /// What the step is called that goes before.
        label: String,
        /// Its change, which may be empty.
        change: Transaction,
        /// What is done then.
        release: Release,
    },
    /// Read events from there and hand them to [`App::events`].
    ReadEvents(EventsFrom),
    /// Nobody waits any more for the events that were asked for.
    ForgetEvents,
    /// Work out the issue of this day, else the next one, and hand it to [`App::planned`].
    Plan(Option<Date>),
}

/// Where events are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventsFrom {
    /// A file.
    File(PathBuf),
    /// A text that was pasted.
    Text(String),
}

/// How the application looks and what it offers at its start.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `NO_COLOR` is set: modifiers only.
    pub is_plain: bool,
    /// Files opened lately, for the start screen.
    pub recent: Vec<PathBuf>,
    /// The name that the next issue would have, for the start screen.
    pub next: Option<PathBuf>,
}

/// The whole interface.
#[derive(Debug)]
pub struct App {
    pub(super) session: Option<Session>,
    pub(super) keymap: Keymap,
    pub(super) theme: Theme,
    pub(super) layout: Layout,
    pub(super) focus: Pane,
    pub(super) outline: OutlinePane,
    pub(super) items: ItemsPane,
    pub(super) detail: DetailPane,
    pub(super) layers: Vec<Box<dyn Layer>>,
    pub(super) message: Message,
    pub(super) typed: Typed,
    pub(super) kept: HashMap<String, Box<dyn Layer>>,
    pub(super) signs: Vec<String>,
    pace: Pace,
    options: Options,
}

/// Whether more input waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// None does.
    #[default]
    AtEase,
    /// Some does: nothing is done that only the last of it needs.
    InHaste,
}

/// Keys of an unfinished sequence, and the count before them.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) keys: Vec<Chord>,
    pub(super) count: Option<usize>,
    /// The pane that had the focus before a digit changed it: `3J` counts, `3` alone focuses.
    pub(super) came_from: Option<(Pane, usize)>,
}

impl App {
    /// An application without an issue: it shows the start screen.
    pub fn new(keymap: Keymap, options: Options) -> Self {
        let theme = if options.is_plain {
            Theme::plain()
        } else {
            Theme::colours()
        };
        let mut app = Self {
            session: None,
            keymap,
            theme,
            layout: Layout::default(),
            focus: Pane::Items,
            outline: OutlinePane::default(),
            items: ItemsPane::default(),
            detail: DetailPane::default(),
            layers: Vec::new(),
            message: Message::None,
            typed: Typed::default(),
            kept: HashMap::new(),
            signs: Vec::new(),
            pace: Pace::default(),
            options,
        };
        app.layers.push(app.start_screen());
        app
    }

    pub(super) fn start_screen(&self) -> Box<dyn Layer> {
        picker::start(&self.options.recent, self.options.next.as_deref())
    }

    /// Shows `session` in place of what was open.
    pub fn open(&mut self, session: Session) {
        self.layers.clear();
        self.kept.clear();
        self.typed = Typed::default();
        self.outline = OutlinePane::default();
        self.items = ItemsPane::default();
        self.detail = DetailPane::default();
        self.focus = match session.location() {
            Location::Section(at) if !session.issue().items(at).is_empty() => Pane::Items,
            _ => Pane::Sections,
        };
        self.session = Some(session);
        self.prepare();
    }

    /// The open issue.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The open issue, for the results of effects; call [`App::prepare`] behind it.
    pub fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }

    /// What was typed into forms and text under edit and not accepted, those that were left with their fields included.
    pub fn unfinished(&self) -> Unfinished {
        let Some(session) = &self.session else {
            return Unfinished::default();
        };
        let mut all = Unfinished::default();
        for layer in self.layers.iter().chain(self.kept.values()) {
            let one = layer.unfinished(session);
            all.change = all.change.or(one.change);
            all.fields += &one.fields;
        }
        all
    }

    /// True while something is typed that was not accepted.
    pub fn is_writing(&self) -> bool {
        self.unfinished() != Unfinished::default()
    }

    /// True while a form, a list or a question lies over the panes: what it shows must not change under it.
    pub fn is_busy(&self) -> bool {
        !self.layers.is_empty()
    }

    /// Shows what comes of merging the text with `theirs`, which stands in the file now.
    pub fn show_merge(&mut self, merged: Merged, theirs: Base) {
        if let Some(session) = &self.session {
            let name = session.file().file_name().unwrap_or_default();
            let merging = Merging::new(&name, session.issue().source(), merged, theirs);
            self.push(Box::new(merging));
        }
    }

    /// Shows `lines` under `title`.
    pub fn show_list(&mut self, title: &str, lines: Vec<String>) {
        self.push(Box::new(Reader::list(title, lines)));
    }

    /// Says whether more input waits behind the one that comes next.
    pub fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Shows `signs` in the title bar: what is amiss around the draft, a few words each.
    pub fn set_signs(&mut self, signs: Vec<String>) {
        self.signs = signs;
    }

    /// Shows what `kept`, which was never saved, changes, and what stood in forms beside it.
    pub fn show_recovered(&mut self, before: &str, after: &str, fields: &str) {
        self.push(Box::new(Reader::recovered(before, after, fields)));
    }

    /// The terminal has this many columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.layout = Layout::new(columns, rows, self.focus);
        self.prepare();
    }

    /// Shows what was done.
    pub fn say(&mut self, words: impl Into<String>) {
        self.message = Message::Said(words.into());
    }

    /// Shows something more behind what was done; a refusal stays alone.
    pub fn say_too(&mut self, words: &str) {
        self.message = match std::mem::take(&mut self.message) {
            Message::Said(before) => Message::Said(format!("{before}; {words}")),
            Message::None | Message::Progress(_) => Message::Said(words.to_owned()),
            Message::Refused(reason) => Message::Refused(reason),
        };
    }

    /// Takes back what was said of something that is done now; anything else stays.
    pub fn end_progress(&mut self) {
        if matches!(self.message, Message::Progress(_)) {
            self.message = Message::None;
        }
    }

    /// Shows how far something is that takes long.
    pub fn progress(&mut self, words: impl Into<String>) {
        self.message = Message::Progress(words.into());
    }

    /// Shows why something was not done.
    pub fn refuse(&mut self, words: impl Into<String>) {
        self.message = Message::Refused(words.into());
    }

    /// Asks what to do about a save that was cut off half-way.
    pub fn ask_about_cut_off(&mut self) {
        if let Some(session) = &self.session {
            let name = session.file().file_name().unwrap_or_default();
            self.push(picker::cut_off(&name));
        }
    }

    /// Asks what to do about a file that changed on disk since it was read.
    pub fn ask_about_change(&mut self) {
        if let Some(session) = &self.session {
            let name = session.file().file_name().unwrap_or_default();
            let question = picker::changed_on_disk(&name);
            self.push(question);
        }
    }

    /// Shows `text`, a past issue, around the line that `place` names.
    pub fn show_past(&mut self, place: &PastPlace, text: &str) {
        self.push(Box::new(Reader::past(place, text)));
    }

    /// Events that were asked for: they go to the review that is open, or to a new one; where nobody waits for them any
    /// more, nowhere.
    pub fn events(&mut self, read: Result<Vec<Candidate>, String>) {
        match read {
            Ok(events) => self.tell(News::Events(events)),
            Err(reason) => self.refuse(reason),
        }
        self.prepare();
    }

    /// The new issue of `date` that was asked for, as it would be, or why there is none: for the form that is open, or for a new one.
    pub fn planned(&mut self, date: Date, plan: Result<Plan, String>) {
        self.tell(News::Plan(date, Box::new(plan)));
        self.prepare();
    }

    fn tell(&mut self, news: News) {
        let session = self.session.as_ref();
        let told = match self.layers.last_mut() {
            Some(top) => top.hear(news, session),
            None => Told::Strange(news),
        };
        match told {
            Told::Strange(news @ News::Plan(..)) => self.open_news(news),
            Told::Taken | Told::Strange(_) => {}
            Told::Done(news) => {
                self.layers.pop();
                let told = match self.layers.last_mut() {
                    Some(below) => below.hear(news, session),
                    None => Told::Strange(news),
                };
                if let Told::Strange(news) | Told::Done(news) = told {
                    self.open_news(news);
                }
            }
        }
    }

    /// Opens the layer that shows `news`.
    fn open_news(&mut self, news: News) {
        match (news, &self.session) {
            (News::Events(events), Some(session)) => {
                let review = picker::import(events, session);
                self.layers.push(review);
            }
            (News::Events(_), None) => {}
            (News::Plan(date, plan), _) => self.layers.push(form::new_issue(date, *plan)),
        }
    }

    /// Shows the steps by which the open issue is published.
    pub fn show_release(&mut self, release: Release) {
        if let Some(session) = &self.session {
            let list = picker::publish(session, release);
            self.push(list);
        }
    }

    /// A key was pressed.
    pub fn key(&mut self, event: KeyEvent) -> Vec<Request> {
        if event.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let chord = Chord::from(event);
        self.message = Message::None;
        let requests = if self.layers.is_empty() || self.layout.shape == Shape::Tiny {
            self.pane_key(chord)
        } else {
            self.layer_key(chord)
        };
        self.prepare();
        requests
    }

    /// Text was pasted, line ends as `\n`; it never acts as keys.
    pub fn paste(&mut self, text: &str) -> Vec<Request> {
        self.message = Message::None;
        let requests = match self.layers.last_mut() {
            Some(layer) => {
                let answer = layer.paste(text, self.session.as_ref());
                self.answer(answer)
            }
            None => self.paste_items(text),
        };
        self.prepare();
        requests
    }

    /// Brings everything that is drawn up to date with the model.
    pub fn prepare(&mut self) {
        let screen = self.layout.screen;
        self.layout = Layout::new(screen.width, screen.height, self.focus);
        let Some(session) = &self.session else {
            return;
        };
        self.outline
            .prepare(session, usize::from(self.layout.sections.height));
        self.items
            .prepare(session, usize::from(self.layout.items.height));
        let width = self.layout.detail.width;
        let look = Look {
            session: Some(session),
            theme: &self.theme,
            keymap: &self.keymap,
        };
        self.detail.prepare(session, &look, self.focus, width);
        if let Some(layer) = self.layers.last_mut() {
            layer.refresh(session);
            if self.pace == Pace::AtEase {
                layer.settle(session);
            }
        }
    }

    pub(super) fn look(&self) -> Look<'_> {
        Look {
            session: self.session.as_ref(),
            theme: &self.theme,
            keymap: &self.keymap,
        }
    }
}
