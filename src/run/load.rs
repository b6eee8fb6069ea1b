//! From a path to a session: bytes, profile, issue.

use super::begin::{Sources, begin};
use super::checkout;
use super::config::Config;
use super::desk::Chosen;
use super::settings::Settings;
use crate::issue::{Entry, Issue};
use crate::profile::Profile;
use crate::session::{FileState, Session};
use crate::store::{self, OpenFault, path_name};
use std::path::Path;
use std::sync::Arc;

/// Opens `path` with the settings of its checkout, see [`load_with`].
///
/// # Errors
/// One sentence: what is wrong with the path or its content.
pub fn load(
    path: &Path,
    config: &Config,
    profile: Option<&Arc<Profile>>,
) -> Result<Session, String> {
    let settings = Settings::around(path, &config.profiles);
    let chosen = Chosen {
        profile: profile.cloned(),
        ..Chosen::default()
    };
    load_with(path, config, &chosen, &settings)
}

/// Opens `path`. A file that does not exist, but whose name fits a newsletter, begins as its template, unsaved. The
/// newsletter is the `chosen` one, else the one that the checkout's `settings` name, else the one that fits the text.
///
/// # Errors
/// One sentence: what is wrong with the path or its content.
pub fn load_with(
    path: &Path,
    config: &Config,
    chosen: &Chosen,
    settings: &Settings,
) -> Result<Session, String> {
    let profile = chosen.profile.as_ref().or(settings.profile.as_ref());
    match store::open(path) {
        Ok(opened) => {
            let file = FileState::opened(path, &opened);
            let issue = match profile {
                Some(profile) => Issue::parse(opened.text, Arc::clone(profile)),
                None => Issue::detected(opened.text, &config.profiles),
            };
            Ok(Session::graded(issue, file, settings.levels.clone()))
        }
        Err(error) if matches!(error.fault, OpenFault::Missing) => {
            new_issue(path, config, chosen, settings).unwrap_or_else(|| Err(error.to_string()))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// A session on the template, where the name of `path` fits a profile.
fn new_issue(
    path: &Path,
    config: &Config,
    chosen: &Chosen,
    settings: &Settings,
) -> Option<Result<Session, String>> {
    let name = path.file_name()?.to_str()?;
    let profile = chosen.profile.as_ref().or(settings.profile.as_ref());
    let fits = |known: &&Arc<Profile>| known.files.date_of(name).is_some();
    let fitting: Vec<Arc<Profile>> = match profile {
        Some(profile) => Some(profile).into_iter().filter(fits).cloned().collect(),
        None => config.profiles.iter().filter(fits).cloned().collect(),
    };
    let home = checkout::newsletter(&settings.root, &fitting);
    let profile = home.or(fitting.first())?;
    let sources = Sources {
        template: None,
        archive: chosen.archive.clone(),
    };
    let begun = match begin(path, profile, settings, &sources) {
        Ok(begun) => begun,
        Err(sentence) => return Some(Err(sentence)),
    };
    let base = match store::create(path) {
        Ok(base) => base,
        Err(error) => return Some(Err(error.to_string())),
    };
    let issue = Issue::parse(begun.issue.text, Arc::clone(profile));
    let file = FileState::new_file(path, base);
    Some(Ok(Session::graded(issue, file, settings.levels.clone())))
}

/// What is said when `session` was just opened.
pub fn greeting(session: &Session) -> String {
    let path = session.file().path();
    let name = path_name(path.file_name().map_or(path, Path::new));
    if !session.file().is_on_disk() {
        let events = events(session.issue());
        return format!(
            "{name} is new, made from the template{events}; w creates it, q leaves nothing behind"
        );
    }
    if let Some(reason) = session.file().read_only() {
        return format!("{name} is open read-only: {reason}");
    }
    let title = &session.issue().profile().title;
    let found = session.diagnostics();
    let hint = if found.iter().any(|found| found.rule == "mojibake") {
        "; its accents are garbled: X lists where, f restores them"
    } else {
        ""
    };
    format!("{name}, read as {title}{hint}")
}

/// What a new issue took over.
fn events(issue: &Issue) -> String {
    let items = issue.outline().items.iter();
    let events = items.filter(|item| matches!(item.entry, Entry::Event(_)));
    match events.count() {
        0 => String::new(),
        1 => " with 1 event of the last issue".to_owned(),
        count => format!(" with {count} events of the last issue"),
    }
}
