//! Saving where somebody else saved meanwhile: both texts are merged, shown, and only then written.

use super::desk::Desk;
use super::effects::{keep, keep_ours};
use crate::issue::Issue;
use crate::merge::merge;
use crate::store::{self, Base, DiskState};
use std::sync::Arc;

impl Desk {
    /// Shows what `theirs`, which stands in the file now, makes of ours. What is no text cannot be merged.
    pub(super) fn offer_merge(&mut self, theirs: Base) {
        let Some(session) = self.app.session() else {
            return;
        };
        let base = session.file().base();
        let texts = [base.bytes(), theirs.bytes()].map(|bytes| std::str::from_utf8(bytes));
        let [Ok(old), Ok(other)] = texts else {
            return self.app.ask_about_change();
        };
        // Whatever is chosen, both texts can be found again.
        keep_ours(session);
        keep(theirs.resolved(), theirs.bytes());
        let parse = |text: &str| Issue::parse(text, Arc::clone(session.issue().profile()));
        let merged = merge(&parse(old), session.issue(), &parse(other));
        self.app.show_merge(merged, theirs);
        self.app
            .say("Not saved yet: Enter writes the merged text, Esc leaves both as they are");
    }

    /// Looks whether there is something to merge.
    pub(super) fn merge_now(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        if store::poll(session.file().base()) != DiskState::Changed {
            return self
                .app
                .say("The file is as it was read; nothing is to be merged");
        }
        let path = session.file().path().to_owned();
        match store::open(&path) {
            Ok(opened) => self.offer_merge(opened.base),
            Err(error) => self.app.refuse(error.to_string()),
        }
    }
}
