//! A form as a layer: it hands keys to the fields, keeps the report fresh, and accepts or leaves.

use super::area::Heard;
use super::report::{Proposal, Remark, Report, Tentative, Tone, is_checked};
use super::sheet::Sheet;
use crate::issue::Issue;
use crate::keymap::{Chord, Context};
use crate::ops::{self, Refusal};
use crate::session::{Select, Session};
use crate::text::Span;
use crate::tui::frame;
use crate::tui::layer::{Act, Answer, Layer, Look, Unfinished};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Debug;

/// Columns of a form on a wide screen.
const WIDTH: u16 = 96;
/// Rows under the fields, the blank one included.
const REPORT: usize = 7;

/// What a form is about.
pub(super) trait Form: Debug {
    /// Shown in the frame.
    fn title(&self) -> String;

    /// See [`Layer::memory`].
    fn memory(&self) -> Option<String>;

    /// The first field that must be filled and is not, and what to say.
    fn missing(&self, sheet: &Sheet) -> Option<(usize, String)>;

    /// The step that the fields say.
    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal>;

    /// Field `at` was changed, or the form was just opened: guess others from it, note what it means.
    fn changed(&mut self, _sheet: &mut Sheet, _at: usize, _session: &Session) {}

    /// What the form itself has to say; `tentative` where the fields make a step.
    fn remarks(&self, _: &Sheet, _: &Session, _tentative: Option<&Tentative>) -> Vec<Remark> {
        Vec::new()
    }

    /// A paste into the focused field; false where it is text like any other.
    fn paste(&mut self, _sheet: &mut Sheet, _text: &str, _session: &Session) -> bool {
        false
    }

    /// Begins a new line in the focused field; false where it holds one.
    fn newline(&mut self, _sheet: &mut Sheet) -> bool {
        false
    }

    /// Adds a row of fields; false where the form has none to add.
    fn add_row(&mut self, _sheet: &mut Sheet) -> bool {
        false
    }

    /// Completes the focused field; false where nothing fits.
    fn complete(&mut self, _sheet: &mut Sheet, _session: &Session) -> bool {
        false
    }

    /// Where what the fields tell stands already, a byte of the issue.
    fn twin_at(&self, _: &Sheet, _: &Session) -> Option<usize> {
        None
    }

    /// The lines that `proposal` is about, in `after`.
    fn span(&self, proposal: &Proposal, after: &Issue, session: &Session) -> Span {
        let chosen = match proposal.select {
            Select::At(at) => after.item_at(at),
            _ => None,
        };
        let item = chosen.or_else(|| ops::landing(&proposal.change, after));
        let item = item.or_else(|| session.selected_item());
        let found = item.and_then(|item| after.outline().items.get(item));
        found.map_or(Span::default(), |item| item.span)
    }

    /// See [`Layer::footer`].
    fn footer(&self) -> &'static [&'static str] {
        &["form.accept", "form.next", "form.complete", "layer.close"]
    }
}

/// A form on the stack.
#[derive(Debug)]
pub(super) struct Dialog<F> {
    form: F,
    sheet: Sheet,
    report: Report,
    twin_at: Option<usize>,
}

impl<F: Form> Dialog<F> {
    /// The form with its fields as they are to begin with.
    pub(super) fn new(form: F, sheet: Sheet, session: &Session) -> Self {
        let mut dialog = Self {
            form,
            sheet,
            report: Report::default(),
            twin_at: None,
        };
        for at in 0..dialog.sheet.len() {
            dialog.form.changed(&mut dialog.sheet, at, session);
        }
        dialog.refresh(session);
        dialog
    }

    fn changed(&mut self, session: Option<&Session>) {
        if let Some(session) = session {
            let at = self.sheet.focus();
            self.form.changed(&mut self.sheet, at, session);
            self.refresh(session);
        }
    }

    fn refresh(&mut self, session: &Session) {
        self.report = Report::default();
        self.twin_at = self.form.twin_at(&self.sheet, session);
        if !is_checked(session) {
            let text = "The issue is over 300 KB: problems are shown after accepting";
            self.report.remarks = vec![Remark::new(Tone::Quiet, text)];
            return;
        }
        let mut remarks = Vec::new();
        let mut tentative = None;
        match (
            self.form.missing(&self.sheet),
            self.form.propose(&self.sheet, session),
        ) {
            (Some((_, what)), _) => remarks.push(Remark::new(Tone::Quiet, what)),
            (None, Ok(proposal)) => {
                let span = |after: &Issue| self.form.span(&proposal, after, session);
                tentative = Tentative::new(session, &proposal.change, span);
            }
            (None, Err(refusal)) => remarks.push(Remark::new(Tone::Error, refusal.to_string())),
        }
        let own = self.form.remarks(&self.sheet, session, tentative.as_ref());
        self.report.remarks = own;
        self.report.remarks.append(&mut remarks);
        if let Some(tentative) = tentative {
            let text = tentative.span.of(tentative.after.source());
            text.trim_end().clone_into(&mut self.report.markdown);
            self.report.remarks.extend(tentative.problems(session));
        }
    }

