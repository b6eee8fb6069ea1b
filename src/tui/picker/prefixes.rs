//! Prefixes of links: those of the profile and those that the chosen links have; a letter puts one on or takes it off.

use super::chooser::{Choices, ListPicker};
use super::guess;
use super::letters::letters_of;
use super::row::Row;
use crate::issue::Entry;
use crate::ops::{self, Refusal};
use crate::session::{Row as SessionRow, Select, Session};
use crate::tui::layer::{Act, Answer, Layer};

const ON_ALL: char = '✓';
const ON_SOME: char = '–';

#[derive(Debug)]
struct Prefixes {
    what: String,
    items: Vec<usize>,
    names: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    name: String,
    is_on_all: bool,
}

/// The picker of prefixes for the marked links, or for the selected one.
///
/// # Errors
/// Refuses where no link is chosen.
pub(crate) fn prefixes(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let mut items = session.chosen_items();
    items.retain(|&item| matches!(session.item(item).entry, Entry::Link(_)));
    let what = match items.as_slice() {
        [] => return Err(Refusal::new("Only links have prefixes")),
        [only] => format!("“{}”", session.name_of(SessionRow::Item(*only))),
        several => format!("{} links", several.len()),
    };
    let issue = session.issue();
    let worn: Vec<Vec<String>> = items
        .iter()
        .map(|&item| guess::prefixes(issue, session.item(item)))
        .collect();
    let profile = issue.profile();
    let mut names: Vec<&str> = profile.prefixes.iter().map(|p| p.name.as_str()).collect();
    for name in worn.iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let count = |name: &str| {
        worn.iter()
            .filter(|own| own.iter().any(|own| own == name))
            .count()
    };
    let rows = names
        .iter()
        .zip(letters_of(&names))
        .map(|(name, letter)| {
            let mark = match count(name) {
                0 => None,
                all if all == items.len() => Some(ON_ALL),
                _ => Some(ON_SOME),
            };
            let help = profile.prefix(name).map_or("", |known| known.help.as_str());
            Row::new(&format!("[{name}]"))
                .hint(letter)
                .mark(mark)
                .more(help)
        })
        .collect();
    let known = |name: &&str| Known {
        name: (*name).to_owned(),
        is_on_all: count(name) == items.len(),
    };
    let names = names.iter().map(known).collect();
    let choices = Prefixes { what, items, names };
    Ok(Box::new(ListPicker::of_letters(choices, rows)))
}

impl Prefixes {
    fn toggle(&self, name: &str, word: &str, session: Option<&Session>) -> Answer {
        let Some(session) = session else {
            return Answer::close();
        };
        match ops::toggle_prefix(session.issue(), &self.items, name) {
            Err(refusal) => Answer::act(Act::Refuse(refusal.to_string())),
            Ok(change) => Answer::done(Act::Apply {
                label: format!("Prefix [{name}] {word} {}", self.what),
                change,
                select: Select::Stay,
            }),
        }
    }
}

impl Choices for Prefixes {
    fn title(&self) -> String {
        format!("Prefixes of {}", self.what)
    }

    fn choose(&mut self, row: usize, session: Option<&Session>) -> Answer {
        match self.names.get(row) {
            Some(known) if known.is_on_all => self.toggle(&known.name, "off", session),
            Some(known) => self.toggle(&known.name, "on", session),
            None => Answer::stay(),
        }
    }

    fn offer(&self, query: &str) -> Option<Row> {
        let name = unbracketed(query);
        let is_known = self
            .names
            .iter()
            .any(|known| known.name.to_lowercase() == name.to_lowercase());
        (!name.is_empty() && !is_known).then(|| Row::new(&format!("[{name}]")).more("a new prefix"))
    }

    fn take(&mut self, query: &str, session: Option<&Session>) -> Answer {
        self.toggle(unbracketed(query), "on", session)
    }
}

/// A prefix typed with or without its brackets.
fn unbracketed(query: &str) -> &str {
    query.trim_matches(|c: char| c == '[' || c == ']' || c.is_whitespace())
}
