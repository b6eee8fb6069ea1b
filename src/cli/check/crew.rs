//! Several files at once, their results in order, and progress where somebody waits for it.

use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a run may take before it says how far it is.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often it says so again.
const TICK: Duration = Duration::from_millis(100);

/// The stack of a worker in bytes, as large as that of a main thread.
const STACK: usize = 8 * 1024 * 1024;

/// What `work` makes of each of `all`, in their order.
pub(super) fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (post, inbox) = mpsc::channel();
    let labour = |post: mpsc::Sender<(usize, R)>| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return };
            if post.send((at, work(one))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let mut hired = 0;
        for _ in 0..workers.min(all.len()) {
            let (post, labour) = (post.clone(), &labour);
            let worker = thread::Builder::new().stack_size(STACK);
            hired += usize::from(worker.spawn_scoped(scope, move || labour(post)).is_ok());
        }
        if hired == 0 {
            labour(post.clone());
        }
        drop(post);
        collect(&inbox, all.len())
    })
}

fn collect<R>(inbox: &mpsc::Receiver<(usize, R)>, total: usize) -> Vec<R> {
    let mut done: Vec<Option<R>> = Vec::new();
    done.resize_with(total, || None);
    let mut progress = Progress::new(total);
    loop {
        match inbox.recv_timeout(TICK) {
            Ok((at, result)) => {
                done[at] = Some(result);
                progress.count += 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        progress.show();
    }
    done.into_iter().flatten().collect()
}

/// How far a run is, on standard error where that is a terminal.
struct Progress {
    total: usize,
    count: usize,
    started: Instant,
    shown: Option<Instant>,
    is_watched: bool,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self {
            total,
            count: 0,
            started: Instant::now(),
            shown: None,
            is_watched: io::stderr().is_terminal(),
        }
    }

    fn show(&mut self) {
        let is_due = match self.shown {
            Some(shown) => shown.elapsed() >= TICK,
            None => self.started.elapsed() >= PATIENCE,
        };
        if self.is_watched && is_due {
            let (count, total) = (self.count, self.total);
            let _ = write!(io::stderr(), "\r{count} of {total} checked\x1b[K");
            self.shown = Some(Instant::now());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