    fn accept(&mut self, session: Option<&Session>) -> Answer {
        let Some(session) = session else {
            return Answer::close();
        };
        if let Some((at, what)) = self.form.missing(&self.sheet) {
            self.sheet.set_focus(at);
            return Answer::act(Act::Refuse(what));
        }
        match self.form.propose(&self.sheet, session) {
            Err(refusal) => Answer::act(Act::Refuse(refusal.to_string())),
            Ok(proposal) if proposal.change.is_empty() => Answer::close(),
            Ok(proposal) => Answer::done(Act::Apply {
                label: proposal.label,
                change: proposal.change,
                select: proposal.select,
            }),
        }
    }

    fn leave(&self) -> Answer {
        if self.sheet.is_any_touched() && self.form.memory().is_some() {
            Answer::leave()
        } else {
            Answer::close()
        }
    }

    /// Goes where it stands already; the fields stay for the next time.
    fn go_to_twin(&self) -> Answer {
        let Some(at) = self.twin_at else {
            let words = "Nothing like this stands in the issue yet";
            return Answer::act(Act::Refuse(words.to_owned()));
        };
        Answer {
            acts: vec![Act::GoTo(at)],
            ..self.leave()
        }
    }

    fn add_row(&mut self) -> Answer {
        if self.form.add_row(&mut self.sheet) {
            Answer::stay()
        } else {
            Answer::act(Act::Refuse("This form has no rows to add".to_owned()))
        }
    }

    fn complete(&mut self, session: Option<&Session>) -> Answer {
        let done = session.is_some_and(|session| self.form.complete(&mut self.sheet, session));
        if !done {
            return Answer::act(Act::Refuse("Nothing known completes this".to_owned()));
        }
        if let Some(session) = session {
            for at in 0..self.sheet.len() {
                self.form.changed(&mut self.sheet, at, session);
            }
            self.refresh(session);
        }
        Answer::stay()
    }
}

impl<F: Form> Layer for Dialog<F> {
    fn context(&self) -> Context {
        Context::Form
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        match id {
            "form.accept" | "layer.accept" => return self.accept(session),
            "layer.close" => return self.leave(),
            "form.next" => self.sheet.move_focus(1),
            "form.previous" => self.sheet.move_focus(-1),
            "form.add-row" => return self.add_row(),
            "form.twin" => return self.go_to_twin(),
            "form.complete" => return self.complete(session),
            "text.newline" if self.form.newline(&mut self.sheet) => self.changed(session),
            _ => {
                if self.sheet.command(id) == Heard::Changed {
                    self.changed(session);
                }
            }
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, session: Option<&Session>) -> Answer {
        if let Some(character) = chord.character() {
            self.sheet.type_in(character);
            self.changed(session);
        }
        Answer::stay()
    }

    fn paste(&mut self, text: &str, session: Option<&Session>) -> Answer {
        let taken = session.is_some_and(|s| self.form.paste(&mut self.sheet, text, s));
        if !taken {
            self.sheet.paste(text);
            self.changed(session);
        } else if let Some(session) = session {
            for at in 0..self.sheet.len() {
                self.form.changed(&mut self.sheet, at, session);
            }
            self.refresh(session);
        }
        Answer::stay()
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        frame::centred(screen, WIDTH, self.sheet.len() + REPORT + 2)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let inner = frame::bordered(buffer, area, &self.form.title(), look.theme);
        let height = usize::from(inner.height);
        let spare = usize::from(height > 3);
        let fields = self.sheet.len().min(height - spare.min(height));
        let gap = usize::from(height > fields + 3);
        let mut top = inner;
        top.height = fields as u16;
        let mut below = inner;
        below.y += (fields + gap) as u16;
        below.height = (height - fields - gap) as u16;
        self.report.draw(below, buffer, look.theme);
        self.sheet.draw(top, buffer, look.theme)
    }

    fn footer(&self) -> &'static [&'static str] {
        match self.twin_at {
            Some(_) => &["form.accept", "form.twin", "form.next", "layer.close"],
            None => self.form.footer(),
        }
    }

    fn unfinished(&self, _: &Session) -> Unfinished {
        Unfinished {
            change: None,
            fields: self.sheet.touched(),
        }
    }

    fn memory(&self) -> Option<String> {
        self.form.memory()
    }
}
