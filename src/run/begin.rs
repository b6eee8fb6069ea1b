//! A new issue from what lies around it: the checkout's template, the past issues, the issue before.

use super::checkout;
use super::settings::Settings;
use crate::archive::{Cache, Reader};
use crate::issue::Issue;
use crate::profile::{Profile, template};
use crate::store::{self, Encoding, path_name};
use crate::week::{NewIssue, Start, new_issue};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a new issue comes from, where that is not the checkout.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The file of the template.
    pub template: Option<PathBuf>,
    /// The folder of past issues.
    pub archive: Option<PathBuf>,
}

/// Where a new issue would be written.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its file.
    pub path: PathBuf,
    /// The newsletter.
    pub profile: Arc<Profile>,
    /// Its day.
    pub date: Date,
}

/// The place of the issue of `date`, else of the next day of publication without one, seen from `folder` in a checkout
/// with `settings`: of the one of `profiles` that is at home there.
///
/// # Errors
/// One sentence: where no newsletter is known, or it does not say how issues are named or when they appear.
pub fn place(
    folder: &Path,
    profiles: &[Arc<Profile>],
    settings: &Settings,
    date: Option<Date>,
) -> Result<Place, String> {
    let home = home(folder, profiles, settings);
    let only = (profiles.len() == 1).then(|| profiles.first()).flatten();
    let found = only.or_else(|| checkout::newsletter(&home, profiles));
    let profile = found.ok_or("no newsletter is known; name a --profile")?;
    if profile.files.pattern.is_empty() {
        let name = &profile.name;
        return Err(format!(
            "the profile “{name}” does not say how issues are named (files.pattern)"
        ));
    }
    let today = jiff::Zoned::now().date();
    let date = date.or_else(|| checkout::next_day(&home, profile, today));
    let date = date.ok_or_else(|| {
        let title = &profile.title;
        format!("{title} has no days of publication; name the day of the issue")
    })?;
    let place = checkout::place_of(&home, profile, date);
    Ok(Place {
        path: if home == Path::new(".") {
            place
        } else {
            home.join(place)
        },
        profile: Arc::clone(profile),
        date,
    })
}

/// The folder that paths are seen from: the root of the checkout around the one named, where it is a newsletter's; else
/// the one named.
fn home(folder: &Path, profiles: &[Arc<Profile>], settings: &Settings) -> PathBuf {
    let root = &settings.root;
    let is_inside = folder.canonicalize().is_ok_and(|here| here != *root);
    let mut profiles = profiles.iter();
    if is_inside && profiles.any(|profile| checkout::is_home(root, profile)) {
        root.clone()
    } else {
        folder.to_owned()
    }
}

/// A new issue and what it was made from. Nothing is written.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The issue.
    pub issue: NewIssue,
    /// Its day.
    pub date: Date,
    /// Its number.
    pub number: i64,
    /// The file of the template; `None` for the one that copydesk brings along.
    pub template: Option<PathBuf>,
    /// The issue before, where one was found.
    pub previous: Option<PathBuf>,
}

/// The issue of `profile` that `path` would be, in a checkout with `settings`: its day is the one in the file's name.
///
/// # Errors
/// One sentence: where the name has no day, the issue of that day is there already, a file cannot be read, or the template
/// has unknown variables.
pub fn begin(
    path: &Path,
    profile: &Arc<Profile>,
    settings: &Settings,
    sources: &Sources,
) -> Result<Begun, String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let date = name.and_then(|name| profile.files.date_of(name));
    let date = date.ok_or_else(|| {
        let title = &profile.title;
        format!("{} is not named as an issue of {title} is", path_name(path))
    })?;
    let archive = sources.archive.clone();
    let archive = archive.or_else(|| checkout::past_issues(path, profile, settings));
    is_not_begun(path, archive.as_deref(), &settings.root)?;
    let own = match &sources.template {
        Some(file) => Some(file.clone()),
        None => checkout::own_template(path, profile, settings),
    };
    let source = match &own {
        Some(file) => text_of(file)?,
        None => embedded(profile)?,
    };
    let previous = checkout::issue_before(path, profile, archive.as_deref(), date);
    let before = match &previous {
        Some(file) => Some(Issue::parse(text_of(file)?, Arc::clone(profile))),
        None => None,
    };
    let number = number(profile, archive.as_deref(), before.as_ref(), date)?;
    if number < 1 {
        let title = &profile.title;
        return Err(format!(
            "{date} is before the first issue of {title}; name a later day"
        ));
    }
    let start = Start {
        date,
        number,
        template: &source,
        previous: before.as_ref(),
    };
    let issue = new_issue(profile, &start).map_err(|refusal| match &own {
        Some(file) => format!("{}: {refusal}", path_name(file)),
        None => refusal.to_string(),
    })?;
    Ok(Begun {
        issue,
        date,
        number,
        template: own,
        previous,
    })
}

fn embedded(profile: &Profile) -> Result<String, String> {
    template(&profile.name)
        .map(str::to_owned)
        .ok_or_else(|| format!("{} has no template; name one with --from", profile.title))
}

/// Refuses where an issue has the name of `path` already, there or in the `archive`.
fn is_not_begun(path: &Path, archive: Option<&Path>, root: &Path) -> Result<(), String> {
    let shown = |path: &Path| path_name(path.strip_prefix(root).unwrap_or(path));
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    if is_there(path) {
        let path = shown(path);
        return Err(format!(
            "{path} exists already; open it, or name another day"
        ));
    }
    let published = archive.zip(path.file_name());
    let published = published.map(|(archive, name)| archive.join(name));
    match published.filter(|published| is_there(published)) {
        Some(published) => Err(format!(
            "{} is the issue of that day, published already; name another day",
            shown(&published)
        )),
        None => Ok(()),
    }
}

/// The number of the issue of `date`, `before` being the issue before it. Past issues are read only where the newsletter
/// counts them, or has none for that day.
fn number(
    profile: &Arc<Profile>,
    archive: Option<&Path>,
    before: Option<&Issue>,
    date: Date,
) -> Result<i64, String> {
    let numbering = profile.metadata.numbering.as_ref();
    if let Some(number) = numbering.and_then(|numbering| numbering.number_on(date)) {
        return Ok(number);
    }
    let last = before.and_then(Issue::number);
    let Some(folder) = archive else {
        return Ok(profile.number_for(date, last));
    };
    let mut reader = Reader::new(folder, profile, Cache::of_user());
    let archive = reader.read(&|_, _| {}).map_err(|error| {
        format!(
            "cannot read the past issues in {}: {error}",
            path_name(folder)
        )
    })?;
    let archive = archive.unwrap_or_default();
    let older = archive.older_than(date);
    let numbers = older.issues().iter().filter_map(|issue| issue.number);
    Ok(profile.number_for(date, numbers.chain(last).max()))
}

fn text_of(path: &Path) -> Result<String, String> {
    let opened = store::open(path).map_err(|error| error.to_string())?;
    match opened.encoding {
        Encoding::Utf8 => Ok(opened.text),
        Encoding::NotUtf8 { at } | Encoding::Nul { at } => {
            Err(format!("{} is no text at byte {at}", path_name(path)))
        }
    }
}
