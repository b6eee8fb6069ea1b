//! A newsletter's checkout: where its drafts and past issues lie, which is the newest, and its own template.

use super::settings::Settings;
use crate::profile::Profile;
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

/// Where the next issue would be written, seen from `folder`, which stays out of the path: that of the newsletter which
/// is at home there.
pub fn next_draft(folder: &Path, profiles: &[Arc<Profile>], today: Date) -> Option<PathBuf> {
    let profile = newsletter(folder, profiles)?;
    let date = next_day(folder, profile, today)?;
    Some(place_of(folder, profile, date))
}

/// The one of `profiles` whose issues `folder` holds, or has a folder for; else the first that numbers its issues by
/// their day.
pub fn newsletter<'a>(folder: &Path, profiles: &'a [Arc<Profile>]) -> Option<&'a Arc<Profile>> {
    let mut all = profiles.iter();
    let at_home = all.find(|profile| is_home(folder, profile));
    at_home.or_else(|| {
        let mut all = profiles.iter();
        all.find(|profile| profile.metadata.numbering.is_some())
    })
}

/// True where `folder` holds the drafts or the past issues of the newsletter `profile`.
pub fn is_home(folder: &Path, profile: &Profile) -> bool {
    let files = &profile.files;
    let mut names = [&files.drafts, &files.archive].into_iter();
    names.any(|name| !name.is_empty() && folder.join(name).is_dir())
}

/// The first day from `today` on that has no issue yet, seen from `folder`; `None` where the newsletter has no days.
pub fn next_day(folder: &Path, profile: &Profile, today: Date) -> Option<Date> {
    let mut days = profile.days_from(today);
    days.find(|&date| {
        let written = folder.join(place_of(folder, profile, date));
        let name = profile.files.pattern.replace("{date}", &date.to_string());
        let published = folder.join(&profile.files.archive).join(name);
        !written.exists() && !published.exists()
    })
}

/// Where the issue of `date` is written, seen from `folder`: among the drafts, with a newsletter that has no folder for
/// them among the past issues, outside of a checkout in the folder itself.
pub fn place_of(folder: &Path, profile: &Profile, date: Date) -> PathBuf {
    let files = &profile.files;
    let name = files.pattern.replace("{date}", &date.to_string());
    let home = if files.drafts.is_empty() {
        &files.archive
    } else {
        &files.drafts
    };
    if !home.is_empty() && folder.join(home).is_dir() {
        Path::new(home).join(name)
    } else {
        name.into()
    }
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

/// The file of the checkout's own template, where `path` is a draft in it.
pub fn own_template(path: &Path, profile: &Profile, settings: &Settings) -> Option<PathBuf> {
    let files = &profile.files;
    if files.template.is_empty() {
        return None;
    }
    let folder = folder_of(path).canonicalize().ok()?;
    let drafts = settings.root.join(&files.drafts).canonicalize().ok()?;
    let template = settings.root.join(&files.template);
    (folder == drafts && template.exists()).then_some(template)
}

/// The newest issue before `date` that lies beside `path` or in the `archive`; the published one of the same day.
pub fn issue_before(
    path: &Path,
    profile: &Profile,
    archive: Option<&Path>,
    date: Date,
) -> Option<PathBuf> {
    let folder = folder_of(path);
    let beside = issues_in(&folder, profile).map(|(date, path)| (date, 0, path));
    let published = archive
        .into_iter()
        .flat_map(|archive| issues_in(archive, profile));
    let published = published.map(|(date, path)| (date, 1, path));
    let older = beside.chain(published).filter(|(day, ..)| *day < date);
    older.max().map(|(_, _, path)| path)
}

/// The folder in which `path` lies.
fn folder_of(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

fn newest_in(folder: &Path, profile: &Profile) -> Option<(Date, PathBuf)> {
    issues_in(folder, profile).max()
}

/// The files in `folder` that are named as issues are, with their days.
fn issues_in(folder: &Path, profile: &Profile) -> impl Iterator<Item = (Date, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let name = entry.file_name();
        let date = profile.files.date_of(name.to_str()?)?;
        Some((date, entry.path()))
    })
}
