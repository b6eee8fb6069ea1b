//! Reading issues for a subcommand: with the profile that was named, that the checkout sets, or that fits, the user's own
//! included.

use super::{Failure, output};
use crate::issue::Issue;
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

    /// What the checkout around `path` sets; see [`Reader::say`].
    pub(super) fn settings(&self, path: &Path) -> Settings {
        Settings::around(path, &self.config.profiles)
    }

    /// Says what is wrong with `settings`; the rest counts.
    pub(super) fn say(settings: &Settings) {
        for complaint in &settings.complaints {
            output::complain(complaint);
        }
    }

    /// The newsletters that a file in a checkout with `settings` may be an issue of.
    pub(super) fn profiles(&self, settings: &Settings) -> Vec<Arc<Profile>> {
        match self.set(settings) {
            Some(profile) => vec![Arc::clone(profile)],
            None => self.config.profiles.clone(),
        }
    }

    /// Opens the file at `path` with the settings of its checkout.
    pub(super) fn open(&self, path: &Path) -> Result<(Opened, Issue), Failure> {
        let settings = self.settings(path);
        Self::say(&settings);
        let opened = store::open(path).map_err(|error| Failure::of(&error))?;
        let issue = self.parse(opened.text.clone(), &settings);
        Ok((opened, issue))
    }

    /// Reads `text` as an issue in a checkout with `settings`.
    pub(super) fn parse(&self, text: String, settings: &Settings) -> Issue {
        match self.set(settings) {
            Some(profile) => Issue::parse(text, Arc::clone(profile)),
            None => Issue::detected(text, &self.config.profiles),
        }
    }

    /// The newsletter that is set: named, else by the checkout.
    fn set<'a>(&'a self, settings: &'a Settings) -> Option<&'a Arc<Profile>> {
        self.profile.as_ref().or(settings.profile.as_ref())
    }
}
