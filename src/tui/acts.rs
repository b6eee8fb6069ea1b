//! Doing what a layer asks for: the only way in which forms and pickers change anything.

use super::app::{App, Request};
use super::detail::Tab;
use super::layer::{Act, Answer, Layer};
use crate::command::{self, Effect, Pane};
use crate::ops::Refusal;
use crate::rules::Diagnostic;
use crate::session::{Select, Session, Verdict};
use crate::text::{Span, Transaction};

impl App {
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Request> {
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

    pub(super) fn act(&mut self, act: Act) -> Vec<Request> {
        match act {
            Act::Apply {
                label,
                change,
                select,
            } => self.apply(label, change, select),
            Act::MoveItems(items, home) => {
                if let Some(session) = &mut self.session {
                    let outcome = command::move_items_home(session, &items, home);
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
            Act::Choose(rule, span) => self.choose(rule, span),
            Act::Acknowledge(found) => return self.acknowledge(&found),
            Act::Publish {
                label,
                change,
                release,
            } => {
                return vec![Request::Publish {
                    label,
                    change,
                    release,
                }];
            }
            Act::ShowPast(place) => return vec![Request::ShowPast(place)],
            Act::Select(location) => self.with_session(|session| session.select(location)),
            Act::Travel(position) => {
                self.with_session(|session| session.travel(position));
                let history = self.session.as_ref().map(Session::history);
                let last = position.checked_sub(1);
                let last = last.and_then(|at| history?.steps().get(at));
                let is_whole = history.is_none_or(|history| history.earlier() == 0);
                self.say(match last {
                    Some(step) => format!("The last step now is: {}", step.label),
                    None if is_whole => "The text is as it was opened".to_owned(),
                    None => "The text is as it was before the steps that are known".to_owned(),
                });
            }
            Act::Filter(filter) => self.with_session(|session| session.set_filter(filter)),
            Act::Refuse(words) => self.refuse(words),
            Act::Merge { text, theirs } => {
                self.with_session(|session| session.merge(&text, *theirs));
                return vec![Request::Effect(Effect::Save)];
            }
            Act::Effect(effect) => return vec![Request::Effect(effect)],
            Act::SaveAs(path) => return vec![Request::SaveAs(path)],
            Act::Open(path) => return vec![Request::Open(path)],
            Act::ReadEvents(from) => return vec![Request::ReadEvents(from)],
            Act::ForgetEvents => return vec![Request::ForgetEvents],
            Act::Plan(date) => return vec![Request::Plan(date)],
            Act::OpenDemo => return vec![Request::OpenDemo],
            Act::Push(layer) => self.push(layer),
        }
        Vec::new()
    }

    /// Goes to the finding of `rule` at `span` and shows it in Detail.
    fn choose(&mut self, rule: &str, span: Span) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.go_to(span.start);
        let all = session.diagnostics().iter();
        self.detail.problem = all
            .clone()
            .position(|found| (found.rule, found.span) == (rule, span));
        self.detail.tab = Tab::Problems;
        if self.focus == Pane::Sections {
            self.focus = Pane::Items;
        }
    }

    /// Acknowledges `found`, or takes that back.
    pub(super) fn acknowledge(&mut self, found: &Diagnostic) -> Vec<Request> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let rule = found.rule;
        let words = match session.toggle_acknowledged(found) {
            Verdict::Acknowledged => {
                format!("Acknowledged {rule}: not counted until its line changes")
            }
            Verdict::TakenBack => format!("{rule} counts again"),
        };
        self.say(words);
        vec![Request::Effect(Effect::Acknowledge)]
    }

    /// Gives the open issue to `act`.
    pub fn with_session(&mut self, act: impl FnOnce(&mut Session)) {
        if let Some(session) = &mut self.session {
            act(session);
        }
    }

    pub(super) fn apply(&mut self, label: String, change: Transaction, select: Select) {
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
    pub(super) fn push(&mut self, layer: Box<dyn Layer>) {
        let kept = layer.memory().and_then(|name| self.kept.remove(&name));
        let welcome = kept.as_ref().and_then(|layer| layer.welcome());
        if let Some(words) = welcome {
            self.say(words);
        }
        self.layers.push(kept.unwrap_or(layer));
    }

    pub(super) fn open_layer(&mut self, layer: Result<Box<dyn Layer>, Refusal>) -> Vec<Request> {
        match layer {
            Ok(layer) => self.push(layer),
            Err(refusal) => self.refuse(refusal.to_string()),
        }
        Vec::new()
    }
}
