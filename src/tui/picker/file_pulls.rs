//! Pasted pull requests whose repository does not decide their group: asked for one by one, or for all that are left.

use super::chooser::{Choices, ListPicker};
use super::letters::letters_of;
use super::row::Row;
use crate::ops::Pulls;
use crate::session::Session;
use crate::tui::form;
use crate::tui::layer::{Act, Answer, Layer};

#[derive(Debug)]
struct FilePulls {
    pulls: Pulls,
    groups: usize,
    total: usize,
}

/// The picker of groups for those of `pulls` that nobody has decided about.
pub(crate) fn file_pulls(session: &Session, pulls: Pulls) -> Box<dyn Layer> {
    let role = session.issue().role(pulls.section);
    let known = role
        .map(|role| role.known.list.as_slice())
        .unwrap_or_default();
    let names: Vec<&str> = known.iter().map(|group| group.name.as_str()).collect();
    let letters = letters_of(&names);
    let rows = names.iter().zip(&letters);
    let mut rows: Vec<Row> = rows
        .map(|(name, letter)| Row::new(name).hint(*letter))
        .collect();
    let (_, total) = pulls.undecided();
    if total > 1 {
        let all = names.iter().zip(&letters).map(|(name, letter)| {
            let capital = letter.map(|letter| letter.to_ascii_uppercase());
            Row::new(name).more("all that are left").hint(capital)
        });
        rows.extend(all);
    }
    let choices = FilePulls {
        groups: names.len(),
        pulls,
        total,
    };
    Box::new(ListPicker::of_letters(choices, rows))
}

impl Choices for FilePulls {
    fn title(&self) -> String {
        let (open, left) = self.pulls.undecided();
        let what = open.map(|open| match (open.is_titled, open.pull.name()) {
            (true, name) => format!("{} ({name})", open.title),
            (false, name) => name,
        });
        let what = what.unwrap_or_default();
        format!("{} of {}: {what}", self.total + 1 - left, self.total)
    }

    fn choose(&mut self, row: usize, session: Option<&Session>) -> Answer {
        if row < self.groups {
            self.pulls.decide(row, 1);
        } else {
            self.pulls.decide(row - self.groups, usize::MAX);
        }
        let (open, _) = self.pulls.undecided();
        match (open, session) {
            (None, Some(session)) => match form::pulls_step(session, &self.pulls) {
                Ok(act) => Answer::done(act),
                Err(refusal) => Answer::done(Act::Refuse(refusal.to_string())),
            },
            _ => Answer::stay(),
        }
    }

    fn leave(&self) -> Answer {
        Answer::done(Act::Refuse("Nothing was pasted".to_owned()))
    }
}
