//! What a journal says, entry by entry, and what comes of reading it again.
//!
//! ```text
//! magic │ Heading │ Base: the text on disk │ Splice │ Splice │ Fields │ Whole │ Splice │ …
//! ```

use super::super::record::{record, records};
use super::Note;
use crate::text::minimal_edit;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// How every journal begins; the number is that of the format.
const MAGIC: &[u8] = b"copydesk journal 1\n";

/// Splices that are read of one journal, and bytes that they may move: more is no journal of ours.
const MOST_SPLICES: usize = 200_000;
const MOST_MOVED: usize = 16 << 30;

/// Which draft a journal is about, and what stood on disk when its changes began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The path as it was asked for.
    pub requested: PathBuf,
    /// The file itself: absolute, links followed.
    pub resolved: PathBuf,
    /// The text on disk; empty where there was no file.
    pub base: String,
    /// True where there was no file.
    pub is_new: bool,
}

#[derive(Debug, Serialize, Deserialize)]
enum Entry {
    Heading {
        requested: Vec<u8>,
        resolved: Vec<u8>,
        is_new: bool,
        pid: u32,
    },
    Base(String),
    /// Bytes `start..end` became `text`; the cursor is at a byte of what came of it.
    Splice {
        start: u64,
        end: u64,
        text: String,
        cursor: u64,
    },
    /// What stands in forms that were not accepted.
    Fields(String),
    /// All changes so far as one: bytes `start..end` of the base became `text`. Written when the keys rest, so that the
    /// words stand in the file as they were typed.
    Whole {
        start: u64,
        end: u64,
        text: String,
        cursor: u64,
    },
}

/// A journal that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Its draft.
    pub origin: Origin,
    /// The text as it was when the journal ends, and what stood in forms.
    pub note: Note,
    /// The process that wrote it.
    pub pid: u32,
}

/// The beginning of a journal about `origin`.
pub(super) fn beginning(origin: &Origin) -> io::Result<Vec<u8>> {
    let heading = Entry::Heading {
        requested: origin.requested.as_os_str().as_bytes().to_vec(),
        resolved: origin.resolved.as_os_str().as_bytes().to_vec(),
        is_new: origin.is_new,
        pid: std::process::id(),
    };
    let mut bytes = MAGIC.to_vec();
    bytes.extend(encoded(&heading)?);
    bytes.extend(encoded(&Entry::Base(origin.base.clone()))?);
    Ok(bytes)
}

/// The records that lead from `before` to `after`; none where both say the same.
pub(super) fn steps(before: &Note, after: &Note) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(edit) = minimal_edit(0, &before.text, &after.text) {
        bytes.extend(encoded(&Entry::Splice {
            start: edit.span.start as u64,
            end: edit.span.end as u64,
            text: edit.text,
            cursor: after.cursor as u64,
        })?);
    }
    if before.fields != after.fields {
        bytes.extend(encoded(&Entry::Fields(after.fields.clone()))?);
    }
    Ok(bytes)
}

/// The record that leads from the base to `note`; none where that says the same.
pub(super) fn whole(origin: &Origin, note: &Note) -> io::Result<Vec<u8>> {
    match minimal_edit(0, &origin.base, &note.text) {
        None => Ok(Vec::new()),
        Some(edit) => encoded(&Entry::Whole {
            start: edit.span.start as u64,
            end: edit.span.end as u64,
            text: edit.text,
            cursor: note.cursor as u64,
        }),
    }
}

fn encoded(entry: &Entry) -> io::Result<Vec<u8>> {
    let payload = postcard::to_allocvec(entry).map_err(io::Error::other)?;
    Ok(record(&payload))
}

/// Reads a journal up to the first record that is not whole or makes no sense; `None` where it does not even tell its
/// draft. Takes time and memory in proportion to the bytes, whatever they are.
pub fn replay(bytes: &[u8]) -> Option<Replayed> {
    let mut entries = records(bytes.strip_prefix(MAGIC)?)
        .map_while(|payload| postcard::from_bytes::<Entry>(payload).ok());
    let Entry::Heading {
        requested,
        resolved,
        is_new,
        pid,
    } = entries.next()?
    else {
        return None;
    };
    let Entry::Base(base) = entries.next()? else {
        return None;
    };
    let mut note = Note {
        text: base.clone(),
        ..Note::default()
    };
    let mut moved = 0;
    for entry in entries.take(MOST_SPLICES) {
        moved += note.text.len();
        if moved > MOST_MOVED || !follow(&mut note, &base, entry) {
            break;
        }
    }
    let path = |bytes| Path::new(&OsString::from_vec(bytes)).to_owned();
    Some(Replayed {
        origin: Origin {
            requested: path(requested),
            resolved: path(resolved),
            base,
            is_new,
        },
        note,
        pid,
    })
}

/// False where `entry` cannot be meant for `note`.
fn follow(note: &mut Note, base: &str, entry: Entry) -> bool {
    let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    match entry {
        Entry::Whole {
            start,
            end,
            text,
            cursor,
        } => {
            let (start, end) = (place(start), place(end));
            let parts = (base.get(..start), base.get(start..end), base.get(end..));
            let (Some(before), Some(_), Some(after)) = parts else {
                return false;
            };
            note.text = [before, &text, after].concat();
            note.cursor = place(cursor);
        }
        Entry::Fields(fields) => note.fields = fields,
        Entry::Splice {
            start,
            end,
            text,
            cursor,
        } => {
            let (start, end) = (place(start), place(end));
            if start > end || note.text.get(start..end).is_none() {
                return false;
            }
            note.text.replace_range(start..end, &text);
            note.cursor = place(cursor);
        }
        Entry::Heading { .. } | Entry::Base(_) => return false,
    }
    true
}
