//! Keeping what is typed: the journal of the open draft follows the text, and outlives the program where it must.

use super::desk::Desk;
use super::input::{Input, Post};
use crate::session::Session;
use crate::store::{Journal, Note, Origin};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The journal of the open draft, and what it was told last.
#[derive(Debug)]
pub(super) struct Keeping {
    keeper: Keeper,
    post: Post<()>,
    /// Revision and state at which nothing was under edit; none where something is.
    quiet_at: Option<(u64, bool)>,
    said: Option<String>,
}

/// The open draft and its journal, for threads that end the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Keeper(Arc<Mutex<Option<(PathBuf, Journal)>>>);

impl Keeper {
    fn held(&self) -> MutexGuard<'_, Option<(PathBuf, Journal)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn journal(&self) -> Option<Journal> {
        self.held().as_ref().map(|(_, journal)| journal.clone())
    }

    /// Puts the unsaved text on the disk and says where it is. It is held until that is done: the loop and the signal
    /// thread both come here when a line drops, and whoever is second ends the program.
    pub(super) fn rescue(&self) -> Vec<String> {
        let mut held = self.held();
        let sentence = held
            .as_ref()
            .and_then(|(path, journal)| journal.sync().sentence(path));
        *held = None;
        let lines = sentence.map(|sentence| format!("copydesk: {sentence}"));
        lines.into_iter().collect()
    }
}

impl Keeping {
    pub(super) fn new(post: Post<()>) -> Self {
        Self {
            keeper: Keeper::default(),
            post,
            quiet_at: None,
            said: None,
        }
    }

    pub(super) fn keeper(&self) -> Keeper {
        self.keeper.clone()
    }
}

impl Desk {
    /// Begins the journal of the draft that was just opened.
    pub(super) fn begin_keeping(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let post = self.keeping.post.clone();
        let notice = move || post.send(Input::Message(()));
        let is_editable = session.file().read_only().is_none();
        let origin = Origin::of(session.file().base()).filter(|_| is_editable);
        let path = session.file().path().to_owned();
        *self.keeping.keeper.held() = origin.map(|origin| (path, Journal::start(origin, notice)));
        self.keeping.quiet_at = None;
        self.keep();
    }

    /// Tells the journal what the text is now, with what is being typed.
    pub(super) fn keep(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let unfinished = self.app.unfinished();
        let is_quiet = unfinished.change.is_none() && unfinished.fields.is_empty();
        let now = (session.revision(), session.is_modified());
        if is_quiet && self.keeping.quiet_at == Some(now) {
            return;
        }
        let Some(journal) = self.keeping.keeper.journal() else {
            return;
        };
        let source = session.issue().source();
        let (text, cursor) = match &unfinished.change {
            Some(change) => {
                let at = change.edits().first().map_or(0, |edit| edit.span.start);
                (change.apply(source), at)
            }
            None if session.is_modified() => (source.to_owned(), session.cursor()),
            None => (base_text(session), session.cursor()),
        };
        journal.note(Note {
            text,
            cursor,
            fields: unfinished.fields,
        });
        self.keeping.quiet_at = is_quiet.then_some(now);
    }

    /// The text stands in its file now, or was read from it again.
    pub(super) fn rebase(&mut self) {
        let session = self.app.session();
        let origin = session.and_then(|session| Origin::of(session.file().base()));
        if let (Some(journal), Some(origin)) = (self.keeping.keeper.journal(), origin) {
            journal.rebase(origin);
        }
        if let (Some(held), Some(session)) =
            (self.keeping.keeper.held().as_mut(), self.app.session())
        {
            session.file().path().clone_into(&mut held.0);
        }
        self.keeping.quiet_at = None;
        self.keep();
        self.know_disk();
    }

    /// The draft is left: what is not saved is not wanted, and stays in the trash for some days.
    pub(super) fn stop_keeping(&mut self) {
        self.keep_steps();
        let Some((_, journal)) = self.keeping.keeper.held().take() else {
            return;
        };
        if self.app.session().is_some_and(Session::is_modified) {
            journal.discard();
        } else {
            journal.close();
        }
    }

    /// Waits until what was typed is on the disk.
    pub(super) fn keep_now(&self) {
        if let Some(journal) = self.keeping.keeper.journal() {
            journal.sync();
        }
    }

    /// Why there is no recovery copy, where there is none.
    pub(super) fn trouble(&self) -> Option<String> {
        self.keeping
            .keeper
            .journal()
            .and_then(|journal| journal.trouble())
    }

    /// Shows what is amiss around the draft.
    pub(super) fn show_signs(&mut self) {
        let trouble = self.trouble();
        let sign = trouble.as_ref().map(|_| "no recovery copy".to_owned());
        if let Some(why) = trouble.as_ref().filter(|_| self.keeping.said.is_none()) {
            self.app.refuse(format!(
                "There is no recovery copy of what you type ({why}); saving works as before"
            ));
        }
        self.keeping.said = trouble;
        let mut signs: Vec<String> = sign.into_iter().collect();
        signs.extend(self.neighbour_signs());
        self.app.set_signs(signs);
    }
}

fn base_text(session: &Session) -> String {
    String::from_utf8_lossy(session.file().base().bytes()).into_owned()
}
