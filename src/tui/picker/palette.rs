//! The command palette: every command by name with its keys, or why it cannot run now.

use super::chooser::{Choices, ListPicker};
use super::row::Row;
use crate::command::{Action, Command, table};
use crate::keymap::{Context, Keymap, show};
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer};

#[derive(Debug)]
struct Palette {
    commands: Vec<&'static Command>,
}

/// The palette, opened from `context`, whose keys it shows.
pub(crate) fn palette(session: &Session, keymap: &Keymap, context: Context) -> Box<dyn Layer> {
    let is_ours = |command: &&Command| !matches!(command.action, Action::Layer);
    let commands: Vec<&Command> = table().iter().filter(is_ours).collect();
    let rows = commands
        .iter()
        .map(|command| row(command, session, keymap, context))
        .collect();
    Box::new(ListPicker::of_filter(Palette { commands }, rows))
}

fn row(command: &Command, session: &Session, keymap: &Keymap, context: Context) -> Row {
    let refusal = (command.available)(session).err();
    let keys = keymap.keys_for(context, command.id);
    let keys: Vec<String> = keys.into_iter().map(|keys| show(keys)).collect();
    let detail = match &refusal {
        Some(refusal) => refusal.reason.clone(),
        None => keys.join("  "),
    };
    Row::new(command.title)
        .hidden(&format!("{} {}", command.id, command.help))
        .more(command.group.title())
        .detail(&detail)
        .note(command.help)
        .dim_if(refusal.is_some())
}

impl Choices for Palette {
    fn title(&self) -> String {
        "Commands".to_owned()
    }

    fn choose(&mut self, row: usize, session: Option<&Session>) -> Answer {
        let Some(command) = self.commands.get(row) else {
            return Answer::stay();
        };
        match session.map(|session| (command.available)(session)) {
            Some(Err(refusal)) => Answer::act(Act::Refuse(refusal.to_string())),
            _ => Answer::done(Act::Run(command.id)),
        }
    }
}
