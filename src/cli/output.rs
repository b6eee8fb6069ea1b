//! Writing to standard output and error. A reader that goes away (`copydesk … | head`) ends the output, not in an error.

use super::Failure;
use std::io::{self, ErrorKind, Write as _};

/// Writes `text` to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Writes `copydesk: SENTENCE` to standard error.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "copydesk: {sentence}");
}
