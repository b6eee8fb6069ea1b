//! A field with a fixed set of answers: the arrows and Space go round, typing finds.

use super::area::Heard;

/// Options, one of them chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    options: Vec<String>,
    at: usize,
    typed: String,
}

impl Choice {
    /// A choice between `options`, of which number `at` is chosen.
    pub(super) fn new(options: Vec<String>, at: usize) -> Self {
        Self {
            at: at.min(options.len().saturating_sub(1)),
            options,
            typed: String::new(),
        }
    }

    /// Number of the chosen option.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The chosen option.
    pub(super) fn value(&self) -> &str {
        self.options.get(self.at).map_or("", String::as_str)
    }

    /// Letters typed so far to find an option.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// Chooses option `at`.
    pub(super) fn choose(&mut self, at: usize) {
        self.at = at.min(self.options.len().saturating_sub(1));
        self.typed.clear();
    }

    /// Does what the text command `id` says.
    pub(super) fn command(&mut self, id: &str) -> Heard {
        let count = self.options.len().max(1);
        match id {
            "text.left" => self.choose((self.at + count - 1) % count),
            "text.right" => self.choose((self.at + 1) % count),
            "text.line-start" => self.choose(0),
            "text.line-end" => self.choose(count - 1),
            "text.delete-back" => {
                self.typed.pop();
            }
            "text.kill-start" | "text.delete-word" => self.typed.clear(),
            _ => return Heard::Ignored,
        }
        Heard::Changed
    }

    /// Types a letter: the first option that begins with what was typed is chosen, else the first that holds it.
    /// Space goes to the next option. A letter that finds nothing is not taken.
    pub(super) fn insert(&mut self, character: char) {
        if character == ' ' && self.typed.is_empty() {
            self.command("text.right");
            return;
        }
        let sought = format!("{}{character}", self.typed).to_lowercase();
        let options: Vec<String> = self.options.iter().map(|o| o.to_lowercase()).collect();
        let found = options
            .iter()
            .position(|option| option.starts_with(&sought))
            .or_else(|| options.iter().position(|option| option.contains(&sought)));
        if let Some(at) = found {
            self.at = at;
            self.typed = sought;
        }
    }
}
