//! Backups where they were asked for, and saves that were cut off half-way.

use super::desk::Desk;
use crate::store::{Base, Mending, SaveError, back_up, cut_off, path_name};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Whether the first save of a session leaves the old text beside the draft.
#[derive(Clone, Debug, Default)]
pub enum Backup {
    /// It does not.
    #[default]
    Never,
    /// It does; these are done.
    Beside(BTreeSet<PathBuf>),
}

impl Backup {
    /// Copies the text of `base` before it is replaced for the first time.
    pub(super) fn make(&mut self, base: &Base) -> Result<(), SaveError> {
        let Self::Beside(done) = self else {
            return Ok(());
        };
        if base.is_new() || done.contains(base.resolved()) {
            return Ok(());
        }
        back_up(base).map_err(|fault| SaveError {
            path: base.requested().to_owned(),
            fault,
        })?;
        done.insert(base.resolved().to_owned());
        Ok(())
    }
}

impl Desk {
    /// Asks about a save of the open draft that was cut off half-way.
    pub(super) fn look_for_cut_off(&mut self) {
        let resolved = self
            .app
            .session()
            .map(|session| session.file().base().resolved());
        self.cut_off = resolved.and_then(cut_off);
        if self.cut_off.is_some() {
            self.app.ask_about_cut_off();
        }
    }

    /// Puts a whole text into the draft.
    pub(super) fn mend(&mut self, mending: Mending) {
        let Some(cut) = self.cut_off.take() else {
            return;
        };
        if let Err(error) = cut.mend(mending) {
            return self.app.refuse(error.to_string());
        }
        let path = self
            .app
            .session()
            .map(|session| session.file().path().to_owned());
        let Some(path) = path else {
            return;
        };
        self.open(&path);
        let name = path_name(path.file_name().map_or(&path, Path::new));
        self.app.say(match mending {
            Mending::Finish => format!("{name}: the save was finished"),
            Mending::TakeBack => format!("{name}: the text from before the save is back"),
        });
    }
}
