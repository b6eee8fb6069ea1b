//! The thread that writes a journal: every change at once, onto the disk within half a second.
//!
//! Whatever fails, the text it should hold is known here, so a new journal can be begun at any time: nothing that comes
//! behind a record that was cut off would be read again.

use super::entry::{beginning, steps, whole};
use super::kept::{move_to_trash, sweep};
use super::{Note, Origin, Safety};
use crate::store::state::{name_of_draft, private_folder};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long what was written may stay in the system's memory.
const SYNC_AFTER: Duration = Duration::from_millis(500);
/// How long no key comes until the keys rest.
const REST: Duration = Duration::from_millis(150);
/// How long to wait before trying again what failed.
const RETRY_AFTER: Duration = Duration::from_secs(2);
/// A journal that grew by this much, and by more than its text, is begun anew.
const MOST_GROWTH: usize = 1 << 20;

/// What the thread is told.
#[derive(Debug)]
pub(super) enum Order {
    Note(Note),
    Rebase(Origin),
    Sync(Sender<Safety>),
    Close(Sender<()>),
    Discard(Sender<()>),
    /// The disk did not take what was written to the journal of this number.
    Lost(u64, io::Error),
}

type Report = Box<dyn Fn(Option<String>) + Send>;

/// The journal as it lies on disk.
struct Written {
    file: File,
    path: PathBuf,
    number: u64,
    note: Note,
    grown: usize,
}

pub(super) struct Writer {
    folder: Result<PathBuf, String>,
    origin: Origin,
    /// What the journal should hold.
    wanted: Note,
    written: Option<Written>,
    begun: u64,
    sync_at: Option<Instant>,
    retry_at: Option<Instant>,
    rest_at: Option<Instant>,
    report: Report,
    syncer: SyncSender<(u64, File)>,
}

impl Writer {
    pub(super) fn new(
        folder: Result<PathBuf, String>,
        origin: Origin,
        report: Report,
        orders: Sender<Order>,
    ) -> Self {
        Self {
            folder,
            wanted: Note {
                text: origin.base.clone(),
                ..Note::default()
            },
            origin,
            written: None,
            begun: 0,
            sync_at: None,
            retry_at: None,
            rest_at: None,
            report,
            syncer: syncer(orders),
        }
    }

    pub(super) fn run(mut self, inbox: &Receiver<Order>) {
        if let Ok(folder) = &self.folder {
            sweep(folder);
        }
        loop {
            let due = [self.sync_at, self.retry_at, self.rest_at];
            let due = due.into_iter().flatten().min();
            let order = match due {
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Close(reply)) => {
                    self.remove();
                    let _ = reply.send(());
                    return;
                }
                Ok(Order::Discard(reply)) => {
                    self.throw_away();
                    let _ = reply.send(());
                    return;
                }
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) => self.on_time(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Note(note) => {
                self.wanted = note;
                self.catch_up();
            }
            Order::Rebase(origin) => {
                self.remove();
                self.wanted.text.clone_from(&origin.base);
                self.origin = origin;
            }
            Order::Sync(reply) => {
                let _ = reply.send(self.sync());
            }
            Order::Close(_) | Order::Discard(_) => {}
            Order::Lost(number, error) => {
                if self.written.as_ref().is_some_and(|it| it.number == number) {
                    // What the disk lost once it may lose again: never the same file.
                    self.failed(&error);
                }
            }
        }
    }

    fn on_time(&mut self) {
        let now = Instant::now();
        if self.retry_at.is_some_and(|at| at <= now) {
            self.retry_at = None;
            self.catch_up();
        }
        if self.rest_at.is_some_and(|at| at <= now) {
            self.sum_up();
        }
        if self.sync_at.is_some_and(|at| at <= now) {
            self.sync_at = None;
            self.ask_for_sync();
        }
    }

    fn is_needed(&self) -> bool {
        self.wanted.text != self.origin.base || !self.wanted.fields.is_empty()
    }

    /// Brings the journal up to what it should hold.
    fn catch_up(&mut self) {
        let is_waiting = self.retry_at.is_some_and(|at| at > Instant::now());
        if self.written.is_none() && (is_waiting || !self.is_needed()) {
            return;
        }
        let done = match self.append() {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => self.begin(),
        };
        match done {
            Ok(()) => {
                self.retry_at = None;
                (self.report)(None);
                let now = Instant::now();
                self.sync_at.get_or_insert(now + SYNC_AFTER);
                self.rest_at = Some(now + REST);
            }
            Err(error) => self.failed(&error),
        }
    }

