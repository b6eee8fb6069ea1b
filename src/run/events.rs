//! Events from elsewhere while an editor works: a file or a text is read by a thread of its own. What it found waits
//! here; a message only wakes the loop. Who asks anew is no longer told of what was asked before.

use super::input::{Input, Post};
use super::panic::contained;
use crate::profile::Profile;
use crate::store::path_name;
use crate::tui::EventsFrom;
use crate::week::{self, Candidate, MAX_BYTES, Window};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// What came of reading: events, or a sentence.
pub(super) type Found = Result<Vec<Candidate>, String>;

/// The way from the threads that read.
#[derive(Debug)]
pub(super) struct Events {
    sender: Sender<(u64, Found)>,
    found: Receiver<(u64, Found)>,
    post: Post<()>,
    ticket: u64,
}

impl Events {
    /// Nothing is read yet; `post` will wake the loop.
    pub(super) fn new(post: Post<()>) -> Self {
        let (sender, found) = channel();
        Self {
            sender,
            found,
            post,
            ticket: 0,
        }
    }

    /// Reads events `from` somewhere for an issue of `profile` with this window.
    pub(super) fn read(&mut self, from: EventsFrom, window: Window, profile: &Arc<Profile>) {
        self.ticket += 1;
        let (ticket, profile) = (self.ticket, Arc::clone(profile));
        let (sender, post) = (self.sender.clone(), self.post.clone());
        thread::spawn(move || {
            let found = contained(|| events(&from, window, &profile));
            let found = found.unwrap_or_else(|flaw| Err(format!("reading failed: {flaw}")));
            if sender.send((ticket, found)).is_ok() {
                post.send(Input::Message(()));
            }
        });
    }

    /// What was asked for before is not waited for any more.
    pub(super) fn forget(&mut self) {
        self.ticket += 1;
    }

    /// What was asked for last, once it is there.
    pub(super) fn next(&self) -> Option<Found> {
        let mut all = self.found.try_iter();
        all.find(|(ticket, _)| *ticket == self.ticket)
            .map(|(_, found)| found)
    }
}

fn events(from: &EventsFrom, window: Window, profile: &Arc<Profile>) -> Found {
    let (name, text) = match from {
        EventsFrom::File(path) => (path_name(path), text_of(path)?),
        EventsFrom::Text(text) => ("what was pasted".to_owned(), text.clone()),
    };
    let found = week::read(&text, window, profile);
    let mut found = found.map_err(|refusal| format!("{name}: {refusal}"))?;
    for event in &mut found {
        event.from = format!("{name}, {}", event.from);
    }
    Ok(found)
}

/// The text of the file of events at `path`.
///
/// # Errors
/// One sentence: where it is no file, larger than [`MAX_BYTES`], no text, or cannot be read.
pub fn text_of(path: &Path) -> Result<String, String> {
    let wrong = |why: String| format!("cannot read {}: {why}", path_name(path));
    let found = fs::metadata(path).map_err(|error| wrong(why(&error)))?;
    if !found.is_file() {
        return Err(wrong("it is no file".to_owned()));
    }
    let file = File::open(path).map_err(|error| wrong(why(&error)))?;
    text_in(file).map_err(wrong)
}

/// The cause in the words that are used for drafts.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}

/// The text that `source` gives, without a name for it in the sentence of a failure.
///
/// # Errors
/// Where it is larger than [`MAX_BYTES`], no text, or cannot be read.
pub fn text_in(source: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let mut bounded = source.take(MAX_BYTES as u64 + 1);
    bounded
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        return Err(format!("it is larger than {limit} MiB"));
    }
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}
