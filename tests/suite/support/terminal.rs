//! A real program in a pseudo-terminal, watched through a terminal emulator.
//!
//! Nothing here sleeps to synchronise: every wait is for a condition, is woken by output, and ends at a deadline
//! with a failure that shows the screen. Dropping the terminal ends the program and what it started.

use super::keys;
use super::launch::Options;
use super::outlet::{Outlet, Output, Wait};
use super::picture;
use super::scratch::Scratch;
use super::typist::{Typist, open_tty};
use portable_pty::{Child, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal};
use rustix::termios::{OptionalActions, SpecialCodeIndex};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Silence that counts as the end of drawing.
const QUIET: Duration = Duration::from_millis(60);
/// What a program wrote last may arrive after its exit; what it left running may never close the terminal.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A running program and its screen.
pub struct Terminal {
    outlet: Outlet,
    typist: Typist,
    master: Option<Box<dyn MasterPty + Send>>,
    tty: PathBuf,
    pid: Pid,
    listening: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    deadline: Duration,
    _home: Option<Scratch>,
}

impl Terminal {
    /// Starts the program.
    pub fn start(options: &Options) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(options.size))
            .expect("a pseudo-terminal");
        let (command, home) = options.command();
        let source = pair.master.try_clone_reader().expect("a reader");
        let keyboard = pair.master.take_writer().expect("a writer");
        let tty = pair.master.tty_name().expect("a terminal has a name");
        let child = pair.slave.spawn_command(command).expect("a program");
        let pid = child.process_id().and_then(|pid| i32::try_from(pid).ok());
        let outlet = Outlet::new(options.size);
        let listening = Arc::new(AtomicBool::new(true));
        let (feed, wanted) = (outlet.clone(), Arc::clone(&listening));
        let reader = thread::spawn(move || feed.drain(source, || wanted.load(Ordering::SeqCst)));
        await_exit(outlet.clone(), child);
        Self {
            typist: Typist::new(keyboard, tty.clone(), outlet.clone()),
            outlet,
            master: Some(pair.master),
            tty,
            pid: pid.and_then(Pid::from_raw).expect("a process id"),
            listening,
            reader: Some(reader),
            deadline: options.deadline,
            _home: home,
        }
    }

    /// Types these bytes as they are.
    pub fn send(&self, text: &str) {
        self.typist.type_in(text.as_bytes().to_vec());
    }

    /// Types keys in the notation of [`keys`].
    pub fn keys(&self, notation: &str) {
        for stroke in keys::strokes(notation) {
            self.typist.type_in(stroke);
        }
    }

    /// Pastes as terminals do: once the program asked for bracketed paste, with line ends as carriage returns.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        self.wait_output("bracketed paste was not asked for", |output| {
            output.screen().bracketed_paste().into()
        });
        let text = text.replace("\r\n", "\r").replace('\n', "\r");
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until `text` stands in one row of the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} did not appear"), |screen| {
            screen.contains(text)
        });
    }

    /// Waits until `text` stands nowhere on the screen.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("{text:?} did not go away"), |screen| {
            !screen.contains(text)
        });
    }

    /// Waits until `holds` is true of the screen's text; `failure` says what went wrong where it never is.
    #[track_caller]
    pub fn wait_until(&self, failure: &str, holds: impl Fn(&str) -> bool) {
        self.wait_output(failure, |output| {
            match holds(&picture::plain(output.screen())) {
                false if output.closed => Wait::Never,
                answer => answer.into(),
            }
        });
    }

    /// Waits until nothing was typed or written for 60 ms and no frame is half drawn. For snapshots only.
    #[track_caller]
    pub fn settle(&self) {
        self.wait_output("the screen never came to rest", |output| {
            let quiet_at = output.last_at + QUIET;
            if output.closed {
                Wait::Over
            } else if output.is_drawing() || output.untyped > 0 {
                Wait::On
            } else if quiet_at.elapsed().is_zero() {
                Wait::Until(quiet_at)
            } else {
                Wait::Over
            }
        });
    }

    /// True where the program writes nothing for `time`.
    pub fn is_silent_for(&self, time: Duration) -> bool {
        let before = self.outlet.lock().raw.len();
        !self
            .outlet
            .wait(time, |output| (output.raw.len() > before).into())
    }

    /// The screen's rows without trailing blanks, joined by newlines.
    pub fn screen(&self) -> String {
        picture::plain(self.outlet.lock().screen())
    }

    /// The screen with its styles and cursor, for snapshots.
    pub fn styled_screen(&self) -> String {
        picture::styled(self.outlet.lock().screen())
    }

    /// Column and row of the cursor from zero, `None` while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        picture::cursor(self.outlet.lock().screen())
    }

    /// Every byte written so far.
    pub fn raw_output(&self) -> Vec<u8> {
        self.outlet.lock().raw.clone()
    }

    /// Gives the terminal another size, which the program hears of by a signal.
    pub fn resize(&self, cols: u16, rows: u16) {
        let mut output = self.outlet.lock();
        output.resize(cols, rows);
        output.last_at = Instant::now();
        if let Some(master) = &self.master {
            master.resize(pty_size((cols, rows))).expect("a resize");
        }
    }

    /// Sends a signal to the program alone.
    pub fn kill(&self, signal: Signal) {
        if self.outlet.lock().exit.is_none() {
            rustix::process::kill_process(self.pid, signal).expect("a signal");
        }
    }

    /// Drops the line, as a lost SSH connection does: the program gets SIGHUP and can write no more.
    pub fn hang_up(&mut self) {
        // The writer of portable-pty types an end-of-file as it goes, unless the terminal has no key for it; and
        // the reader lets go of the line only when something arrives, which a byte from the other side is.
        if let Ok(mut tty) = open_tty(&self.tty) {
            if let Ok(mut modes) = rustix::termios::tcgetattr(&tty) {
                modes.special_codes[SpecialCodeIndex::VEOF] = 0;
                let _ = rustix::termios::tcsetattr(&tty, OptionalActions::Now, &modes);
            }
            self.typist.leave();
            self.listening.store(false, Ordering::SeqCst);
            let _ = tty.write_all(b"\0");
            if let Some(reader) = self.reader.take() {
                let _ = reader.join();
            }
        }
        self.master = None;
    }

    /// Waits for the program to end, and for its last output.
    #[track_caller]
    pub fn wait_exit(&self) -> ExitStatus {
        self.wait_output("the program did not end", |output| {
            output.exit.is_some().into()
        });
        self.outlet
            .wait(LAST_WORDS.min(self.deadline), |output| output.closed.into());
        self.outlet.lock().exit.clone().expect("it has ended")
    }

    #[track_caller]
    fn wait_output(&self, failure: &str, holds: impl FnMut(&Output) -> Wait) {
        if !self.outlet.wait(self.deadline, holds) {
            let message = self.failure(failure);
            panic!("{message}");
        }
    }

    /// The failure, what became of the program, and the whole screen in a frame.
    fn failure(&self, failure: &str) -> String {
        let output = self.outlet.lock();
        let state = match &output.exit {
            Some(status) => format!("the program has ended: {status}"),
            None if output.closed => "the program has closed its terminal".to_owned(),
            None => format!("the program still runs, waited {:?}", self.deadline),
        };
        let width = usize::from(output.screen().size().1);
        let mut message = format!("{failure} ({state})\n┌{}┐\n", "─".repeat(width));
        for row in picture::plain(output.screen()).split('\n') {
            let blanks = width.saturating_sub(unicode_width::UnicodeWidthStr::width(row));
            let _ = writeln!(message, "│{row}{}│", " ".repeat(blanks));
        }
        let _ = write!(message, "└{}┘", "─".repeat(width));
        message
    }
}

impl Drop for Terminal {
    /// The program leads a process group of its own, so its children go with it.
    fn drop(&mut self) {
        if self.outlet.lock().exit.is_none() {
            let _ = rustix::process::kill_process_group(self.pid, Signal::KILL);
        }
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn await_exit(outlet: Outlet, mut child: Box<dyn Child + Send + Sync>) {
    thread::spawn(move || {
        if let Ok(status) = child.wait() {
            outlet.change(|output| output.exit = Some(status));
        }
    });
}
