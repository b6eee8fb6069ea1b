//! Layers: forms, pickers and questions on a stack; the top one sees every key first.
//!
//! A layer never changes the model: it answers with [`Act`]s that the application performs.

use super::app::EventsFrom;
use super::plan::Plan;
use super::release::Release;
use super::theme::Theme;
use crate::command::Effect;
use crate::keymap::{Chord, Context, Keymap};
use crate::ops::Home;
use crate::rules::{Diagnostic, PastPlace};
use crate::session::{Location, Select, Session};
use crate::store::Base;
use crate::text::{Span, Transaction};
use crate::week::Candidate;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Debug;
use std::path::PathBuf;

/// What was typed into a layer and not accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// What accepting it would change, for text under edit.
    pub change: Option<Transaction>,
    /// The fields of a form, a line each.
    pub fields: String,
}

/// What drawing may look at.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    /// The model; none on the start screen.
    pub(crate) session: Option<&'a Session>,
    /// Styles.
    pub(crate) theme: &'a Theme,
    /// Keys, for hints.
    pub(crate) keymap: &'a Keymap,
}

/// A pane that lies over the others.
pub(crate) trait Layer: Debug {
    /// The bindings that count in it.
    fn context(&self) -> Context;

    /// A key that is bound to the layer command `id`.
    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer;

    /// A key that is bound to nothing.
    fn key(&mut self, chord: Chord, session: Option<&Session>) -> Answer;

    /// A bracketed paste, line ends as `\n`.
    fn paste(&mut self, _text: &str, _session: Option<&Session>) -> Answer {
        Answer::stay()
    }

    /// The part of `screen` (the whole terminal without its last two rows) that it takes.
    fn place(&self, screen: Rect, look: &Look<'_>) -> Rect;

    /// Draws into `area`, and says where the terminal's cursor stands.
    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)>;

    /// Commands that the footer names, the most useful first.
    fn footer(&self) -> &'static [&'static str];

    /// The model may have changed since the last key.
    fn refresh(&mut self, _session: &Session) {}

    /// Something that the main loop was asked for has come.
    fn hear(&mut self, news: News, _session: Option<&Session>) -> Told {
        Told::Strange(news)
    }

    /// Under which name its fields are kept when it is left, to be found again the next time.
    fn memory(&self) -> Option<String> {
        None
    }

    /// No more keys wait: a moment for what takes too long to be done after each.
    fn settle(&mut self, _session: &Session) {}

    /// What was typed into it, for the journal.
    fn unfinished(&self, _session: &Session) -> Unfinished {
        Unfinished::default()
    }

    /// What is said when it comes back with what was kept.
    fn welcome(&self) -> Option<&'static str> {
        Some("Your fields from before are still here")
    }
}

/// What a layer wants after a key.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// It is done.
    pub(crate) close: bool,
    /// Its fields are worth keeping under [`Layer::memory`].
    pub(crate) keep: bool,
    /// What to do, in order.
    pub(crate) acts: Vec<Act>,
}

impl Answer {
    /// Go on.
    pub(crate) fn stay() -> Self {
        Self::default()
    }

    /// Done, nothing to do.
    pub(crate) fn close() -> Self {
        Self {
            close: true,
            ..Self::default()
        }
    }

    /// Left, fields kept for the next time.
    pub(crate) fn leave() -> Self {
        Self {
            close: true,
            keep: true,
            acts: Vec::new(),
        }
    }

    /// Done, and do this.
    pub(crate) fn done(act: Act) -> Self {
        Self {
            close: true,
            keep: false,
            acts: vec![act],
        }
    }

    /// Do this and stay open.
    pub(crate) fn act(act: Act) -> Self {
        Self {
            acts: vec![act],
            ..Self::default()
        }
    }
}

/// What the main loop found out for a layer.
#[derive(Debug)]
pub(crate) enum News {
    /// Events from elsewhere.
    Events(Vec<Candidate>),
    /// The new issue of a day as it would be, or why there is none.
    Plan(Date, Box<Result<Plan, String>>),
}

/// What a layer makes of news.
#[derive(Debug)]
pub(crate) enum Told {
    /// It took them over.
    Taken,
    /// It waited for them and is done; they go to the layer below it, or to a new one.
    Done(News),
    /// They are none of its own.
    Strange(News),
}

/// What the application does for a layer.
#[derive(Debug)]
pub(crate) enum Act {
    /// Apply a change as one step.
    Apply {
        /// What the step is called.
        label: String,
        /// The change.
        change: Transaction,
        /// What is selected then.
        select: Select,
    },
    /// Move these items (indices of the outline) to a section, or to a group that has nothing yet.
    MoveItems(Vec<usize>, Home),
    /// Create the section of this role and move these items to it: [`crate::command::move_items_to_role`].
    MoveItemsToRole(Vec<usize>, String),
    /// Run the command with this id.
    Run(&'static str),
    /// Select what stands at this byte.
    GoTo(usize),
    /// Select the finding of this rule at this place, and show it.
    Choose(&'static str, Span),
    /// Acknowledge this finding in the text as it is, or take that back.
    Acknowledge(Box<Diagnostic>),
    /// Show a past issue around a line.
    ShowPast(PastPlace),
    /// Apply a change as one step, then do what publishing means for the file.
    Publish {
        /// What the step is called.
        label: String,
        /// The change, which may be empty.
        change: Transaction,
        /// What is done then.
        release: Release,
    },
    /// Select a section.
    Select(Location),
    /// Undo or redo until this many steps stand.
    Travel(usize),
    /// Set the filter of the Items pane.
    Filter(String),
    /// Show on the message line as a refusal.
    Refuse(String),
    /// Take over a text that was merged with this state of the file, and save it.
    Merge {
        /// The text.
        text: String,
        /// What stands in the file.
        theirs: Box<Base>,
    },
    /// Ask the main loop.
    Effect(Effect),
    /// Save to this path.
    SaveAs(PathBuf),
    /// Open this file.
    Open(PathBuf),
    /// Read events from there.
    ReadEvents(EventsFrom),
    /// Wait no more for the events that were asked for.
    ForgetEvents,
    /// Work out the issue of this day, else the next one.
    Plan(Option<Date>),
    /// Open the embedded demo.
    OpenDemo,
    /// Open another layer over this one or in its place.
    Push(Box<dyn Layer>),
}
