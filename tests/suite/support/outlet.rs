//! What a program has written so far, seen by the thread that reads it and by the test that waits for it.
//!
//! A synchronised update (`CSI ? 2026 h … l`) is shown whole or not at all, as a terminal does: a condition
//! never sees half a frame.

use portable_pty::ExitStatus;
use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use vt100::{Callbacks, Parser, Screen};

/// Everything known about the program; only [`Outlet`] changes it.
pub struct Output {
    parser: Parser<Frame>,
    pub raw: Vec<u8>,
    /// When something was last written or typed.
    pub last_at: Instant,
    /// Strokes handed to the typist and not typed yet.
    pub untyped: usize,
    /// Nobody holds the program's side of the terminal any more; nothing will follow.
    pub closed: bool,
    pub exit: Option<ExitStatus>,
}

impl Output {
    /// The screen as last shown. What a program leaves unfinished is shown when it is gone.
    pub fn screen(&self) -> &Screen {
        match &self.parser.callbacks().held {
            Some(held) if !self.closed => held,
            _ => self.parser.screen(),
        }
    }

    /// True while a synchronised update is under way.
    pub fn is_drawing(&self) -> bool {
        self.parser.callbacks().held.is_some()
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.parser.callbacks_mut().held = None;
        self.parser.screen_mut().set_size(rows, cols);
    }
}

/// The screen from before an update that is not finished yet.
#[derive(Default)]
struct Frame {
    held: Option<Screen>,
}

impl Callbacks for Frame {
    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        first: Option<u8>,
        _second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        if first != Some(b'?') || !params.contains(&[2026].as_slice()) {
            return;
        }
        match last {
            'h' if self.held.is_none() => self.held = Some(screen.clone()),
            'l' => self.held = None,
            _ => {}
        }
    }
}

/// The output behind a lock that can be waited on.
#[derive(Clone)]
pub struct Outlet(Arc<(Mutex<Output>, Condvar)>);

impl Outlet {
    pub fn new((cols, rows): (u16, u16)) -> Self {
        let output = Output {
            parser: Parser::new_with_callbacks(rows, cols, 0, Frame::default()),
            raw: Vec::new(),
            last_at: Instant::now(),
            untyped: 0,
            closed: false,
            exit: None,
        };
        Self(Arc::new((Mutex::new(output), Condvar::new())))
    }

    /// Also after a panic elsewhere: a failed test must still be able to look and to clean up.
    pub fn lock(&self) -> MutexGuard<'_, Output> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the output and wakes whoever waits.
    pub fn change(&self, change: impl FnOnce(&mut Output)) {
        change(&mut self.lock());
        self.0.1.notify_all();
    }

    /// Waits until `holds` answers true, at most `limit`; tells whether it did. `holds` is asked again after
    /// every change and when the duration it names with [`Wait::Until`] is over.
    pub fn wait(&self, limit: Duration, mut holds: impl FnMut(&Output) -> Wait) -> bool {
        let deadline = Instant::now() + limit;
        let mut output = self.lock();
        loop {
            let pause = match holds(&output) {
                Wait::Over => return true,
                Wait::Never => return false,
                Wait::On => deadline,
                Wait::Until(instant) => instant.min(deadline),
            };
            let now = Instant::now();
            if now >= deadline {
                return false;
            }
            let pause = pause.saturating_duration_since(now);
            output = self
                .0
                .1
                .wait_timeout(output, pause)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Reads `source` to its end, or until `wanted` answers false.
    pub fn drain(&self, mut source: impl Read, wanted: impl Fn() -> bool) {
        let _close = CloseOnDrop(self.clone());
        let mut buffer = [0; 16 * 1024];
        while let Ok(count @ 1..) = source.read(&mut buffer) {
            if !wanted() {
                return;
            }
            self.change(|output| {
                output.raw.extend_from_slice(&buffer[..count]);
                output.parser.process(&buffer[..count]);
                output.last_at = Instant::now();
            });
        }
    }
}

/// What a condition says about the output it was shown.
pub enum Wait {
    /// It holds.
    Over,
    /// Not yet.
    On,
    /// Not yet, but time alone may decide it at this instant.
    Until(Instant),
    /// It cannot hold any more.
    Never,
}

impl From<bool> for Wait {
    fn from(holds: bool) -> Self {
        if holds { Self::Over } else { Self::On }
    }
}

/// Marks the output as closed also when the emulator panics, so that no test waits in vain.
struct CloseOnDrop(Outlet);

impl Drop for CloseOnDrop {
    fn drop(&mut self) {
        self.0.change(|output| output.closed = true);
    }
}
