//! The terminal: taken, given back, and never kept, however the program ends.
//!
//! The child is this test binary again, in a pseudo-terminal, running the ignored test at the end.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use copydesk::run::surroundings::{self, Unusable};
use copydesk::run::terminal::{Guard, Output};
use copydesk::run::{Input, Post, Restore, Screen, inbox, panic, signals};
use crossterm::event::KeyCode;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use rustix::process::{Pid, Signal, kill_process};

const PATIENCE: Duration = Duration::from_secs(20);
const LEFT: &str = "\x1b[?25h\x1b[?1049l";

#[test]
fn only_a_dumb_terminal_is_refused_by_name() {
    let check = |term: &str| surroundings::check_term(Some(OsStr::new(term)));
    assert_eq!(surroundings::check_term(None), Err(Unusable::Dumb));
    assert_eq!(check(""), Err(Unusable::Dumb));
    assert_eq!(check("dumb"), Err(Unusable::Dumb));
    for known in ["xterm", "linux", "never-heard-of-it"] {
        assert_eq!(check(known), Ok(()));
    }
    assert!(Unusable::Dumb.to_string().contains("TERM="));
}

#[test]
fn output_is_silent_before_entering_and_after_leaving() {
    let (mut far, near) = std::os::unix::net::UnixStream::pair().unwrap();
    let restore = Restore::new(near.try_clone().unwrap().into(), near.into());
    restore.leave();
    restore.output().write_all(b"frame").unwrap();
    drop(restore);
    let mut seen = String::new();
    far.read_to_string(&mut seen).unwrap();
    assert_eq!(seen, "");
}

#[test]
fn a_contained_panic_is_its_message() {
    assert_eq!(panic::contained(|| 3), Ok(3));
    let failed: Result<(), String> =
        panic::contained(|| std::panic::panic_any("no room".to_owned()));
    assert_eq!(failed, Err("no room".to_owned()));
}

/// A child in a pseudo-terminal and what it has sent so far.
struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<String>>,
    /// Bytes already waited for.
    from: usize,
}

impl Session {
    fn start() -> Self {
        let exe = std::env::current_exe().unwrap();
        let mut command = CommandBuilder::new(exe);
        command.args(["--exact", "terminal::the_child", "--ignored", "--nocapture"]);
        let mut session = Self::run(command);
        session.wait_for("READY");
        session
    }

    fn run(mut command: CommandBuilder) -> Self {
        command.env("COPYDESK_CHILD", "1");
        command.env("RUST_BACKTRACE", "0");
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::new(Mutex::new(String::new()));
        let into = Arc::clone(&seen);
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut chunk) {
                into.lock()
                    .unwrap()
                    .push_str(&String::from_utf8_lossy(&chunk[..read]));
            }
        });
        let keys = Some(pair.master.take_writer().unwrap());
        Self {
            master: Some(pair.master),
            keys,
            child,
            seen,
            from: 0,
        }
    }

    fn wait_for(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.seen.lock().unwrap().clone();
            if let Some(at) = seen[self.from..].find(text) {
                self.from += at + text.len();
                return;
            }
            assert!(
                Instant::now() < deadline,
                "no {text:?} in {:?}",
                &seen[self.from..]
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys
            .as_mut()
            .unwrap()
            .write_all(keys.as_bytes())
            .unwrap();
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    fn status(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < deadline, "the child does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::start();
    session.press("q");
    session.wait_for(LEFT);
    assert_eq!(session.status(), 0);
}

#[test]
fn a_signal_ends_the_program_even_while_the_loop_is_stuck() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::QUIT, 131),
        (Signal::INT, 130),
        (Signal::HUP, 129),
    ] {
        let mut session = Session::start();
        session.press("b");
        session.wait_for("BUSY");
        session.signal(signal);
        session.wait_for(LEFT);
        session.wait_for("rescued ‹^[›");
        assert_eq!(session.status(), code);
    }
}

