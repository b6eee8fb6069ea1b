//! Undo across sessions: the steps that led to the saved text are kept beside the journals, and taken up again where the
//! file still holds that text.

use super::desk::Desk;
use crate::session::Session;
use crate::store;

/// Takes up the steps that led to the text of `session`, which was just opened.
pub(super) fn take_up(session: &mut Session) {
    if session.file().read_only().is_none() && is_saved(session) {
        let resolved = session.file().base().resolved();
        let steps = store::past_steps(resolved, session.issue().source());
        session.take_up(steps);
    }
}

/// True where the file holds the text as it is.
fn is_saved(session: &Session) -> bool {
    session.file().is_on_disk() && !session.is_modified()
}

impl Desk {
    /// Keeps the steps that led to the text as it was saved. Where it was changed since, those of then are kept already.
    pub(super) fn keep_steps(&self) {
        let Some(session) = self.app.session().filter(|session| is_saved(session)) else {
            return;
        };
        let history = session.history();
        let standing = history.steps().iter().take(history.position());
        let newest_first = standing.rev();
        // A convenience: where it cannot be kept, undo ends with the session.
        let _ = store::keep_steps(
            session.file().base().resolved(),
            session.issue().source(),
            newest_first.map(|step| (step.label.as_str(), &step.inverse)),
        );
    }
}
