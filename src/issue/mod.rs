//! An issue as its source text and what is understood of it, as spans.
//!
//! Parsing never fails: what is not understood is opaque text, kept and shown. The leaves of the outline tile the
//! source. This room is the only importer of pulldown-cmark.

pub mod address;
mod block;
mod blocks;
mod cfp;
mod definition;
mod detect;
mod entry;
mod event;
mod front_matter;
mod groups;
mod item;
mod landmark;
pub mod links;
mod lookup;
mod marker;
pub mod markup;
mod outline;
mod place;
mod pull;
mod sections;
mod silence;

pub use block::{FilledBlock, FilledPart};
pub use cfp::dates_in;
pub use detect::detect;
pub use entry::{CfpEntry, Entry, LinkEntry, NamedLink, PrefixSpan};
pub use event::{EventDate, EventEntry};
pub use front_matter::{Field, FrontMatter};
pub use groups::GroupOf;
pub use item::{Item, Row};
pub use landmark::{Landmark, Mark};
pub use marker::{Submission, is_submission, read_submission};
pub use outline::{Definition, Leaf, LeafKind, Outline, Section, UndefinedReference};
pub use place::{Attendance, Place, place_key, read_place};
pub use pull::{PullRequest, number_of};
pub use silence::{NamedGroup, Silence};

use crate::profile::Profile;
use crate::text::{LineEnding, LineIndex, Transaction};
use links::Link;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The source of an issue and its outline, which is derived from it and never edited.
#[derive(Clone, Debug)]
pub struct Issue {
    source: String,
    profile: Arc<Profile>,
    lines: LineIndex,
    outline: Outline,
    links: OnceLock<Vec<Link>>,
    places: OnceLock<Vec<Place>>,
    definitions: OnceLock<HashMap<String, usize>>,
}

impl Issue {
    /// Reads `source` as an issue of the newsletter that `profile` describes. Never fails.
    pub fn parse(source: impl Into<String>, profile: Arc<Profile>) -> Self {
        let source = source.into();
        let outline = outline::read(&source, &profile);
        Self::of(source, profile, outline)
    }

    /// `source` with the outline that was read of it for `profile`.
    fn of(source: String, profile: Arc<Profile>, outline: Outline) -> Self {
        Self {
            lines: LineIndex::new(&source),
            source,
            profile,
            outline,
            links: OnceLock::new(),
            places: OnceLock::new(),
            definitions: OnceLock::new(),
        }
    }

    /// The issue after `change`, which must have been made for this source.
    #[must_use]
    pub fn apply(&self, change: &Transaction) -> Self {
        Self::parse(change.apply(&self.source), Arc::clone(&self.profile))
    }

    /// The text as it stands in the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The newsletter.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// Line starts of the source.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// What is understood.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// All links of headings, items, prose, quotes and tables, in order, found once a revision; comments, code and
    /// metadata are passed over.
    pub fn links(&self) -> &[Link] {
        self.links
            .get_or_init(|| links::of_outline(&self.source, &self.outline))
    }

    /// The place of each item of the outline, read once a revision; an empty one for what is no event.
    pub fn places(&self) -> &[Place] {
        self.places.get_or_init(|| {
            let read = |item: &Item| match &item.entry {
                Entry::Event(event) => read_place(event.place(&self.source), &self.profile.events),
                _ => Place::default(),
            };
            self.outline.items.iter().map(read).collect()
        })
    }

    /// The ending that most lines have.
    pub fn line_ending(&self) -> LineEnding {
        LineEnding::of(&self.source)
    }
}
