//! Addresses as they are pasted: what is cut out of them, and which of them are one page.

pub(super) use crate::issue::address::is_web;
use crate::issue::address::{self, Address};

/// `url` without its tracking parameters, and their names.
pub(super) fn without_tracking(url: &str) -> (String, Vec<String>) {
    let cut = if is_web(url) {
        address::tracking(url)
    } else {
        Vec::new()
    };
    if cut.is_empty() {
        return (url.to_owned(), Vec::new());
    }
    let names = cut.into_iter().map(|(name, _)| name.to_owned());
    (address::without_tracking(url), names.collect())
}

/// Host, lower case, and path of `url`, where it is one of the web.
pub(super) fn host_and_path(url: &str) -> Option<(String, String)> {
    let host = address::site(url)?;
    Some((host.into_owned(), Address::of(url).path.to_owned()))
}

/// What two addresses of one page share, as the rules see it, see [`address::key`].
pub(super) fn page(url: &str) -> Option<String> {
    address::site(url.trim()).map(|_| address::key(url))
}
