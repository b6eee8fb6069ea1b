//! From a path to a session: bytes, profile, issue.

use super::checkout;
use super::config::Config;
use super::settings::Settings;
use crate::issue::Issue;
use crate::profile::{Profile, fill, template};
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
    load_with(path, config, profile, &settings)
}

/// Opens `path`. A file that does not exist, but whose name fits a newsletter, begins as its template, unsaved. The
/// newsletter is `profile`, else the one that the checkout's `settings` name, else the one that fits the text.
///
/// # Errors
/// One sentence: what is wrong with the path or its content.
pub fn load_with(
    path: &Path,
    config: &Config,
    profile: Option<&Arc<Profile>>,
    settings: &Settings,
) -> Result<Session, String> {
    let profile = profile.or(settings.profile.as_ref());
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
            new_issue(path, config, profile, settings).unwrap_or_else(|| Err(error.to_string()))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// A session on the template, where the name of `path` fits a profile.
fn new_issue(
    path: &Path,
    config: &Config,
    profile: Option<&Arc<Profile>>,
    settings: &Settings,
) -> Option<Result<Session, String>> {
    let name = path.file_name()?.to_str()?;
    let fits = |known: &&Arc<Profile>| known.files.date_of(name).is_some();
    let profile = match profile {
        Some(profile) => Some(profile).filter(fits)?,
        None => config.profiles.iter().find(fits)?,
    };
    let date = profile.files.date_of(name)?;
    let own = checkout::own_template(path, profile);
    let source = own.or_else(|| template(&profile.name).map(str::to_owned))?;
    let numbering = profile.metadata.numbering.as_ref();
    let number = numbering
        .and_then(|numbering| numbering.number_on(date))
        .unwrap_or(1);
    let days = profile
        .events
        .window
        .as_ref()
        .map_or(28, |window| window.days);
    let text = fill(&source, number, date, days);
    let base = match store::create(path) {
        Ok(base) => base,
        Err(error) => return Some(Err(error.to_string())),
    };
    let issue = Issue::parse(text, Arc::clone(profile));
    let file = FileState::new_file(path, base);
    Some(Ok(Session::graded(issue, file, settings.levels.clone())))
}

/// What is said when `session` was just opened.
pub fn greeting(session: &Session) -> String {
    let path = session.file().path();
    let name = path_name(path.file_name().map_or(path, Path::new));
    if !session.file().is_on_disk() {
        return format!(
            "{name} is new, made from the template; w creates it, q leaves nothing behind"
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
