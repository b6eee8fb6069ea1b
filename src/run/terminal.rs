//! Switching the terminal on and off.
//!
//! One [`Restore`] value, shared by clones, serves normal exit, panic, signal and suspension. Leaving may be asked
//! any number of times, from any thread, with everything or nothing switched on. Frames go through its [`Output`],
//! which falls silent the moment the terminal is given back. The terminal is never asked anything.

use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Alternate screen, cursor hidden, bracketed paste, focus reports.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// Everything off again, from the bottom row for terminals without an alternate screen.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[r\x1b[m\x1b[?1004l\x1b[?2004l\x1b[999H\x1b[K\x1b[?25h\x1b[?1049l";
/// How long leaving waits for a frame being written, and for a stopped line.
const PATIENCE: Duration = Duration::from_millis(200);

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// Nobody: not entered yet, left, or suspended.
    Nobody,
    /// We draw on it.
    Us,
    /// A program we started and wait for.
    Child,
    /// Given back for good; it cannot be entered again.
    Gone,
}

/// Gives the terminal back as it was. Clones share one state.
#[derive(Clone, Debug)]
pub struct Restore {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    input: OwnedFd,
    output: OwnedFd,
    /// The modes to go back to.
    before: Mutex<Option<Termios>>,
    holder: Mutex<Holder>,
    /// Held while bytes are on their way.
    writing: Mutex<()>,
}

impl Restore {
    /// For the terminal on standard input and output.
    ///
    /// # Errors
    /// Where the descriptors cannot be duplicated.
    pub fn stdio() -> io::Result<Self> {
        let input = rustix::stdio::stdin().try_clone_to_owned()?;
        let output = rustix::stdio::stdout().try_clone_to_owned()?;
        Ok(Self::new(input, output))
    }

    /// For the terminal behind two descriptors.
    pub fn new(input: OwnedFd, output: OwnedFd) -> Self {
        Self {
            shared: Arc::new(Shared {
                input,
                output,
                before: Mutex::new(None),
                holder: Mutex::new(Holder::Nobody),
                writing: Mutex::new(()),
            }),
        }
    }

    /// Takes the terminal: raw mode, alternate screen, bracketed paste, focus reports, hidden cursor. Doing so again
    /// repairs what another program changed. After [`leave_for_good`](Self::leave_for_good) nothing happens.
    ///
    /// # Errors
    /// Where modes cannot be read or set.
    pub fn enter(&self) -> io::Result<()> {
        let mut holder = lock(&self.shared.holder);
        if *holder == Holder::Gone {
            return Ok(());
        }
        let mut before = lock(&self.shared.before);
        let modes = match &*before {
            Some(modes) if *holder == Holder::Us => modes.clone(),
            _ => tcgetattr(&self.shared.input)?,
        };
        let mut raw = modes.clone();
        raw.make_raw();
        *before = Some(modes);
        *holder = Holder::Us;
        tcsetattr(&self.shared.input, OptionalActions::Now, &raw)?;
        drop((holder, before));
        self.output().write_all(ENTER)
    }

    /// Gives the terminal back, if we have it; it can be entered again.
    pub fn leave(&self) {
        self.hand_to(Holder::Nobody);
    }

    /// Gives the terminal back, if we have it, so that no thread can take it again: for the way out.
    pub fn leave_for_good(&self) {
        self.hand_to(Holder::Gone);
    }

    /// Runs `visit`, which may use the terminal (an editor, say), and takes the terminal back afterwards.
    /// [`Screen::invalidate`](super::Screen::invalidate) comes next.
    ///
    /// # Errors
    /// Where the terminal cannot be taken back.
    pub fn away<T>(&self, visit: impl FnOnce() -> T) -> io::Result<T> {
        self.hand_to(Holder::Child);
        let result = visit();
        self.enter()?;
        Ok(result)
    }

    /// True while a program we started has the terminal: its Ctrl-C is not ours.
    pub fn is_away(&self) -> bool {
        *lock(&self.shared.holder) == Holder::Child
    }

    /// Where frames are written. Silent while we do not have the terminal.
    pub fn output(&self) -> Output {
        Output {
            restore: self.clone(),
        }
    }

    fn hand_to(&self, next: Holder) {
        let mut holder = lock(&self.shared.holder);
        let had_it = *holder == Holder::Us;
        if *holder != Holder::Gone {
            *holder = next;
        }
        drop(holder);
        if had_it {
            self.switch_off();
        }
    }

    /// Waits a moment for a frame on its way, and writes only to a line that takes bytes: a stopped line or a stuck
    /// thread must not keep the program from ending.
    fn switch_off(&self) {
        let shared = &self.shared;
        let writing = lock_within(&shared.writing, PATIENCE);
        if takes_bytes(&shared.output) {
            let _ = rustix::io::write(&shared.output, LEAVE);
        }
        drop(writing);
        if let Some(modes) = lock(&shared.before).take() {
            let _ = tcsetattr(&shared.input, OptionalActions::Now, &modes);
        }
    }
}

/// Writes to the terminal while we have it; drops bytes otherwise. Unbuffered: hand it whole frames.
#[derive(Clone, Debug)]
pub struct Output {
    restore: Restore,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let shared = &self.restore.shared;
        let _writing = lock(&shared.writing);
        if *lock(&shared.holder) == Holder::Us {
            write_all(&shared.output, bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Leaves the terminal when dropped: the normal way out of the loop.
#[derive(Debug)]
pub struct Guard(Restore);

impl Guard {
    /// Enters the terminal of `restore` and promises to leave it.
    ///
    /// # Errors
    /// Where the terminal cannot be taken; what was switched on is off again.
    pub fn enter(restore: &Restore) -> io::Result<Self> {
        let guard = Self(restore.clone());
        restore.enter()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// A panic elsewhere must not keep the terminal from being restored.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn lock_within<T>(mutex: &Mutex<T>, patience: Duration) -> Option<MutexGuard<'_, T>> {
    let deadline = Instant::now() + patience;
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(guard)) => return Some(guard.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn takes_bytes(output: &OwnedFd) -> bool {
    let mut fds = [PollFd::new(output, PollFlags::OUT)];
    let patience = Timespec::try_from(PATIENCE).ok();
    poll(&mut fds, patience.as_ref()).is_ok_and(|ready| ready > 0)
}

/// Writes everything, also where somebody made the terminal non-blocking.
fn write_all(output: &OwnedFd, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(output, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => {
                let mut fds = [PollFd::new(output, PollFlags::OUT)];
                let _ = poll(&mut fds, None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