#[test]
fn a_line_that_drops_ends_the_program() {
    let mut session = Session::start();
    drop(session.keys.take());
    drop(session.master.take());
    // The reading half is still open in our thread; the signal is what the kernel sends when all are gone.
    session.signal(Signal::HUP);
    assert_eq!(session.status(), 129);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let mut session = Session::start();
    session.press("p");
    session.wait_for(LEFT);
    session.wait_for("a flaw of its own");
    session.wait_for("your words are safe");
    assert_eq!(session.status(), 101);
}

#[test]
fn without_a_shell_behind_nothing_is_suspended() {
    let mut session = Session::start();
    session.press("z");
    session.wait_for("NOSHELL");
    session.press("q");
    assert_eq!(session.status(), 0);
}

#[test]
fn a_resize_is_reported() {
    let mut session = Session::start();
    let size = PtySize {
        rows: 30,
        cols: 100,
        pixel_width: 0,
        pixel_height: 0,
    };
    session.master.as_ref().unwrap().resize(size).unwrap();
    session.wait_for("SIZE100x30");
    session.press("q");
    assert_eq!(session.status(), 0);
}

#[test]
fn a_suspended_program_gives_the_terminal_back_and_takes_it_again() {
    if !Path::new("/bin/bash").exists() {
        return;
    }
    let exe = std::env::current_exe().unwrap();
    let script = format!(
        "{} --exact terminal::the_child --ignored --nocapture; echo stopped=$?; fg; echo ended=$?",
        exe.display()
    );
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["-m", "-c", &script]);
    let mut session = Session::run(command);
    session.wait_for("READY");
    session.press("z");
    session.wait_for(LEFT);
    session.wait_for("stopped=147");
    session.wait_for("\x1b[?1049h");
    session.wait_for("BACK");
    session.press("q");
    session.wait_for("ended=0");
}

#[test]
#[ignore = "the other tests run it in a terminal of its own"]
fn the_child() {
    if std::env::var_os("COPYDESK_CHILD").is_none() {
        return;
    }
    surroundings::check().unwrap();
    let restore = Restore::stdio().unwrap();
    let (mut inbox, post) =
        inbox::<()>(std::io::stdin().as_fd().try_clone_to_owned().unwrap()).unwrap();
    let post: Post<()> = post;
    signals::watch(restore.clone(), post, |_| {
        vec!["rescued \x1b[31m".to_owned()]
    })
    .unwrap();
    panic::install(restore.clone(), || vec!["your words are safe".to_owned()]);
    let guard = Guard::enter(&restore).unwrap();
    let mut screen = Screen::new(restore.output());
    say(&mut screen, "READY");
    loop {
        for input in inbox.next(None).unwrap() {
            match input {
                Input::Key(key) if key.code == KeyCode::Char('q') => {
                    drop(guard);
                    std::process::exit(0);
                }
                Input::Key(key) if key.code == KeyCode::Char('p') => std::panic::panic_any("view"),
                Input::Key(key) if key.code == KeyCode::Char('b') => {
                    say(&mut screen, "BUSY");
                    loop {
                        std::hint::spin_loop();
                    }
                }
                Input::Key(key) if key.code == KeyCode::Char('z') => {
                    let outcome = signals::suspend(&restore).unwrap();
                    say(&mut screen, &format!("{outcome:?}").to_uppercase());
                }
                Input::Continued => {
                    restore.enter().unwrap();
                    screen.invalidate();
                    say(&mut screen, "BACK");
                }
                Input::Resized(columns, rows) => say(&mut screen, &format!("SIZE{columns}x{rows}")),
                _ => {}
            }
        }
    }
}

fn say(screen: &mut Screen<Output>, text: &str) {
    let mut frame = Buffer::empty(Rect::new(0, 0, 40, 2));
    frame.set_string(0, 0, text, Style::new());
    screen.invalidate();
    screen.draw(&frame, None).unwrap();
}
