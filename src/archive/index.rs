//! Where links and organisers stand in the past issues, by hash; and, made when first asked for, where the links of a
//! host were filed and who organised what.

use super::PastIssue;
use super::buckets::{At, Buckets};
use super::packing::url_hash;
use crate::issue::address::key;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// What is looked up by hash.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Links by the hash of their key.
    pub(super) links: Buckets,
    /// Events by the hash of their organiser's address.
    pub(super) urls: Buckets,
    /// Events by the hash of their organiser's name.
    pub(super) names: Buckets,
    filings: OnceLock<HashMap<Box<str>, Vec<Filing>>>,
    organizers: OnceLock<Vec<Vec<At>>>,
}

/// A section under which links of one host were filed.
#[derive(Clone, Debug)]
pub(super) struct Filing {
    /// Its role: the issue and the number there.
    role: Box<str>,
    /// The issue of each link, in order.
    issues: Vec<u32>,
}

impl Filing {
    /// The role.
    pub(super) fn role(&self) -> &str {
        &self.role
    }

    /// How many links stood there in the issues before `end`.
    pub(super) fn count(&self, end: usize) -> usize {
        self.issues.partition_point(|&issue| (issue as usize) < end)
    }
}

impl Index {
    pub(super) fn of(issues: &[Arc<PastIssue>]) -> Self {
        let mut links = Vec::with_capacity(issues.iter().map(|past| past.links().len()).sum());
        let (mut urls, mut names) = (Vec::new(), Vec::new());
        for (issue, past) in (0_u32..).zip(issues) {
            let packed = past.packed();
            let rows = (0_u32..).zip(&packed.links);
            links.extend(rows.map(|(row, link)| (link.hash, At { issue, row })));
            for (row, event) in (0_u32..).zip(&packed.events) {
                let at = At { issue, row };
                names.push((event.name_hash, at));
                if event.url_hash != 0 {
                    urls.push((event.url_hash, at));
                }
            }
        }
        Self {
            links: Buckets::of(&links),
            urls: Buckets::of(&urls),
            names: Buckets::of(&names),
            ..Self::default()
        }
    }

    /// Where the items of `host` were filed in all of `issues`.
    pub(super) fn filings(&self, issues: &[Arc<PastIssue>], host: &str) -> &[Filing] {
        let all = self.filings.get_or_init(|| filings(issues));
        all.get(host).map_or(&[], Vec::as_slice)
    }

    /// The events of each organiser in `issues`, in order.
    pub(super) fn organizers(&self, issues: &[Arc<PastIssue>]) -> &[Vec<At>] {
        self.organizers.get_or_init(|| organizers(issues))
    }
}

fn filings(issues: &[Arc<PastIssue>]) -> HashMap<Box<str>, Vec<Filing>> {
    let mut all: HashMap<Box<str>, Vec<Filing>> = HashMap::new();
    for (issue, past) in (0_u32..).zip(issues) {
        for link in past.links().filter(|link| link.is_item) {
            let Some(role) = link.role else { continue };
            if !all.contains_key(link.host()) {
                all.insert(link.host().into(), Vec::new());
            }
            let Some(known) = all.get_mut(link.host()) else {
                continue;
            };
            match known.iter_mut().find(|filing| *filing.role == *role) {
                Some(filing) => filing.issues.push(issue),
                None => known.push(Filing {
                    role: role.into(),
                    issues: vec![issue],
                }),
            }
        }
    }
    all
}

/// An organiser is known by the address, or by the name where there is none.
fn organizers(issues: &[Arc<PastIssue>]) -> Vec<Vec<At>> {
    let mut all: Vec<Vec<At>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (issue, past) in (0_u32..).zip(issues) {
        for (row, event) in (0_u32..).zip(past.events()) {
            let identity = match url_hash(event.url) {
                0 => event.organizer.to_lowercase(),
                _ => key(event.url),
            };
            let at = *known.entry(identity).or_insert_with(|| {
                all.push(Vec::new());
                all.len() - 1
            });
            all[at].push(At { issue, row });
        }
    }
    all
}
