//! Groups that stand under headings of their own in some sections, or in a sentence that names those with nothing.
//!
//! ```text
//! ##### [Cargo](https://host/rust-lang/cargo/issues?q=…)      ← a group with items
//! *No Items entered Final Comment Period this week for        ← the sentence of the others
//!   [Rust RFCs](https://host/rust-lang/rfcs/labels/…) or
//!   [Language Team](https://host/rust-lang/lang-team/issues?q=…).*
//! ```

use serde::Deserialize;

/// The groups of a section.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownGroups {
    /// Heading level of a group with items, 1 to 6; 0 where no group is known.
    #[serde(default)]
    pub level: u8,
    /// The sentence that names the groups with nothing, with `{groups}` where they stand; empty where there is none.
    #[serde(default)]
    pub silent: String,
    /// The repository (`host/owner/name`) that a pull request without one belongs to; empty where there is none.
    #[serde(default)]
    pub home: String,
    /// The groups, in order.
    #[serde(default, rename = "group")]
    pub list: Vec<Group>,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name, as it stands in its heading.
    pub name: String,
    /// Where its heading leads; empty for a heading without a link.
    #[serde(default)]
    pub url: String,
    /// What stands behind the link, with the space before it.
    #[serde(default)]
    pub note: String,
    /// Other names that mean it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Repositories (`host/owner/name`) whose issues and pull requests belong to it and to no other group here; where
    /// none is named, the one to which its heading leads.
    #[serde(default)]
    pub repositories: Vec<String>,
}

impl Group {
    /// Its link with what stands behind it, or its name: the heading without `#`, and how the sentence names it.
    pub fn written(&self) -> String {
        if self.url.is_empty() {
            return self.name.clone();
        }
        format!("[{}]({}){}", self.name, self.url, self.note)
    }

    /// True where issues and pull requests of `repository` belong to it.
    pub fn owns(&self, repository: &str) -> bool {
        let of_heading = self::repository(&self.url).filter(|_| self.repositories.is_empty());
        let mut own = self
            .repositories
            .iter()
            .map(String::as_str)
            .chain(of_heading);
        own.any(|own| own.eq_ignore_ascii_case(repository))
    }
}

impl KnownGroups {
    /// The group whose heading leads where `url` does: to the same repository, whatever is asked of it there.
    pub fn at(&self, url: &str) -> Option<usize> {
        let wanted = repository(url)?;
        let leads_there = |group: &Group| {
            repository(&group.url).is_some_and(|own| own.eq_ignore_ascii_case(wanted))
        };
        self.list.iter().position(leads_there)
    }

    /// True where pull requests are filed by repository.
    pub fn files_pull_requests(&self) -> bool {
        let mut groups = self.list.iter();
        groups.any(|group| !group.repositories.is_empty())
    }

    /// The repository that a bare number means: that of group `group` where it has just one, else [`Self::home`].
    pub fn repository_of(&self, group: Option<usize>) -> Option<&str> {
        let own = group.and_then(|group| self.list.get(group));
        let only = match own.map(|own| own.repositories.as_slice()) {
            Some([only]) => Some(only.as_str()),
            _ => None,
        };
        only.or(Some(&self.home)).filter(|name| !name.is_empty())
    }

    /// The group called `name`, whatever its case.
    pub fn named(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.list.iter().position(|group| {
            let mut names = group.also.iter().chain([&group.name]);
            names.any(|name| name.to_lowercase() == wanted)
        })
    }
}

/// Where `own` goes among `others`, all by their places in the newsletter's order: where the fewest of them stand on the
/// wrong side of it, behind as many as may be. Those that it does not know stand nowhere wrong.
pub fn rank(others: &[Option<usize>], own: usize) -> usize {
    let wrong = |at: usize| {
        let before = others[..at].iter().flatten().filter(|&&other| other > own);
        let behind = others[at..].iter().flatten().filter(|&&other| other < own);
        before.count() + behind.count()
    };
    (0..=others.len())
        .rev()
        .min_by_key(|&at| wrong(at))
        .unwrap_or(0)
}

/// `host/owner/name` of an address on a code host; `None` where the address has fewer parts.
pub fn repository(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let mut slashes = rest.match_indices('/').map(|(at, _)| at);
    let (first, second) = (slashes.next()?, slashes.next()?);
    let end = rest[second + 1..]
        .find(['/', '?', '#'])
        .map_or(rest.len(), |at| second + 1 + at);
    (second > first + 1 && end > second + 1).then(|| &rest[..end])
}
