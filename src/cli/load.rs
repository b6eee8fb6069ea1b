//! Reading issues for a subcommand: with the profile that was named, that the checkout sets, or that fits, the user's own
//! included.

use super::{Failure, output};
use crate::issue::{Issue, detect};
use crate::profile::Profile;
use crate::run::config::{self, Config};
use crate::run::settings::Settings;
use crate::store::{self, Opened};
use std::path::Path;
use std::sync::Arc;

/// Opens files as issues of one newsletter, or each as one of that which it looks like.
pub(super) struct Reader {
    config: Config,
    profile: Option<Arc<Profile>>,
}

impl Reader {
    /// For the newsletter called `name`, a profile's name or the path of its file. Flaws of the user's own files are
    /// said, and the rest counts.
    pub(super) fn new(name: Option<&str>) -> Result<Self, Failure> {
        let mut config = config::read();
        let profile = name.map(|name| config.profile(name)).transpose();
        for complaint in &config.complaints {
            output::complain(complaint);
        }
        let profile = profile.map_err(Failure)?;
        Ok(Self { config, profile })
    }

    /// What the checkout around `path` sets. Its flaws are said, and the rest counts.
    pub(super) fn settings(&self, path: &Path) -> Settings {
        let settings = Settings::around(path, &self.config.profiles);
        for complaint in &settings.complaints {
            output::complain(complaint);
        }
        settings
    }

    /// Opens the file at `path` in a checkout with `settings`.
    pub(super) fn open(
        &self,
        path: &Path,
        settings: &Settings,
    ) -> Result<(Opened, Issue), Failure> {
        let opened = store::open(path).map_err(|error| Failure::of(&error))?;
        let issue = self.parse(opened.text.clone(), settings);
        Ok((opened, issue))
    }

    /// Reads `text` as an issue in a checkout with `settings`.
    pub(super) fn parse(&self, text: String, settings: &Settings) -> Issue {
        let set = self.profile.as_ref().or(settings.profile.as_ref());
        let profile = match set {
            Some(profile) => Arc::clone(profile),
            None => detect(&text, &self.config.profiles),
        };
        Issue::parse(text, profile)
    }
}
