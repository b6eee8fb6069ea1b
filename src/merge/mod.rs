//! Merging what two people made of one issue: by item first, by line for the rest.
//!
//! An item is known by its page (an event by its day and organiser), wherever it stands. Their changes are done again on
//! our text: what they added goes behind what it stands behind in theirs, what they took out goes, what they changed
//! changes. Somebody must choose only where both changed the same item or the same lines.

mod align;
mod hunks;
mod merged;
mod unit;
mod weave;

pub use merged::{Choice, Conflict, Merged};

use crate::issue::Issue;
use crate::text::LineEnding;
use std::sync::Arc;

/// Merges `ours` and `theirs`, both made of `base`. A side that is as the base was leaves the other to the byte.
pub fn merge(base: &Issue, ours: &Issue, theirs: &Issue) -> Merged {
    let (old, mine, other) = (base.source(), ours.source(), theirs.source());
    if old == mine || mine == other {
        return Merged::of(other);
    }
    if old == other {
        return Merged::of(mine);
    }
    let ending = changed(base, ours, theirs, Issue::line_ending);
    let [base, ours, theirs] = [base, ours, theirs].map(|issue| with_ending(issue, ending));
    let pieces = weave::weave(&base, &ours, &theirs);
    Merged {
        pieces,
        ending,
        ends_with_line: changed(&base, &ours, &theirs, |issue| {
            issue.source().ends_with('\n')
        }),
    }
}

/// What `look` sees: ours where we changed it, else theirs.
fn changed<T: PartialEq>(
    base: &Issue,
    ours: &Issue,
    theirs: &Issue,
    look: impl Fn(&Issue) -> T,
) -> T {
    let mine = look(ours);
    if look(base) == mine {
        look(theirs)
    } else {
        mine
    }
}

fn with_ending(issue: &Issue, ending: LineEnding) -> Issue {
    if issue.line_ending() == ending {
        return issue.clone();
    }
    let text = ending.normalize(issue.source());
    Issue::parse(text, Arc::clone(issue.profile()))
}
