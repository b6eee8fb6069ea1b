//! Prefixes of items: which known one is meant, and putting one before a link.

use crate::issue::{Issue, Item, LinkEntry, PrefixSpan};
use crate::profile::Prefix;
use crate::text::Edit;

/// The known prefix that `prefix` is meant as.
pub(in crate::rules) fn known<'a>(issue: &'a Issue, prefix: &PrefixSpan) -> Option<&'a Prefix> {
    issue
        .profile()
        .prefix(prefix.name_span.of(issue.source()).trim())
}

/// True where one of the prefixes of `entry` is meant as `wanted`.
pub(in crate::rules) fn has(issue: &Issue, entry: &LinkEntry, wanted: &Prefix) -> bool {
    let mut own = entry.prefixes.iter();
    own.any(|prefix| known(issue, prefix).is_some_and(|known| known.name == wanted.name))
}

/// Puts `[name]` before the link of `item`, behind the prefixes that it has.
pub(in crate::rules) fn put(item: &Item, entry: &LinkEntry, name: &str) -> Edit {
    match entry.prefixes.last() {
        Some(last) => Edit::insert(last.span.end, format!(" [{name}]")),
        None => Edit::insert(item.header_span.start, format!("[{name}] ")),
    }
}
