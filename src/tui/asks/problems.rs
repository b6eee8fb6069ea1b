//! Doing what a command asks about findings: going from one to the next, listing, fixing, explaining them.

use crate::command::{Ask, Pane};
use crate::keymap::Chord;
use crate::rules::{Twin, rule};
use crate::tui::app::{App, Request};
use crate::tui::detail::Tab;
use crate::tui::reader::Reader;
use crate::tui::{fixes, picker};

impl App {
    pub(super) fn ask_about_problems(&mut self, ask: Ask, by: Option<Chord>) -> Vec<Request> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match ask {
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
            Ask::Twin => match fixes::twin(session, self.detail.problem, self.focus) {
                Some(Twin::Here(span)) => session.go_to(span.start),
                Some(Twin::Past(place)) => return vec![Request::ShowPast(place)],
                None => self.refuse("The problem here names no other place"),
            },
            Ask::Acknowledge | Ask::Explain => return self.on_problem(ask),
            Ask::Release => {
                let layer = picker::release(session);
                self.push(layer);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Acknowledges or explains the finding here.
    fn on_problem(&mut self, ask: Ask) -> Vec<Request> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let Some(at) = fixes::subject(session, self.detail.problem, self.focus) else {
            self.refuse("No problem here; ] goes to the next one");
            return Vec::new();
        };
        self.detail.problem = Some(at);
        let Some(found) = session.diagnostics().get(at).cloned() else {
            return Vec::new();
        };
        if ask == Ask::Acknowledge {
            return self.acknowledge(&found);
        }
        if let Some(rule) = rule(found.rule) {
            self.push(Box::new(Reader::page(rule)));
        }
        Vec::new()
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
}
