//! What addresses look like on the web: schemes, hosts that shorten or stand for others, names of sites. The same for
//! every newsletter.
//!
//! The table is data in `assets/tables/web.toml`, each list with its source named.

use fnv::{FnvHashMap, FnvHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The table of `assets/tables/web.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Web {
    schemes: FnvHashSet<String>,
    placeholder_names: FnvHashSet<String>,
    placeholder_hosts: Vec<String>,
    placeholder_parts: FnvHashSet<String>,
    placeholder_titles: FnvHashSet<String>,
    tags: FnvHashSet<String>,
    project_hosts: FnvHashSet<String>,
    shorteners: FnvHashMap<String, String>,
    sites: FnvHashMap<String, Vec<String>>,
}

static WEB: LazyLock<Web> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/tables/web.toml")).unwrap_or_default()
});

/// The embedded table.
pub fn web() -> &'static Web {
    &WEB
}

impl Web {
    /// True for a scheme, in small letters, that newsletters link to.
    pub fn is_scheme(&self, name: &str) -> bool {
        self.schemes.contains(name)
    }

    /// True for a host, in small letters without its port, that no reader reaches.
    pub fn is_placeholder_host(&self, host: &str) -> bool {
        let mut known = self.placeholder_hosts.iter();
        self.placeholder_names.contains(host)
            || known.any(|own| match (own.strip_prefix('*'), own.strip_suffix('*')) {
                (Some(end), _) => host.ends_with(end),
                (_, Some(start)) => {
                    host.starts_with(start) && host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                }
                _ => false,
            })
    }

    /// True for a part of a path, in small letters, that waits for a name.
    pub fn is_placeholder_part(&self, part: &str) -> bool {
        self.placeholder_parts.contains(part)
    }

    /// True for a title, in small letters, that waits for another.
    pub fn is_placeholder_title(&self, title: &str) -> bool {
        self.placeholder_titles.contains(title)
    }

    /// True for an HTML element that is meant as one.
    pub fn is_tag(&self, name: &str) -> bool {
        self.tags.contains(name)
    }

    /// True for a host, without `www.`, on which two parts of a path are a project.
    pub fn is_project_host(&self, host: &str) -> bool {
        self.project_hosts.contains(host)
    }

    /// What an address of `host` stands for, with `{path}` in it; empty where only the host knows, `None` for hosts that
    /// shorten nothing.
    pub fn shortener(&self, host: &str) -> Option<&str> {
        self.shorteners.get(host).map(String::as_str)
    }

    /// Names that pages of `host`, without `www.`, put behind their titles.
    pub fn site_names(&self, host: &str) -> &[String] {
        self.sites.get(host).map_or(&[], Vec::as_slice)
    }
}
