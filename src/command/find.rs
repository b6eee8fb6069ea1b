//! Filter matches and findings.

use super::Outcome;
use crate::ops::Refusal;
use crate::session::Session;

pub(super) fn next(session: &mut Session, count: usize) -> Outcome {
    step(session, count, 1)
}

pub(super) fn previous(session: &mut Session, count: usize) -> Outcome {
    step(session, count, -1)
}

fn step(session: &mut Session, count: usize, by: isize) -> Outcome {
    let found = (0..count).all(|_| session.next_match(by));
    if found {
        return Outcome::Quiet;
    }
    Outcome::refused(format!(
        "Nothing in the issue matches “{}”",
        session.filter()
    ))
}

pub(super) fn has_filter(session: &Session) -> Result<(), Refusal> {
    if session.filter().is_empty() {
        return Err(Refusal::new("No filter is set").hint("type one first"));
    }
    Ok(())
}

pub(super) fn has_problems(session: &Session) -> Result<(), Refusal> {
    if session.diagnostics().is_empty() {
        return Err(Refusal::new("No problems"));
    }
    Ok(())
}
