//! Undo, redo.

use super::Outcome;
use crate::ops::Refusal;
use crate::session::Session;

pub(super) fn undo(session: &mut Session, count: usize) -> Outcome {
    let labels: Vec<String> = (0..count).map_while(|_| session.undo()).collect();
    match labels.last() {
        Some(label) => Outcome::Said(format!("Undone: {label}")),
        None => Outcome::refused("Nothing to undo"),
    }
}

pub(super) fn redo(session: &mut Session, count: usize) -> Outcome {
    let labels: Vec<String> = (0..count).map_while(|_| session.redo()).collect();
    match labels.last() {
        Some(label) => Outcome::Said(format!("Done again: {label}")),
        None => Outcome::refused("Nothing to redo"),
    }
}

pub(super) fn can_undo(session: &Session) -> Result<(), Refusal> {
    match session.history().position() {
        0 => Err(Refusal::new("Nothing to undo")),
        _ => Ok(()),
    }
}

pub(super) fn can_redo(session: &Session) -> Result<(), Refusal> {
    let history = session.history();
    if history.position() == history.steps().len() {
        return Err(Refusal::new("Nothing to redo"));
    }
    Ok(())
}

pub(super) fn has_steps(session: &Session) -> Result<(), Refusal> {
    if session.history().steps().is_empty() {
        return Err(Refusal::new("Nothing was changed yet"));
    }
    Ok(())
}
