//! Operations as lines of JSON, one object a line: the same functions that the keys serve.
//!
//! A script applies whole or not at all. Every message names the line, and the field where one is wrong.

mod fields;
mod run;

use super::Refusal;
use crate::issue::Issue;
use crate::text::Transaction;
use std::fmt;

/// Why a script will not run; the issue is untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub refusal: Refusal,
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.refusal)
    }
}

impl std::error::Error for ScriptError {}

/// Runs all lines of `script`, each on what the one before it left; blank lines are passed over.
///
/// # Errors
/// At the first line that is no operation or is refused.
pub fn run(issue: &Issue, script: &str) -> Result<Transaction, ScriptError> {
    let mut change = Transaction::default();
    let mut now = issue.clone();
    for (at, line) in script.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let next = run::line(&now, line).map_err(|refusal| ScriptError {
            line: at + 1,
            refusal,
        })?;
        now = now.apply(&next);
        change = change.then(issue.source(), &next);
    }
    Ok(change)
}
