//! The keymap file: a table a context, keys on the left, a command's id on the right; `""` takes a binding away.

use super::{Chord, Context, Keymap, Keys};
use crate::command::command;
use std::fmt;

const DEFAULT: &str = include_str!("../../assets/keymap.toml");

/// A line of a user's keymap that cannot be used; the rest of the file counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong and what was expected.
    pub reason: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl Keymap {
    /// The built-in bindings.
    pub fn builtin() -> Self {
        let mut keymap = Self::default();
        keymap.merge(DEFAULT);
        keymap
    }

    /// Merges the bindings of `source` over these, and returns what could not be used.
    pub fn merge(&mut self, source: &str) -> Vec<Complaint> {
        let tables: toml::Table = match source.parse() {
            Ok(tables) => tables,
            Err(error) => {
                let at: Option<usize> = toml::de::Error::span(&error).map(|span| span.start);
                return vec![Complaint {
                    line: at.map(|at| line_of(source, at)),
                    reason: error.message().trim().to_owned(),
                }];
            }
        };
        let mut complaints = Vec::new();
        for (name, table) in &tables {
            let Some(context) = Context::named(name) else {
                let known: Vec<&str> = Context::ALL.iter().map(|known| known.name()).collect();
                complaints.push(Complaint {
                    line: find_line(source, &format!("[{name}]")),
                    reason: format!(
                        "`{name}` is no context; expected one of {}",
                        known.join(", ")
                    ),
                });
                continue;
            };
            for (keys, id) in table.as_table().into_iter().flatten() {
                match binding(keys, id) {
                    Ok((keys, id)) => self.bind(context, keys, id),
                    Err(reason) => complaints.push(Complaint {
                        line: find_line(source, &format!("\"{keys}\""))
                            .or_else(|| find_line(source, &format!("{keys} ="))),
                        reason,
                    }),
                }
            }
        }
        complaints
    }
}

fn binding(keys: &str, id: &toml::Value) -> Result<(Keys, String), String> {
    let keys: Keys = keys
        .split_whitespace()
        .map(|key| key.parse::<Chord>().map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err("an empty key; expected a key such as `a` or `Ctrl-S`".to_owned());
    }
    let id = id.as_str().ok_or("expected a command's id as a string")?;
    if !id.is_empty() && command(id).is_none() {
        return Err(format!("`{id}` is no command; the README lists them"));
    }
    Ok((keys, id.to_owned()))
}

fn line_of(source: &str, at: usize) -> usize {
    source[..at.min(source.len())].matches('\n').count() + 1
}

fn find_line(source: &str, start: &str) -> Option<usize> {
    let fits = |line: &str| line.trim_start().starts_with(start);
    source.lines().position(fits).map(|at| at + 1)
}
