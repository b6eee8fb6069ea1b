//! Calls for papers as a newsletter words them.

use serde::Deserialize;

/// How the rows of calls for papers are worded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallWords {
    /// What stands before the day on which a call closes; the first is the house style. Empty where none is fixed.
    #[serde(default)]
    pub closes: Vec<String>,
}

impl CallWords {
    /// True where `text` says that a call closes; the words count wherever they stand, whatever their case.
    pub fn say_closing(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let mut words = self.closes.iter();
        words.any(|words| lower.contains(&words.to_lowercase()))
    }

    /// The house style, where one is fixed.
    pub fn house(&self) -> Option<&str> {
        self.closes.first().map(String::as_str)
    }
}
