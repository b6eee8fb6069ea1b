//! Writing to standard output and error. A reader that goes away (`copydesk … | head`) ends the output, not in an error.

use super::{Failure, Outcome, Status};
use crate::cells::visible;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

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

/// `text` as it may be printed: on a terminal nothing of a draft acts, elsewhere it is exact.
pub(super) fn shown(text: &str) -> String {
    if !io::stdout().is_terminal() {
        return text.to_owned();
    }
    let lines = text.split_inclusive('\n');
    let lines = lines.map(|line| {
        let body = line.strip_suffix('\n').unwrap_or(line);
        visible(body).into_owned() + &line[body.len()..]
    });
    lines.collect()
}

/// Runs `work`, prints what it wrote, and ends with its code.
pub(super) fn printing(
    work: impl FnOnce(&mut dyn io::Write) -> anyhow::Result<ExitCode>,
) -> Outcome {
    let mut text = Vec::new();
    let code = work(&mut text).map_err(|error| Failure::new(format!("{error:#}")))?;
    print(&String::from_utf8_lossy(&text))?;
    Ok(Status::Left(code))
}

/// Writes `copydesk: SENTENCE` to standard error. What it quotes may come from a stranger.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "copydesk: {}", visible(sentence));
}
