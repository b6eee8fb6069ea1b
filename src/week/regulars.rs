//! Who meets regularly: organisers of most recent issues, and those of them who are missing.

use super::organizer;
use super::roll::{Concern, Proposal};
use crate::archive::{Older, PastEvent};
use crate::ops::NamedUrl;
use std::collections::HashSet;

/// How many past issues tell who meets regularly.
const RECENT: usize = 8;
/// In so many of them an organiser stood who is missed.
const REGULAR: usize = 5;

/// Organisers of most recent issues who have no row.
pub(super) fn missing(organizers: &[NamedUrl], older: &Older<'_>) -> Vec<Proposal> {
    let issues = older.issues();
    let recent = &issues[issues.len().saturating_sub(RECENT)..];
    let here: HashSet<String> = organizers.iter().map(identity).collect();
    let mut found: Vec<(String, usize, PastEvent<'_>)> = Vec::new();
    for issue in recent {
        let mut counted = HashSet::new();
        for event in issue.events() {
            let own = identity(&NamedUrl {
                name: event.organizer.to_owned(),
                url: event.url.to_owned(),
            });
            if here.contains(&own) || !counted.insert(own.clone()) {
                continue;
            }
            match found.iter_mut().find(|(known, ..)| *known == own) {
                Some((_, count, last)) => (*count, *last) = (*count + 1, event),
                None => found.push((own, 1, event)),
            }
        }
    }
    found.sort_by_key(|(_, count, event)| (std::cmp::Reverse(*count), event.organizer));
    let regular = found.into_iter().filter(|(_, count, _)| *count >= REGULAR);
    let proposals = regular.map(|(_, count, event)| Proposal {
        concern: Concern::Missing,
        item: None,
        text: format!("{} | [{}]({})", event.place, event.organizer, event.url),
        reason: format!("in {count} of the last {} issues", recent.len()),
        organizer: Some(NamedUrl {
            name: event.organizer.to_owned(),
            url: event.url.to_owned(),
        }),
    });
    proposals.collect()
}

fn identity(organizer: &NamedUrl) -> String {
    if organizer.url.is_empty() {
        organizer.name.to_lowercase()
    } else {
        organizer::home(&organizer.url)
    }
}
