//! Addresses as they are pasted: what is cut out of them, and which of them are one page.

use super::report::{Remark, Tone};
use super::sheet::Sheet;
pub(super) use crate::issue::address::is_web;
use crate::issue::address::{self, Address};

/// Names of the parameters that were cut out of the address pasted last.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut(Vec<String>);

impl Cut {
    /// Puts `url` without what only follows readers into field `at` of `sheet`.
    pub(super) fn into_field(sheet: &mut Sheet, at: usize, url: &str) -> Self {
        let (clean, names) = without_tracking(url);
        sheet.set(at, &clean);
        Self(names)
    }

    /// What was cut, where anything was.
    pub(super) fn remark(&self) -> Option<Remark> {
        let names = self.0.join(", ");
        (!self.0.is_empty()).then(|| Remark::new(Tone::Done, format!("Cut from the URL: {names}")))
    }
}

/// `url` without its tracking parameters, and their names.
fn without_tracking(url: &str) -> (String, Vec<String>) {
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
