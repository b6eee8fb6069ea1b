//! Filter matches and findings.

use super::Outcome;
use crate::ops::Refusal;
use crate::session::{Only, Session};

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

pub(super) fn has_findings(session: &Session) -> Result<(), Refusal> {
    if session.diagnostics().is_empty() {
        return Err(Refusal::new("No problems"));
    }
    Ok(())
}

pub(super) fn has_problems(session: &Session) -> Result<(), Refusal> {
    if session.tally().total() > 0 {
        return Ok(());
    }
    let refusal = Refusal::new("No problems");
    Err(match session.diagnostics().len() {
        0 => refusal,
        _ => refusal.hint("the list of problems has hints and what was acknowledged"),
    })
}

/// Shows only rows with problems, or all again.
pub(super) fn only_problems(session: &mut Session, _: usize) -> Outcome {
    if session.only() == Only::Problems {
        session.show_only(Only::All);
        return Outcome::Quiet;
    }
    session.show_only(Only::Problems);
    let here = session.tally_of(session.location()).total();
    Outcome::Said(match (session.tally().total(), here) {
        (0, _) => "Only items with problems are shown, and there are none".to_owned(),
        (_, 0) => "Only items with problems are shown; none are in this section".to_owned(),
        _ => "Only items with problems are shown".to_owned(),
    })
}
