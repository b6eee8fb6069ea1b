//! What we run in: whether it is a terminal we can draw on, and how large it is. Nothing is changed or asked.

use std::ffi::OsStr;
use std::fmt;

use rustix::termios::{isatty, tcgetwinsize};

/// Why nothing can be drawn here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Standard input is a file, a pipe or closed.
    Input,
    /// Standard output is a file, a pipe or closed.
    Output,
    /// `TERM` is unset, empty or `dumb`.
    Dumb,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Input => "standard input is not a terminal, so there are no keys to read",
            Self::Output => "standard output is not a terminal, so there is nothing to draw on",
            Self::Dumb => {
                "TERM is not set or is “dumb”: this terminal cannot place a cursor; \
                 if it can, try TERM=xterm-256color"
            }
        })
    }
}

impl std::error::Error for Unusable {}

/// Checks that standard input and output are a terminal that can place a cursor. Nothing is changed or asked.
///
/// # Errors
/// What is missing, as one sentence. The program then ends with status 2.
pub fn check() -> Result<(), Unusable> {
    if !isatty(rustix::stdio::stdin()) {
        return Err(Unusable::Input);
    }
    if !isatty(rustix::stdio::stdout()) {
        return Err(Unusable::Output);
    }
    check_term(std::env::var_os("TERM").as_deref())
}

/// Checks the value of `TERM`. Names we do not know are taken for what everything is: a relative of xterm.
///
/// # Errors
/// [`Unusable::Dumb`].
pub fn check_term(term: Option<&OsStr>) -> Result<(), Unusable> {
    match term.and_then(OsStr::to_str) {
        None if term.is_some() => Ok(()),
        None | Some("" | "dumb") => Err(Unusable::Dumb),
        Some(_) => Ok(()),
    }
}

/// Columns and rows of the terminal on standard output; 80×24 where it does not say.
pub fn size() -> (u16, u16) {
    match tcgetwinsize(rustix::stdio::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => (80, 24),
    }
}
