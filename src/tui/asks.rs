//! Doing what a command asks of the interface: panes, forms, pickers, findings, pasting.

mod problems;

use super::app::{App, Request};
use super::bars::context_of;
use super::detail::Tab;
use super::{form, picker};
use crate::command::{self, Ask, Effect, Motion, Outcome, Pane};
use crate::keymap::{Chord, Context};
use crate::ops;
use crate::session::{Location, Only, Session};

impl App {
    pub(super) fn run(&mut self, id: &str, count: usize, by: Option<Chord>) -> Vec<Request> {
        let (Some(session), Some(command)) = (&mut self.session, command::command(id)) else {
            return Vec::new();
        };
        let outcome = command::run(command, session, count);
        self.outcome(outcome, by)
    }

    pub(super) fn outcome(&mut self, outcome: Outcome, by: Option<Chord>) -> Vec<Request> {
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
            Ask::SwitchView => {
                self.detail.view = self.detail.view.other();
                self.detail.tab = Tab::Preview;
            }
            Ask::Fold => {
                if !self.outline.toggle_fold(session) {
                    self.refuse("Nothing stands below this section");
                }
            }
            Ask::OpenSection => match session.location() {
                Location::Missing(_) => return self.run("section.create", 1, by),
                Location::Silent(..) => return self.add(Ask::AddAtEnd),
                _ => self.focus = Pane::Items,
            },
            Ask::Edit if matches!(session.location(), Location::Missing(_)) => {
                return self.run("section.create", 1, by);
            }
            Ask::Edit if session.silent_group().is_some() => return self.add(Ask::AddAtEnd),
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
            Ask::Problems
            | Ask::NextProblem
            | Ask::PreviousProblem
            | Ask::Fix
            | Ask::FixAll
            | Ask::Twin
            | Ask::Acknowledge
            | Ask::Explain
            | Ask::Release => return self.ask_about_problems(ask, by),
            Ask::Publish => return vec![Request::PlanRelease],
            Ask::RollForward => {
                let layer = picker::roll_forward(session);
                return self.open_layer(layer);
            }
            Ask::NewIssue => return vec![Request::Plan(None)],
            Ask::Import => self.import(),
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

    /// The review of events that was left with marks, else the line that asks where to read.
    fn import(&mut self) {
        let layer = match self.kept.remove(picker::IMPORT) {
            Some(review) => {
                self.say("The events from before are still here; p reads more");
                review
            }
            None => form::events_from(),
        };
        self.layers.push(layer);
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

    fn clear(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        if !session.filter().is_empty() {
            session.set_filter("");
        } else if session.only() == Only::Problems {
            session.show_only(Only::All);
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
    pub(super) fn paste_items(&mut self, text: &str) -> Vec<Request> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        if let Some(reason) = session.file().read_only() {
            let reason = reason.to_owned();
            self.refuse(format!("This file is open read-only: {reason}"));
            return Vec::new();
        }
        if is_bare_url(text) && self.goes_to_form(text) {
            return self.paste_into_form(text);
        }
        let Some(session) = &self.session else {
            return Vec::new();
        };
        match form::pasted(session, text) {
            Ok(act) => self.act(act),
            Err(refusal) => {
                self.refuse(refusal.to_string());
                Vec::new()
            }
        }
    }
}

impl App {
    /// Opens the form that adds here with the address `text` in it.
    fn paste_into_form(&mut self, text: &str) -> Vec<Request> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        match form::add(session, form::Where::Behind) {
            Ok(mut layer) => {
                let answer = layer.paste(text.trim(), Some(session));
                self.layers.push(layer);
                self.answer(answer)
            }
            Err(refusal) => self.open_layer(Err(refusal)),
        }
    }

    /// True where the address `text` is one for the form. A pull request with a group of its own is filed there, so
    /// that group is selected first; one that nobody has decided about, or that stands in the issue, is for no form.
    fn goes_to_form(&mut self, text: &str) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        let section = session.section();
        let pulls = section.and_then(|section| ops::pulls(session.issue(), section, text));
        match pulls.map(|pulls| pulls.home(session.issue())) {
            None => true,
            Some(None) => false,
            Some(Some(home)) => {
                if section != Some(home) {
                    session.select(Location::Section(home));
                }
                true
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
