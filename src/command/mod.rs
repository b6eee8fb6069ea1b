//! Every command: its id, its title, when it can run, and what it does. Footer, help, palette and README come from here.
//!
//! A command changes the model itself, or asks the interface for something (a pane, a form, a picker), or asks for an
//! effect that only the main loop can perform. There is no other way to act.

mod edit;
mod events;
mod find;
mod items;
mod outcome;
mod table;

pub use items::{delete_items, move_items_home, move_items_to, move_items_to_role};
pub use outcome::{Ask, Effect, Motion, Outcome, Pane};
pub use table::table;

use crate::ops::Refusal;
use crate::session::Session;

/// One row of the command table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Identifier, `group.verb`.
    pub id: &'static str,
    /// A few words, as the palette and the footer show it.
    pub title: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// Whether it can run now, and why not.
    pub available: fn(&Session) -> Result<(), Refusal>,
    /// What it does.
    pub action: Action,
}

/// What running a command means.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// Works on the model. The number is the count typed before the key, 1 by default.
    Edit(fn(&mut Session, usize) -> Outcome),
    /// Asks the interface.
    Ask(Ask),
    /// Asks the main loop.
    Effect(Effect),
    /// Only means something to the form, picker or question on top, which answers it.
    Layer,
}

/// Groups of commands, in the order of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Items and sections.
    Items,
    /// Marking.
    Marks,
    /// Finding.
    Find,
    /// Problems.
    Problems,
    /// What is done once a week.
    Week,
    /// Undo and redo.
    History,
    /// Files and the program.
    File,
    /// Text fields, forms and pickers.
    Text,
}

impl Group {
    /// All groups, in order.
    pub const ALL: [Self; 9] = [
        Self::Items,
        Self::Marks,
        Self::Move,
        Self::Find,
        Self::Problems,
        Self::Week,
        Self::History,
        Self::File,
        Self::Text,
    ];

    /// The group's heading in help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving about",
            Self::Items => "Items and sections",
            Self::Marks => "Marks",
            Self::Find => "Finding",
            Self::Problems => "Problems",
            Self::Week => "The week's routine",
            Self::History => "Undo",
            Self::File => "File and program",
            Self::Text => "Forms, pickers, text",
        }
    }
}

/// The command called `id`.
pub fn command(id: &str) -> Option<&'static Command> {
    table().iter().find(|command| command.id == id)
}

/// Runs `command` on `session` where that is possible; the refusal otherwise.
pub fn run(command: &Command, session: &mut Session, count: usize) -> Outcome {
    if let Err(refusal) = (command.available)(session) {
        return Outcome::Refused(refusal);
    }
    match command.action {
        Action::Edit(edit) => edit(session, count.max(1)),
        Action::Ask(ask) => Outcome::Ask(ask, count.max(1)),
        Action::Effect(effect) => Outcome::Effect(effect),
        Action::Layer => Outcome::Quiet,
    }
}
