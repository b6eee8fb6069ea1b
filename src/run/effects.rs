//! What the application asks for and only the main loop can do: files, the editor, the clipboard, stopping.

use super::desk::Desk;
use super::{acknowledged, editor, signals};
use crate::command::Effect;
use crate::rules::PastPlace;
use crate::session::Session;
use crate::store::{self, Base, Mending, SaveError, SaveFault, Saved};
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use std::path::Path;
use std::process::ExitCode;

impl Desk {
    pub(super) fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::Save => {
                self.save(store::save);
            }
            Effect::SaveOver => {
                self.keep_theirs();
                self.save(store::save_over);
            }
            Effect::SaveAndQuit => {
                if self.save(store::save) {
                    self.ending = Some(ExitCode::SUCCESS);
                }
            }
            Effect::Quit | Effect::Discard => self.ending = Some(ExitCode::SUCCESS),
            Effect::Reload => self.reload(),
            Effect::OpenEditor => self.open_editor(),
            Effect::Copy => self.copy(),
            Effect::Suspend => self.suspend(),
            Effect::Merge => self.merge_now(),
            Effect::Who => self.show_who(),
            Effect::FinishSave => self.mend(Mending::Finish),
            Effect::TakeBackSave => self.mend(Mending::TakeBack),
            Effect::Redraw => self.screen.invalidate(),
            Effect::Acknowledge => self.write_acknowledged(),
        }
    }

    /// Writes the text with `write`. False where that failed; it is said why.
    pub(super) fn save(
        &mut self,
        write: impl Fn(&store::Base, &[u8]) -> Result<Saved, SaveError>,
    ) -> bool {
        let Some(session) = self.app.session_mut() else {
            return false;
        };
        let path = session.file().path().to_owned();
        if let Err(error) = self.backup.make(session.file().base()) {
            self.app.refuse(error.to_string());
            return false;
        }
        keep_old(session.file().base(), session.issue().source());
        match write(session.file().base(), session.issue().source().as_bytes()) {
            Ok(saved) => {
                let name = path.file_name().map_or(path.as_path(), Path::new);
                let words = format!("{}: {}", store::path_name(name), saved.outcome);
                session.saved(&path, saved.base);
                self.rebase();
                self.keep_steps();
                self.app.say(words);
                self.past.look_again();
                true
            }
            Err(error) => {
                self.app.refuse(error.to_string());
                if let SaveFault::ChangedOnDisk(theirs) = error.fault {
                    self.offer_merge(*theirs);
                }
                false
            }
        }
    }

    /// Keeps what stands in the file now and is about to be overwritten.
    fn keep_theirs(&self) {
        let path = self.app.session().map(|session| session.file().path());
        if let Some(Ok(opened)) = path.map(store::open) {
            keep(opened.base.resolved(), opened.base.bytes());
        }
    }

    pub(super) fn save_as(&mut self, path: &Path) {
        let Some(session) = self.app.session_mut() else {
            return;
        };
        match store::save_as(path, session.issue().source().as_bytes()) {
            Ok(saved) => {
                session.saved(path, saved.base);
                self.rebase();
                self.keep_steps();
                self.meet_neighbours();
                self.find_past();
                self.app.say(format!("Saved as {}", store::path_name(path)));
            }
            Err(error) => self.app.refuse(error.to_string()),
        }
    }

    pub(super) fn reload(&mut self) {
        let Some(session) = self.app.session_mut() else {
            return;
        };
        let path = session.file().path().to_owned();
        match store::open(&path) {
            Ok(opened) => {
                keep_ours(session);
                session.reload(&opened);
                self.rebase();
                self.app
                    .say("Read again from the file; u brings back what was not saved");
            }
            Err(error) => self.app.refuse(error.to_string()),
        }
    }

    /// Looks at everything around the draft that may have changed while nobody looked.
    pub(super) fn look_at_file(&mut self) {
        if self.app.session().is_none() {
            return;
        }
        self.past.look_again();
        self.read_acknowledged();
        self.look_around();
        self.app.prepare();
    }

    fn open_editor(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let source = session.issue().source().to_owned();
        let line = session.issue().lines().line_of(session.cursor()) + 1;
        let name = session.file().file_name().unwrap_or_default();
        let edited = self.restore.away(|| editor::edit(&source, &name, line));
        self.screen.invalidate();
        match edited {
            Err(error) => self
                .app
                .refuse(format!("The terminal could not be taken back: {error}")),
            Ok(Err(reason)) => self.app.refuse(reason),
            Ok(Ok(text)) => {
                let changed = self
                    .app
                    .session_mut()
                    .is_some_and(|session| session.replace_text("Edited outside", &text));
                self.app.say(if changed {
                    "Read back what you edited"
                } else {
                    "Nothing was changed"
                });
            }
        }
    }

    fn copy(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let text = session.register();
        let lines = text.lines().count();
        let mut sequence = String::new();
        let sent = CopyToClipboard::to_clipboard_from(text)
            .write_ansi(&mut sequence)
            .is_ok()
            && self.screen.send(sequence.as_bytes()).is_ok();
        let plural = if lines == 1 { "" } else { "s" };
        let words = if sent {
            format!("Copied {lines} line{plural}, also sent to the terminal's clipboard; p pastes")
        } else {
            format!("Copied {lines} line{plural}; p pastes")
        };
        self.app.say(words);
    }

    /// Takes over what is acknowledged about the open draft, by this editor and by others.
    pub(super) fn read_acknowledged(&mut self) {
        let Some(ledger) = self.ledger() else {
            return;
        };
        let read = acknowledged::read(&ledger);
        match (read, self.app.session_mut()) {
            (Ok(read), Some(session)) => session.set_acknowledged(read),
            (Err(reason), _) => self.app.refuse(reason),
            _ => {}
        }
        self.app.prepare();
    }

    /// Writes down what was acknowledged, and reads what others did meanwhile.
    fn write_acknowledged(&mut self) {
        let (Some(session), Some(ledger)) = (self.app.session(), self.ledger()) else {
            return;
        };
        match acknowledged::add(&ledger, session.unwritten()) {
            Ok(()) => {
                self.app.with_session(Session::acknowledged_is_written);
                self.read_acknowledged();
            }
            Err(reason) => self.app.refuse(reason),
        }
    }

    /// Shows a past issue around the line that a finding names.
    pub(super) fn show_past(&mut self, place: &PastPlace) {
        match store::open(&place.path) {
            Ok(opened) => self.app.show_past(place, &opened.text),
            Err(error) => self.app.refuse(error.to_string()),
        }
    }

    pub(super) fn suspend(&mut self) {
        match signals::suspend(&self.restore) {
            Ok(signals::Suspension::Stopped) => {}
            Ok(signals::Suspension::NoShell) => {
                self.app
                    .refuse("No shell waits behind copydesk that could bring it back");
            }
            Err(error) => self.app.refuse(format!("Could not stop: {error}")),
        }
    }
}

/// Keeps what `text` is about to replace.
fn keep_old(base: &Base, text: &str) {
    if !base.is_new() && base.bytes()[..] != *text.as_bytes() {
        keep(base.resolved(), base.bytes());
    }
}

/// Keeps what was not saved and is about to be left for another text.
pub(super) fn keep_ours(session: &Session) {
    if session.is_modified() {
        let text = session.issue().source();
        keep(session.file().base().resolved(), text.as_bytes());
    }
}

/// A version more is a courtesy: where it cannot be kept, everything goes on.
pub(super) fn keep(resolved: &Path, bytes: &[u8]) {
    let _ = store::keep_version(resolved, bytes);
}
