//! Every link of an issue that readers of the site would see: comments, code and metadata are passed over.

use crate::issue::links::{Link, scan};
use crate::issue::{Issue, LeafKind};
use crate::text::Span;

/// Leaves in which links may stand, in order.
pub(in crate::rules) fn leaves(issue: &Issue) -> impl Iterator<Item = Span> + '_ {
    let holds_links = |kind: LeafKind| {
        matches!(
            kind,
            LeafKind::Heading
                | LeafKind::Item(_)
                | LeafKind::Prose
                | LeafKind::Quote
                | LeafKind::Table
        )
    };
    let leaves = issue.outline().leaves.iter();
    leaves
        .filter(move |leaf| holds_links(leaf.kind))
        .map(|leaf| leaf.span)
}

/// All links of `issue`, in order.
pub(in crate::rules) fn all(issue: &Issue) -> impl Iterator<Item = Link> + '_ {
    leaves(issue).flat_map(|span| scan(issue.source(), span))
}
