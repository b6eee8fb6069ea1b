//! Taking back what a session before could not save.

use super::desk::Desk;
use crate::session::Session;
use crate::store::{DiskState, KeptText, kept_about, path_name, poll};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::fmt::Write as _;
use std::path::Path;
use std::time::SystemTime;

/// What was taken back.
#[derive(Debug)]
pub(super) struct Recovered {
    kept: KeptText,
    /// Other texts of the same draft, which wait.
    others: usize,
}

/// Takes the newest text that was never saved into `session`, as one step. Its journal stays until another holds it.
pub(super) fn take_back(session: &mut Session) -> Option<Recovered> {
    if session.file().read_only().is_some() {
        return None;
    }
    let mut kept = kept_about(session.file().base().resolved());
    let source = session.issue().source();
    kept.retain(|kept| {
        let is_saved = kept.note.text == source && kept.note.fields.is_empty();
        !(is_saved && kept.discard().is_ok())
    });
    let others = kept.len().saturating_sub(1);
    let kept = kept.into_iter().next()?;
    let when = when(&kept);
    session.recover(
        &format!("Recovered what was not saved, from {when}"),
        &kept.origin.base,
        &kept.note.text,
    );
    session.go_to(kept.note.cursor);
    Some(Recovered { kept, others })
}

/// When `kept` was last written to, as a day and a time here.
pub fn when(kept: &KeptText) -> String {
    moment(kept.written_at)
}

/// `at` as a day and a time here.
pub fn moment(at: SystemTime) -> String {
    let moment = Timestamp::try_from(at).unwrap_or_default();
    let moment = Zoned::new(moment, TimeZone::system());
    moment.strftime("%Y-%m-%d %H:%M").to_string()
}

impl Desk {
    /// Shows what was taken back, and throws its journal away once ours holds the text.
    pub(super) fn show_recovered(&mut self, recovered: &Recovered) {
        self.keep_now();
        let Recovered { kept, others } = recovered;
        if self.trouble().is_none() {
            let _ = kept.discard();
        }
        self.app
            .show_recovered(&kept.origin.base, &kept.note.text, &kept.note.fields);
        let name = kept
            .origin
            .resolved
            .file_name()
            .map_or(kept.path(), Path::new);
        let mut words = format!(
            "{}: recovered what was not saved, from {}; w saves it, u takes it back",
            path_name(name),
            when(kept)
        );
        let base = self.app.session().map(|session| session.file().base());
        if base.is_some_and(|base| poll(base) == DiskState::Changed) {
            words += "; the file changed since";
        }
        if *others > 0 {
            let _ = write!(words, "; {others} more in `copydesk recover`");
        }
        self.app.say(words);
    }
}
