//! Publishing the open issue: what it comes to in its checkout, and doing it step by step.

use super::desk::Desk;
use super::settings::Settings;
use super::{checkout, relocate};
use crate::profile::Profile;
use crate::session::Select;
use crate::store::{self, path_name};
use crate::text::Transaction;
use crate::tui::{File, Moved, Release};
use jiff::ToSpan;
use std::path::Path;
use std::sync::Arc;

impl Desk {
    /// Shows what publishing the open issue comes to.
    pub(super) fn plan_release(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let path = session.file().path().to_owned();
        let settings = Settings::around(&path, &self.config.profiles);
        let profile = Arc::clone(session.issue().profile());
        let (moved, stays) = match moved(&path, &profile, &settings) {
            Ok(moved) => (moved, None),
            Err(reason) => (None, Some(reason)),
        };
        let day = session.issue().date();
        let today = day.and_then(|day| day.checked_add(1.day()).ok());
        let next = today.and_then(|today| checkout::next_day(&settings.root, &profile, today));
        self.app.show_release(Release {
            file: File::Saved,
            moved,
            stays,
            next,
        });
    }

    /// Applies `change` as the step `label`, then does what `release` says, in order. Where one step fails, it is said why,
    /// and nothing follows; before anything is saved, the text is as it was.
    pub(super) fn publish(&mut self, label: String, change: Transaction, release: &Release) {
        let is_taken = |moved: &&Moved| moved.to.symlink_metadata().is_ok();
        if let Some(moved) = release.moved.as_ref().filter(is_taken) {
            let to = &moved.shown.1;
            self.app
                .refuse(format!("{to} exists by now; nothing was changed"));
            return;
        }
        let Some(session) = self.app.session_mut() else {
            return;
        };
        let is_changed = session.apply(label.clone(), change, Select::Stay);
        let needs_save = session.is_modified() || !session.file().is_on_disk();
        if release.file == File::Saved && needs_save && !self.save(store::save) {
            if is_changed {
                self.app.with_session(|session| drop(session.undo()));
            }
            return;
        }
        if release.file == File::Left && is_changed {
            self.app.say(label);
        }
        let moved = release.moved.as_ref();
        let is_where_it_goes = moved.is_none_or(|moved| self.relocate(moved));
        let is_saved = || self.app.session().is_none_or(|open| !open.is_modified());
        if release.next.is_some() && is_where_it_goes && is_saved() {
            self.show_plan(release.next);
        }
    }

    /// Moves the file of the open issue. False where that failed; it is said why.
    fn relocate(&mut self, moved: &Moved) -> bool {
        let Some(session) = self.app.session_mut() else {
            return false;
        };
        let from = session.file().path().to_owned();
        if let Err(reason) = relocate::relocate(&from, &moved.to, moved.way) {
            let (from, to) = &moved.shown;
            self.app.refuse(format!(
                "The issue is saved, but {from} was not moved to {to}: {reason}"
            ));
            return false;
        }
        match store::open(&moved.to) {
            Ok(opened) => session.saved(&moved.to, opened.base),
            Err(error) => {
                self.app.refuse(error.to_string());
                return false;
            }
        }
        self.rebase();
        self.find_past();
        self.app.say(format!("Published as {}", moved.shown.1));
        true
    }
}

/// Where the draft at `path` goes; nothing where its newsletter has no drafts, or it lies where issues are published.
///
/// # Errors
/// Why it stays, where it could be expected to go.
fn moved(path: &Path, profile: &Profile, settings: &Settings) -> Result<Option<Moved>, String> {
    let files = &profile.files;
    if files.drafts.is_empty() || files.archive.is_empty() {
        return Ok(None);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok();
    let drafts = settings.root.join(&files.drafts).canonicalize().ok();
    let (Some(name), Some(folder)) = (path.file_name(), folder.filter(|_| drafts.is_some())) else {
        return Ok(None);
    };
    let Some(archive) = settings.archive_of(profile) else {
        let archive = &files.archive;
        return Err(format!(
            "The checkout has no folder {archive}, so the file stays where it is"
        ));
    };
    if Some(&folder) != drafts.as_ref() {
        return Ok(None);
    }
    let to = archive.join(name);
    let from = folder.join(name);
    let shown = |path: &Path| {
        let below = path.strip_prefix(&settings.root).unwrap_or(path);
        path_name(below)
    };
    if to.symlink_metadata().is_ok() {
        let to = shown(&to);
        return Err(format!(
            "{to} exists already, so the file stays where it is"
        ));
    }
    if from.is_symlink() {
        return Err("The draft is a link, so it stays where it is".to_owned());
    }
    Ok(Some(Moved {
        shown: (shown(&from), shown(&to)),
        way: relocate::way(&from),
        to,
    }))
}
