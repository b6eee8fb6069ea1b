//! The steps that led to a draft as it was saved, so that they can be undone in a later session: one file a draft in the
//! state folder (0600), written when a text has been saved or left.
//!
//! ```text
//! magic │ Heading: path, length and hash of the text │ Step: the newest │ Step │ Step: the oldest
//! ```
//!
//! A step is only its way back; forward follows from the text. So every byte is checked against the text that it is said
//! to belong to, and what does not fit it is passed over without a word, with everything older.

use super::record::{hash, record, records};
use super::state::{name_of_draft, open_own, private_folder, remove_older, state_folder};
use crate::text::{Edit, Span, Transaction};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of the state folder that holds steps.
const FOLDER: &str = "history";
/// How the file begins; the number is that of the format.
const MAGIC: &[u8] = b"copydesk history 1\n";

/// Steps of a draft that are kept at most, the newest; and bytes of a file of them.
const MOST_STEPS: usize = 500;
const MOST_BYTES: usize = 2 << 20;
/// Bytes that all steps together may move: more takes too long at opening.
const MOST_MOVED: usize = 256 << 20;
/// How long they are kept.
const KEPT_TIME: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long a file may take to get its name.
const BIRTH_TIME: Duration = Duration::from_secs(24 * 3600);

/// A step of a session that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastStep {
    /// What was done.
    pub label: String,
    /// The change.
    pub forward: Transaction,
    /// Takes it back.
    pub inverse: Transaction,
}

#[derive(Debug, Serialize, Deserialize)]
enum Entry {
    Heading {
        resolved: Vec<u8>,
        length: u64,
        hash: u64,
    },
    /// Each edit: bytes `start..end` of the text after the step become what stood there before it.
    Step {
        label: String,
        back: Vec<(u64, u64, String)>,
    },
}

/// Keeps the steps, given the newest first as what they are called and their way back, that led to `text` in the draft
/// at `resolved`. They replace those that were kept of it.
///
/// # Errors
/// Where they cannot be written; none are kept then.
pub fn keep_steps<'a>(
    resolved: &Path,
    text: &str,
    newest_first: impl Iterator<Item = (&'a str, &'a Transaction)>,
) -> io::Result<()> {
    keep_steps_in(&state_folder(FOLDER)?, resolved, text, newest_first)
}

/// The same in `folder`.
///
/// # Errors
/// Where they cannot be written; none are kept then.
pub fn keep_steps_in<'a>(
    folder: &Path,
    resolved: &Path,
    text: &str,
    newest_first: impl Iterator<Item = (&'a str, &'a Transaction)>,
) -> io::Result<()> {
    let path = path_in(folder, resolved);
    let mut newest_first = newest_first.peekable();
    if newest_first.peek().is_none() {
        let _ = fs::remove_file(path);
        return Ok(());
    }
    let mut bytes = [MAGIC, &encoded(&heading(resolved, text))?].concat();
    for (label, inverse) in newest_first.take(MOST_STEPS) {
        let step = encoded(&step(label, inverse))?;
        if bytes.len() + step.len() > MOST_BYTES {
            break;
        }
        bytes.extend(step);
    }
    private_folder(folder)?;
    let _ = fs::remove_file(&path);
    let mut file = tempfile::Builder::new()
        .prefix(".steps-")
        .suffix(".new")
        .tempfile_in(folder)?;
    file.write_all(&bytes)?;
    file.persist(path)?;
    remove_older(folder, ".steps", KEPT_TIME);
    remove_older(folder, ".new", BIRTH_TIME);
    Ok(())
}

/// The steps that led to `text` in the draft at `resolved`, the oldest first; none where it is another text by now.
pub fn past_steps(resolved: &Path, text: &str) -> Vec<PastStep> {
    state_folder(FOLDER).map_or(Vec::new(), |folder| past_steps_in(&folder, resolved, text))
}

/// The same from `folder`.
pub fn past_steps_in(folder: &Path, resolved: &Path, text: &str) -> Vec<PastStep> {
    let bytes = read(&path_in(folder, resolved)).unwrap_or_default();
    let mut steps = steps_in(&bytes, resolved, text).unwrap_or_default();
    steps.reverse();
    steps
}

fn path_in(folder: &Path, resolved: &Path) -> PathBuf {
    folder.join(format!("{}.steps", name_of_draft(resolved)))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = open_own(path)?;
    let written_at = file.metadata()?.modified()?;
    let mut bytes = Vec::new();
    if written_at.elapsed().unwrap_or_default() <= KEPT_TIME {
        file.take(MOST_BYTES as u64).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn heading(resolved: &Path, text: &str) -> Entry {
    Entry::Heading {
        resolved: resolved.as_os_str().as_bytes().to_vec(),
        length: text.len() as u64,
        hash: hash(text.as_bytes()),
    }
}

fn step(label: &str, inverse: &Transaction) -> Entry {
    let edits = inverse.edits().iter();
    let back = edits.map(|edit| {
        let Span { start, end } = edit.span;
        (start as u64, end as u64, edit.text.clone())
    });
    Entry::Step {
        label: label.to_owned(),
        back: back.collect(),
    }
}

fn encoded(entry: &Entry) -> io::Result<Vec<u8>> {
    let payload = postcard::to_allocvec(entry).map_err(io::Error::other)?;
    Ok(record(&payload))
}

/// The steps in `bytes`, the newest first, as far as they lead back from `text`; `None` where they are about another one.
fn steps_in(bytes: &[u8], resolved: &Path, text: &str) -> Option<Vec<PastStep>> {
    let mut records = records(bytes.strip_prefix(MAGIC)?);
    let expected = postcard::to_allocvec(&heading(resolved, text)).ok()?;
    if records.next()? != expected {
        return None;
    }
    let entries = records.map_while(|payload| postcard::from_bytes::<Entry>(payload).ok());
    let (mut text, mut moved) = (text.to_owned(), 0);
    let mut steps = Vec::new();
    for entry in entries.take(MOST_STEPS) {
        moved += text.len();
        let Some(step) = step_back(&text, entry).filter(|_| moved <= MOST_MOVED) else {
            break;
        };
        text = step.inverse.apply(&text);
        steps.push(step);
    }
    Some(steps)
}

/// The step that led to `text`; `None` where it cannot have.
fn step_back(text: &str, entry: Entry) -> Option<PastStep> {
    let Entry::Step { label, back } = entry else {
        return None;
    };
    let place = |at: u64| usize::try_from(at).ok();
    let edits = back.into_iter().map(|(start, end, old)| {
        let (start, end) = (place(start)?, place(end)?);
        (start <= end).then(|| Edit::replace(Span::new(start, end), old))
    });
    let inverse = Transaction::new(text, edits.collect::<Option<_>>()?).ok()?;
    (!inverse.is_empty()).then(|| PastStep {
        label,
        forward: inverse.invert(text),
        inverse,
    })
}
