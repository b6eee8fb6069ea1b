//! Reading issues for a subcommand, with the profile that was named or that fits, the user's own included.

use super::{Failure, output};
use crate::issue::{Issue, detect};
use crate::profile::Profile;
use crate::run::config::{self, Config};
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
        let config = config::read();
        for complaint in &config.complaints {
            output::complain(complaint);
        }
        let profile = name.map(|name| config.profile(name)).transpose();
        let profile = profile.map_err(Failure)?;
        Ok(Self { config, profile })
    }

    /// Opens the file at `path`.
    pub(super) fn open(&self, path: &Path) -> Result<(Opened, Issue), Failure> {
        let opened = store::open(path).map_err(|error| Failure::of(&error))?;
        let profile = match &self.profile {
            Some(profile) => Arc::clone(profile),
            None => detect(&opened.text, &self.config.profiles),
        };
        let issue = Issue::parse(opened.text.clone(), profile);
        Ok((opened, issue))
    }
}
