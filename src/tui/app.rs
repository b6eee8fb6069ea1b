//! The application: one model, three panes, a stack of layers, and what a key does to them.

use super::bars::{Message, context_of};
use super::detail::{DetailPane, Tab};
use super::fixes;
use super::items::ItemsPane;
use super::layer::{Act, Answer, Layer, Look};
use super::layout::{Layout, Shape};
use super::outline::OutlinePane;
use super::theme::Theme;
use super::{form, picker};
use crate::command::{self, Action, Ask, Effect, Motion, Outcome, Pane};
use crate::keymap::{Chord, Context, Keymap, Lookup};
use crate::ops::Refusal;
use crate::session::{Location, Select, Session};
use crossterm::event::{KeyEvent, KeyEventKind};
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
    kept: HashMap<String, Box<dyn Layer>>,
    options: Options,
}

/// Keys of an unfinished sequence, and the count before them.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) keys: Vec<Chord>,
    pub(super) count: Option<usize>,
    /// The pane that had the focus before a digit changed it: `3J` counts, `3` alone focuses.
    came_from: Option<(Pane, usize)>,
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
            options,
        };
        app.layers.push(app.start_screen());
        app
    }

    fn start_screen(&self) -> Box<dyn Layer> {
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

    /// The terminal has this many columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.layout = Layout::new(columns, rows, self.focus);
        self.prepare();
    }

    /// Shows what was done.
    pub fn say(&mut self, words: impl Into<String>) {
        self.message = Message::Said(words.into());
    }

    /// Shows why something was not done.
    pub fn refuse(&mut self, words: impl Into<String>) {
        self.message = Message::Refused(words.into());
    }

    /// Asks what to do about a file that changed on disk since it was read.
    pub fn ask_about_change(&mut self) {
        if let Some(session) = &self.session {
            let name = session.file().file_name().unwrap_or_default();
            let question = picker::changed_on_disk(&name);
            self.push(question);
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
        self.detail.prepare(session, &self.theme, self.focus, width);
    }

    pub(super) fn look(&self) -> Look<'_> {
        Look {
            session: self.session.as_ref(),
            theme: &self.theme,
            keymap: &self.keymap,
        }
    }

    fn pane_key(&mut self, chord: Chord) -> Vec<Request> {
        if self.digit(chord) {
            return Vec::new();
        }
        let context = context_of(self.focus);
        self.typed.keys.push(chord);
        match self.keymap.lookup(context, &self.typed.keys) {
            Lookup::Prefix(following) => {
                let next: Vec<String> = following
                    .iter()
                    .map(|(keys, id)| {
                        let title =
                            command::command(id).map_or(id.as_str(), |command| command.title);
                        format!("{} {title}", crate::keymap::show(keys))
                    })
                    .collect();
                self.say(next.join("  "));
                Vec::new()
            }
            Lookup::Command(id) => {
                let typed = std::mem::take(&mut self.typed);
                let count = self.count(&typed, &id);
                self.run(&id, count, Some(chord))
            }
            Lookup::Nothing => {
                let typed = std::mem::take(&mut self.typed);
                if typed.keys.len() > 1 || chord.character().is_some() {
                    let keys = crate::keymap::show(&typed.keys);
                    self.refuse(format!(
                        "{keys} does nothing here; ? shows the keys that do"
                    ));
                }
                Vec::new()
            }
        }
    }

    /// Takes `chord` as a digit of a count. A first digit that is bound focuses a pane at once, and counts only where
    /// a reordering key or another digit follows.
    fn digit(&mut self, chord: Chord) -> bool {
        let Some(digit) = chord.character().and_then(|c| c.to_digit(10)) else {
            return false;
        };
        if !self.typed.keys.is_empty() {
            return false;
        }
        let digit = usize::try_from(digit).unwrap_or(0);
        if let Some((pane, first)) = self.typed.came_from.take() {
            self.focus = pane;
            self.typed.count = Some(first * 10 + digit);
            return true;
        }
        if let Some(count) = self.typed.count {
            self.typed.count = Some((count * 10 + digit).min(9_999));
            return true;
        }
        let bound = self.keymap.lookup(context_of(self.focus), &[chord]);
        match bound {
            Lookup::Nothing if digit > 0 => {
                self.typed.count = Some(digit);
                true
            }
            Lookup::Command(id) => {
                let before = self.focus;
                let requests = self.run(&id, 1, Some(chord));
                self.typed.came_from = Some((before, digit));
                requests.is_empty()
            }
            _ => false,
        }
    }

    fn count(&mut self, typed: &Typed, id: &str) -> usize {
        if let Some((pane, digit)) = typed.came_from {
            let is_reorder = matches!(id, "item.down" | "item.up");
            let is_move = matches!(id, "move.down" | "move.up") && pane == self.focus;
            if is_reorder || is_move {
                self.focus = pane;
                return digit;
            }
        }
        typed.count.unwrap_or(1)
    }

    fn layer_key(&mut self, chord: Chord) -> Vec<Request> {
        let Some(layer) = self.layers.last_mut() else {
            return Vec::new();
        };
        let context = layer.context();
        let answer = match self.keymap.lookup(context, &[chord]) {
            Lookup::Command(id) => match command::command(&id).map(|command| command.action) {
                Some(Action::Layer) => layer.command(&id, self.session.as_ref()),
                _ => return self.run(&id, 1, Some(chord)),
            },
            _ => layer.key(chord, self.session.as_ref()),
        };
        self.answer(answer)
    }

    fn answer(&mut self, answer: Answer) -> Vec<Request> {
        if answer.close
            && let Some(layer) = self.layers.pop()
            && let Some(name) = layer.memory()
        {
            self.kept.remove(&name);
            if answer.keep {
                self.kept.insert(name, layer);
            }
        }
        let mut requests = Vec::new();
        for act in answer.acts {
            requests.extend(self.act(act));
        }
        if self.session.is_none() && self.layers.is_empty() {
            let start = self.start_screen();
            self.layers.push(start);
        }
        requests
    }

    fn act(&mut self, act: Act) -> Vec<Request> {
        match act {
            Act::Apply {
                label,
                change,
                select,
            } => self.apply(label, change, select),
            Act::MoveItems(items, section) => {
                if let Some(session) = &mut self.session {
                    let outcome = command::move_items_to(session, &items, section);
                    return self.outcome(outcome, None);
                }
            }
            Act::MoveItemsToRole(items, role) => {
                if let Some(session) = &mut self.session {
                    let outcome = command::move_items_to_role(session, &items, &role);
                    return self.outcome(outcome, None);
                }
            }
            Act::Run(id) => return self.run(id, 1, None),
            Act::GoTo(at) => self.with_session(|session| session.go_to(at)),
            Act::Select(location) => self.with_session(|session| session.select(location)),
            Act::Travel(position) => {
                self.with_session(|session| session.travel(position));
                let steps = self
                    .session
                    .as_ref()
                    .map(|session| session.history().steps());
                let last = position.checked_sub(1).and_then(|at| steps?.get(at));
                self.say(match last {
                    Some(step) => format!("The last step now is: {}", step.label),
                    None => "The text is as it was opened".to_owned(),
                });
            }
            Act::Filter(filter) => self.with_session(|session| session.set_filter(filter)),
            Act::Refuse(words) => self.refuse(words),
            Act::Effect(effect) => return vec![Request::Effect(effect)],
            Act::SaveAs(path) => return vec![Request::SaveAs(path)],
            Act::Open(path) => return vec![Request::Open(path)],
            Act::OpenDemo => return vec![Request::OpenDemo],
            Act::Push(layer) => self.push(layer),
        }
        Vec::new()
    }

    fn with_session(&mut self, act: impl FnOnce(&mut Session)) {
        if let Some(session) = &mut self.session {
            act(session);
        }
    }

    fn apply(&mut self, label: String, change: crate::text::Transaction, select: Select) {
        let Some(session) = &mut self.session else {
            return;
        };
        if let Some(reason) = session.file().read_only() {
            let reason = reason.to_owned();
            self.refuse(format!("This file is open read-only: {reason}"));
        } else if session.apply(label.clone(), change, select) {
            self.say(label);
        } else {
            self.say("Nothing to change");
        }
    }

    /// Opens `layer`; where one of the same name was left with its fields, that one.
    fn push(&mut self, layer: Box<dyn Layer>) {
        let kept = layer.memory().and_then(|name| self.kept.remove(&name));
        if kept.is_some() {
            self.say("Your fields from before are still here");
        }
        self.layers.push(kept.unwrap_or(layer));
    }

    fn open_layer(&mut self, layer: Result<Box<dyn Layer>, Refusal>) -> Vec<Request> {
        match layer {
            Ok(layer) => self.push(layer),
            Err(refusal) => self.refuse(refusal.to_string()),
        }
        Vec::new()
    }

    fn run(&mut self, id: &str, count: usize, by: Option<Chord>) -> Vec<Request> {
        let (Some(session), Some(command)) = (&mut self.session, command::command(id)) else {
            return Vec::new();
        };
        let outcome = command::run(command, session, count);
        self.outcome(outcome, by)
    }

    fn outcome(&mut self, outcome: Outcome, by: Option<Chord>) -> Vec<Request> {
        match outcome {
            Outcome::Quiet => Vec::new(),
            Outcome::Said(words) => {
                self.say(words);
                Vec::new()
            }
            Outcome::Refused(refusal) => {
                self.refuse(refusal.to_string());
                Vec::new()
            }
            Outcome::Effect(effect) => vec![Request::Effect(effect)],
            Outcome::Ask(ask, count) => self.ask(ask, count, by),
        }
    }

    fn ask(&mut self, ask: Ask, count: usize, by: Option<Chord>) -> Vec<Request> {
        let origin = context_of(self.focus);
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match ask {
            Ask::Move(motion) => self.motion(motion, count),
            Ask::Focus(pane) => self.focus = pane,
            Ask::NextPane => self.focus = next_pane(self.focus, 1),
            Ask::PreviousPane => self.focus = next_pane(self.focus, 2),
            Ask::NextTab => self.detail.tab = self.detail.tab.next(1),
            Ask::PreviousTab => self.detail.tab = self.detail.tab.next(2),
            Ask::Fold => {
                if !self.outline.toggle_fold(session) {
                    self.refuse("Nothing stands below this section");
                }
            }
            Ask::OpenSection => match session.location() {
                Location::Missing(_) => return self.run("section.create", 1, by),
                _ => self.focus = Pane::Items,
            },
            Ask::Edit if matches!(session.location(), Location::Missing(_)) => {
                return self.run("section.create", 1, by);
            }
            Ask::Edit => {
                let layer = form::edit(session);
                return self.open_layer(layer);
            }
            Ask::EditSource => {
                let layer = if origin == Context::Sections {
                    form::edit_section(session)
                } else {
                    form::edit_source(session)
                };
                return self.open_layer(layer);
            }
            Ask::Add | Ask::AddAtEnd => return self.add(ask),
            Ask::MoveTo => {
                let layer = picker::move_to(session);
                return self.open_layer(layer);
            }
            Ask::Prefixes => {
                let layer = picker::prefixes(session);
                return self.open_layer(layer);
            }
            Ask::Filter => {
                self.focus = Pane::Items;
                let layer = form::filter(session);
                self.push(layer);
            }
            Ask::GoToAnything => {
                let layer = picker::anything(session);
                self.push(layer);
            }
            Ask::History => {
                let layer = picker::history(session);
                return self.open_layer(layer);
            }
            Ask::Palette => {
                let layer = picker::palette(session, &self.keymap, origin);
                self.push(layer);
            }
            Ask::Help => {
                let layer = picker::help(&self.keymap, origin);
                self.push(layer);
            }
            Ask::Problems => {
                let layer = picker::problems(session);
                return self.open_layer(layer);
            }
            Ask::NextProblem => self.step_problem(1),
            Ask::PreviousProblem => self.step_problem(-1),
            Ask::Fix => {
                let outcome = fixes::fix(session, self.detail.problem, self.focus);
                return self.outcome(outcome, by);
            }
            Ask::FixAll => {
                let outcome = fixes::fix_all(session);
                return self.outcome(outcome, by);
            }
            Ask::Twin => {
                let outcome = fixes::go_to_twin(session, self.detail.problem, self.focus);
                return self.outcome(outcome, by);
            }
            Ask::Paste => return self.paste_register(),
            Ask::Clear => self.clear(),
            Ask::SaveAs => {
                let layer = form::save_as(session);
                self.push(layer);
            }
            Ask::Quit if session.is_modified() => {
                let layer = picker::quit(session, by);
                self.push(layer);
            }
            Ask::Quit => return vec![Request::Effect(Effect::Quit)],
        }
        Vec::new()
    }

    fn add(&mut self, ask: Ask) -> Vec<Request> {
        let missing = |session: &Session| matches!(session.location(), Location::Missing(_));
        if self.session.as_ref().is_some_and(missing) {
            self.run("section.create", 1, None);
        }
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let place = match ask {
            Ask::AddAtEnd => form::Where::AtEnd,
            _ if self.focus == Pane::Sections => form::Where::AtEnd,
            _ => form::Where::Behind,
        };
        let layer = form::add(session, place);
        self.open_layer(layer)
    }

    fn motion(&mut self, motion: Motion, count: usize) {
        let Some(session) = &mut self.session else {
            return;
        };
        let height = usize::from(self.layout.pane(self.focus).height).max(1);
        let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
        let count = isize::try_from(count).unwrap_or(isize::MAX);
        let by = match motion {
            Motion::Down => count,
            Motion::Up => -count,
            Motion::PageDown => page.saturating_mul(count),
            Motion::PageUp => page.saturating_mul(count).saturating_neg(),
            Motion::First => isize::MIN / 2,
            Motion::Last => isize::MAX / 2,
        };
        match self.focus {
            Pane::Sections => {
                if let Some(location) = self.outline.neighbour(session, by) {
                    session.select(location);
                }
            }
            Pane::Items => session.move_row(by),
            Pane::Detail => self.detail.scroll(by, height),
        }
    }

    fn step_problem(&mut self, by: isize) {
        let Some(session) = &mut self.session else {
            return;
        };
        self.detail.problem = session.next_problem(self.detail.problem, by);
        self.detail.tab = Tab::Problems;
        if self.focus == Pane::Sections {
            self.focus = Pane::Items;
        }
        if let Some(found) = self
            .detail
            .problem
            .and_then(|at| session.diagnostics().get(at))
        {
            let words = format!("{}: {}", found.rule, found.message);
            self.say(words);
        }
    }

    fn clear(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        if !session.filter().is_empty() {
            session.set_filter("");
        } else if session.clear_marks() {
            self.say("No marks");
        } else if self.focus == Pane::Detail {
            self.focus = Pane::Items;
        }
    }

    fn paste_register(&mut self) -> Vec<Request> {
        let register = self
            .session
            .as_ref()
            .map(|session| session.register().to_owned());
        match register {
            Some(register) if !register.is_empty() => self.paste_items(&register),
            _ => {
                if let Some(session) = &self.session {
                    let layer = form::paste(session);
                    self.push(layer);
                }
                Vec::new()
            }
        }
    }

    /// Makes items of `text` behind the selected one; a bare URL opens the form with it.
    fn paste_items(&mut self, text: &str) -> Vec<Request> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        if let Some(reason) = session.file().read_only() {
            let reason = reason.to_owned();
            self.refuse(format!("This file is open read-only: {reason}"));
            return Vec::new();
        }
        if is_bare_url(text) {
            return match form::add(session, form::Where::Behind) {
                Ok(mut layer) => {
                    let answer = layer.paste(text.trim(), Some(session));
                    self.layers.push(layer);
                    self.answer(answer)
                }
                Err(refusal) => self.open_layer(Err(refusal)),
            };
        }
        match form::pasted(session, text) {
            Ok(act) => self.act(act),
            Err(refusal) => {
                self.refuse(refusal.to_string());
                Vec::new()
            }
        }
    }
}

fn is_bare_url(text: &str) -> bool {
    let text = text.trim();
    let is_web = text.starts_with("http://") || text.starts_with("https://");
    is_web && !text.contains(char::is_whitespace)
}

fn next_pane(pane: Pane, by: usize) -> Pane {
    let all = [Pane::Sections, Pane::Items, Pane::Detail];
    let at = all.iter().position(|known| *known == pane).unwrap_or(0);
    all[(at + by) % all.len()]
}
