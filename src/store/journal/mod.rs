//! The journal: what was typed and not saved, on disk a moment after each key.
//!
//! A journal is a file of its own in the state folder (folder 0700, file 0600), whole in itself: the text that stood on
//! disk and every change since. A thread of its own writes it, so that no disk can hold up typing. Its writer holds a lock
//! on it, which the kernel drops at any death: a journal that nobody holds is one that somebody needs back.

mod entry;
mod kept;
mod writer;

pub use entry::{Origin, Replayed, replay};
pub use kept::{Holder, KeptText, discarded, kept_about, kept_in, kept_texts};

use super::state::state_folder;
use super::{Base, path_name};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use writer::{Order, Writer};

/// The folder of the state folder that holds journals.
const FOLDER: &str = "journal";
/// That of journals that were thrown away.
const TRASH: &str = "discarded";

/// How long the program waits for a journal at its end.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a journal is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The text, with what is being typed into it.
    pub text: String,
    /// The byte at which the editor works.
    pub cursor: usize,
    /// What stands in forms that were not accepted.
    pub fields: String,
}

/// Where the unsaved text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safety {
    /// There is none.
    NothingUnsaved,
    /// In this journal, on the disk.
    Kept(PathBuf),
    /// Nowhere; why.
    NotKept(String),
}

/// The journal of one open draft. Clones write the same one.
///
/// Dropping it leaves the file as it is; [`Journal::close`] and [`Journal::discard`] say that it is not needed.
#[derive(Clone, Debug)]
pub struct Journal {
    orders: Sender<Order>,
    trouble: Trouble,
}

/// Why there is no journal, where there is none though there should be.
type Trouble = Arc<Mutex<Option<String>>>;

impl Origin {
    /// The draft that was opened or saved as `base`. `None` for one that is no text: it cannot be edited.
    pub fn of(base: &Base) -> Option<Self> {
        Some(Self {
            requested: base.requested().to_owned(),
            resolved: base.resolved().to_owned(),
            base: String::from_utf8(base.bytes().to_vec()).ok()?,
            is_new: base.is_new(),
        })
    }
}

impl Journal {
    /// A journal about `origin` in the state folder. No file is made before something is typed. `notice` is called from
    /// another thread when [`trouble`](Self::trouble) changes.
    pub fn start(origin: Origin, notice: impl Fn() + Send + 'static) -> Self {
        let folder = state_folder(FOLDER).map_err(|error| error.to_string());
        Self::start_in(folder, origin, notice)
    }

    /// The same in `folder`, or without one and why.
    pub fn start_in(
        folder: Result<PathBuf, String>,
        origin: Origin,
        notice: impl Fn() + Send + 'static,
    ) -> Self {
        let (orders, inbox) = channel();
        let trouble = Trouble::default();
        let journal = Self {
            orders: orders.clone(),
            trouble: Arc::clone(&trouble),
        };
        let report = move |now: Option<String>| {
            let mut known = trouble.lock().unwrap_or_else(PoisonError::into_inner);
            let changed = *known != now;
            *known = now;
            drop(known);
            if changed {
                notice();
            }
        };
        let started = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                Writer::new(folder, origin, Box::new(report), orders).run(&inbox);
            });
        if let Err(error) = started {
            journal.fail(error.to_string());
        }
        journal
    }

    /// The text is this now. Returns at once.
    pub fn note(&self, note: Note) {
        self.send(Order::Note(note));
    }

    /// The text on disk is that of `origin` now, which was saved or read again.
    pub fn rebase(&self, origin: Origin) {
        self.send(Order::Rebase(origin));
    }

    /// Puts everything on the disk, waits for that a moment, and says where it is.
    pub fn sync(&self) -> Safety {
        let (reply, answer) = channel();
        self.send(Order::Sync(reply));
        let answer = answer.recv_timeout(PATIENCE);
        answer.unwrap_or_else(|_| Safety::NotKept("the disk does not answer".to_owned()))
    }

    /// Nothing is unsaved: removes the journal.
    pub fn close(&self) {
        self.end(Order::Close);
    }

    /// The unsaved text is not wanted: the journal goes to the trash, for some days.
    pub fn discard(&self) {
        self.end(Order::Discard);
    }

    /// Why there is no recovery copy of what is typed, where there is none.
    pub fn trouble(&self) -> Option<String> {
        let known = self.trouble.lock();
        known.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn end(&self, order: fn(Sender<()>) -> Order) {
        let (reply, answer) = channel();
        self.send(order(reply));
        let _ = answer.recv_timeout(PATIENCE);
    }

    fn send(&self, order: Order) {
        if self.orders.send(order).is_err() {
            self.fail("its thread ended".to_owned());
        }
    }

    fn fail(&self, why: String) {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some(why);
    }
}

/// What the program says at an end that nobody asked for.
impl Safety {
    /// A sentence about the draft at `path`; none where nothing was unsaved.
    pub fn sentence(&self, path: &Path) -> Option<String> {
        let name = path_name(path);
        match self {
            Self::NothingUnsaved => None,
            Self::Kept(_) => Some(format!(
                "your unsaved text of {name} is kept: open it again to go on, or see `copydesk recover`"
            )),
            Self::NotKept(why) => Some(format!(
                "your unsaved text of {name} could not be kept: {why}"
            )),
        }
    }
}
