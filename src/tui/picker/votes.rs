//! A line to say yes or no to, and how answers survive when the lines are made anew.

use super::row::Row;
use std::collections::HashMap;

/// What is said to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    /// Do it.
    Yes,
    /// Leave it.
    No,
    /// There is nothing to decide.
    Mute,
}

impl Vote {
    /// The other answer; `None` where there is nothing to decide.
    pub(super) const fn turned(self) -> Option<Self> {
        match self {
            Self::Yes => Some(Self::No),
            Self::No => Some(Self::Yes),
            Self::Mute => None,
        }
    }

    const fn sign(self) -> Option<char> {
        match self {
            Self::Yes => Some('✓'),
            Self::No => Some('·'),
            Self::Mute => None,
        }
    }
}

/// A line to say yes or no to.
#[derive(Clone, Debug)]
pub(super) struct Check {
    /// Index of its kind.
    pub(super) kind: usize,
    /// By what it is known again.
    pub(super) key: String,
    /// The answer.
    pub(super) vote: Vote,
    /// How it looks.
    pub(super) row: Row,
}

impl Check {
    /// Its row with its answer.
    pub(super) fn row(&self) -> Row {
        self.row.clone().mark(self.vote.sign())
    }
}

/// `fresh` with the answers that were given `before` to the same lines.
pub(super) fn kept(before: &[Check], mut fresh: Vec<Check>) -> Vec<Check> {
    let given: HashMap<&str, Vote> = before
        .iter()
        .filter(|check| check.vote != Vote::Mute)
        .map(|check| (check.key.as_str(), check.vote))
        .collect();
    for check in fresh.iter_mut().filter(|check| check.vote != Vote::Mute) {
        if let Some(&vote) = given.get(check.key.as_str()) {
            check.vote = vote;
        }
    }
    fresh
}
