//! Pull requests by their addresses: `https://host/owner/name/pull/123`, with whatever follows.

use super::Issue;
use super::address::is_web;
use crate::profile::repository;
use std::collections::HashSet;

/// Longest number of a pull request that is believed, in digits.
const DIGITS: usize = 7;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PullRequest {
    /// `host/owner/name`.
    pub repository: String,
    /// Its number there.
    pub number: u64,
}

impl PullRequest {
    /// The pull request at `url`, or at a page of it.
    pub fn at(url: &str) -> Option<Self> {
        let repository = repository(url).filter(|_| is_web(url))?;
        let (_, rest) = url.split_once(repository)?;
        let number = rest.strip_prefix("/pull/")?;
        let end = number.find(['/', '?', '#']).unwrap_or(number.len());
        Some(Self {
            repository: repository.to_owned(),
            number: number_of(&number[..end])?,
        })
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("https://{}/pull/{}", self.repository, self.number)
    }

    /// As commit messages name it: `owner/name#123`.
    pub fn name(&self) -> String {
        let owner = self.repository.split_once('/');
        let owner = owner.map_or(self.repository.as_str(), |(_, rest)| rest);
        format!("{owner}#{}", self.number)
    }

    /// Itself as it is compared: the case of a repository's name tells nothing.
    #[must_use]
    pub fn folded(&self) -> Self {
        Self {
            repository: self.repository.to_lowercase(),
            number: self.number,
        }
    }
}

/// The number that `digits` are.
pub fn number_of(digits: &str) -> Option<u64> {
    let is_number = digits.len() <= DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|&number| is_number && number > 0)
}

impl Issue {
    /// The pull requests that this issue links to, folded.
    pub fn pull_requests(&self) -> HashSet<PullRequest> {
        let source = self.source();
        let urls = self.links().iter().filter(|link| link.has_url());
        urls.filter_map(|link| PullRequest::at(link.url_span.of(source)))
            .map(|pull| pull.folded())
            .collect()
    }
}
