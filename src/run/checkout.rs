//! A newsletter's checkout: where its drafts and past issues lie, which is the newest, and its own template.

use super::settings::Settings;
use crate::profile::Profile;
use jiff::ToSpan;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The newest draft in `folder` or in the checkout around it, by the date in its name.
pub fn newest_draft(folder: &Path, profiles: &[Arc<Profile>]) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    folder.ancestors().take(6).find_map(|root| {
        let drafts = profiles
            .iter()
            .filter(|profile| !profile.files.drafts.is_empty());
        drafts
            .filter_map(|profile| newest_in(&root.join(&profile.files.drafts), profile))
            .max()
            .map(|(_, path)| path)
    })
}

/// Where the next issue of the first of `profiles` that numbers its issues would be a draft, seen from `folder`: that
/// of the first publication day from `today` on.
pub fn next_draft(folder: &Path, profiles: &[Arc<Profile>], today: Date) -> Option<PathBuf> {
    profiles.iter().find_map(|profile| {
        let numbering = profile.metadata.numbering.as_ref()?;
        let mut days = today.series(1.day()).take(400);
        let date = days.find(|&date| numbering.number_on(date).is_some())?;
        let drafts = Path::new(&profile.files.drafts);
        let name = profile.files.pattern.replace("{date}", &date.to_string());
        let is_checkout = !profile.files.drafts.is_empty() && folder.join(drafts).is_dir();
        Some(if is_checkout {
            drafts.join(name)
        } else {
            name.into()
        })
    })
}

/// The newest issue that lies directly in `folder`.
pub fn newest_issue(folder: &Path, profiles: &[Arc<Profile>]) -> Option<PathBuf> {
    let found = profiles
        .iter()
        .filter_map(|profile| newest_in(folder, profile));
    found.max().map(|(_, path)| path)
}

/// The folder of past issues for a draft of `profile` at `path`, in a checkout with `settings`. A newsletter without a
/// folder of drafts writes an issue where the others lie. `None` for a draft outside a checkout.
pub fn past_issues(path: &Path, profile: &Profile, settings: &Settings) -> Option<PathBuf> {
    settings.archive_of(profile).or_else(|| {
        let name = path.file_name()?.to_str()?;
        let lies_among_them = profile.files.drafts.is_empty();
        profile.files.date_of(name).filter(|_| lies_among_them)?;
        let folder = path.parent()?;
        let is_here = folder.as_os_str().is_empty();
        Some(if is_here {
            ".".into()
        } else {
            folder.to_owned()
        })
    })
}

/// The template of the checkout in which `path` is a draft.
pub fn own_template(path: &Path, profile: &Profile) -> Option<String> {
    let drafts = Path::new(&profile.files.drafts);
    let folder = path.parent()?;
    if profile.files.template.is_empty() || !folder.ends_with(drafts) {
        return None;
    }
    let root = folder.ancestors().nth(drafts.components().count())?;
    fs::read_to_string(root.join(&profile.files.template)).ok()
}

fn newest_in(folder: &Path, profile: &Profile) -> Option<(Date, PathBuf)> {
    let entries = fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let date = profile.files.date_of(name.to_str()?)?;
            Some((date, entry.path()))
        })
        .max()
}
