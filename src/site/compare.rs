//! Where two ways of reading one text see different headings, items and links.

use crate::issue::{Landmark, Mark};
use crate::text::Span;

/// A place where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The landmark; of headings and items only where it begins.
    pub span: Span,
    /// What the site sees there, where it sees anything.
    pub site: Option<Mark>,
    /// What the code host sees there.
    pub host: Option<Mark>,
}

/// Where `site` and `host`, both in order of their places, differ.
pub fn differences(site: &[Landmark], host: &[Landmark]) -> Vec<Difference> {
    let mut found = Vec::new();
    let (mut a, mut b) = (site.iter().peekable(), host.iter().peekable());
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(site), Some(host)) => key(site).cmp(&key(host)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => break,
        };
        let ours = if order.is_le() { a.next() } else { None };
        let theirs = if order.is_ge() { b.next() } else { None };
        let (site, host) = (ours.map(|one| &one.mark), theirs.map(|one| &one.mark));
        if site == host {
            continue;
        }
        if let Some(landmark) = ours.or(theirs) {
            found.push(Difference {
                span: landmark.span,
                site: site.cloned(),
                host: host.cloned(),
            });
        }
    }
    found
}

/// Landmarks of one sort at one place are the same one.
fn key(landmark: &Landmark) -> (usize, u8) {
    let sort = match landmark.mark {
        Mark::Heading(_) => 0,
        Mark::Item(_) => 1,
        Mark::Link(_) => 2,
    };
    (landmark.span.start, sort)
}
