//! Links that repeat on purpose.

use crate::issue::Issue;
use crate::issue::address::Address;

/// True where the profile says that links to this host repeat: forum threads, rooms.
pub(in crate::rules) fn may_repeat(issue: &Issue, address: &str) -> bool {
    let host = Address::of(address).site();
    let is_own = |own: &String| {
        host == *own
            || host
                .strip_suffix(own.as_str())
                .is_some_and(|rest| rest.ends_with('.'))
    };
    issue.profile().repeatable_hosts.iter().any(is_own)
}