    /// Writes all changes as one.
    fn sum_up(&mut self) {
        self.rest_at = None;
        let Some(written) = &mut self.written else {
            return;
        };
        let summed = whole(&self.origin, &written.note).and_then(|bytes| {
            written.grown += bytes.len();
            written.file.write_all(&bytes)
        });
        if let Err(error) = summed {
            self.failed(&error);
        }
    }

    fn failed(&mut self, error: &io::Error) {
        self.written = None;
        self.retry_at = Some(Instant::now() + RETRY_AFTER);
        (self.report)(Some(error.to_string()));
    }

    /// Adds what is new. False where there is no journal to add to.
    fn append(&mut self) -> io::Result<bool> {
        let Some(written) = &mut self.written else {
            return Ok(false);
        };
        let bytes = steps(&written.note, &self.wanted)?;
        if written.grown + bytes.len() > MOST_GROWTH.max(self.wanted.text.len()) {
            return Ok(false);
        }
        written.file.write_all(&bytes)?;
        written.grown += bytes.len();
        written.note.clone_from(&self.wanted);
        Ok(true)
    }

    /// Writes a whole journal and puts it in the place of the one before. It gets its name when it is locked and whole.
    fn begin(&mut self) -> io::Result<()> {
        let folder = self.folder.clone().map_err(io::Error::other)?;
        private_folder(&folder)?;
        let mut bytes = beginning(&self.origin)?;
        let base = Note {
            text: self.origin.base.clone(),
            ..Note::default()
        };
        bytes.extend(steps(&base, &self.wanted)?);
        let path = match &self.written {
            Some(written) => written.path.clone(),
            None => folder.join(new_name(&self.origin.resolved)),
        };
        let fresh = path.with_extension("new");
        let file = write_whole(&fresh, &bytes).and_then(|file| {
            fs::rename(&fresh, &path)?;
            Ok(file)
        });
        let file = file.inspect_err(|_| {
            let _ = fs::remove_file(&fresh);
        })?;
        self.begun += 1;
        self.written = Some(Written {
            file,
            path,
            number: self.begun,
            note: self.wanted.clone(),
            grown: 0,
        });
        Ok(())
    }

    fn remove(&mut self) {
        if let Some(written) = self.written.take() {
            let _ = fs::remove_file(&written.path);
        }
        self.sync_at = None;
        self.retry_at = None;
        self.rest_at = None;
        (self.report)(None);
    }

    fn throw_away(&mut self) {
        if let (Some(written), Ok(folder)) = (self.written.take(), &self.folder) {
            let _ = move_to_trash(folder, &written.path);
        }
    }

    fn sync(&mut self) -> Safety {
        if !self.is_needed() {
            self.remove();
            return Safety::NothingUnsaved;
        }
        self.retry_at = None;
        self.catch_up();
        self.sum_up();
        let Some(written) = &self.written else {
            return Safety::NotKept(self.reason());
        };
        let synced = written
            .file
            .sync_all()
            .and_then(|()| sync_folder(&written.path));
        match synced {
            Ok(()) => Safety::Kept(written.path.clone()),
            Err(error) => Safety::NotKept(error.to_string()),
        }
    }

    fn reason(&self) -> String {
        match &self.folder {
            Err(why) => why.clone(),
            Ok(_) => "the journal could not be written".to_owned(),
        }
    }

    fn ask_for_sync(&mut self) {
        let Some(written) = &self.written else {
            return;
        };
        let Ok(file) = written.file.try_clone() else {
            return;
        };
        if let Err(TrySendError::Full(_)) = self.syncer.try_send((written.number, file)) {
            self.sync_at = Some(Instant::now() + SYNC_AFTER / 5);
        }
    }
}

/// A thread that waits for the disk, so that keys typed meanwhile are written at once.
fn syncer(orders: Sender<Order>) -> SyncSender<(u64, File)> {
    let (sender, files) = sync_channel::<(u64, File)>(1);
    let syncing = move || {
        for (number, file) in files {
            if let Err(error) = file.sync_data() {
                let _ = orders.send(Order::Lost(number, error));
            }
        }
    };
    // Without the thread the system writes when it likes.
    let _ = thread::Builder::new()
        .name("sync".to_owned())
        .spawn(syncing);
    sender
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    // A file system without locks: the process that the heading names tells whether the journal is held.
    let _ = file.try_lock();
    file.write_all(bytes)?;
    Ok(file)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

/// A name that no other journal has: draft, process, moment.
fn new_name(draft: &Path) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let moment = now.map_or(0, |now| now.as_nanos());
    let process = std::process::id();
    format!("{}.{process}-{moment:x}.journal", name_of_draft(draft))
}
