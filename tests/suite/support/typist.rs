//! The thread that types into a terminal, so that a program that does not read cannot hang a test.

use super::outlet::Outlet;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a person takes at least from Esc to the next key. Programs tell Esc from Alt by time alone, and
/// copydesk waits up to 50 ms.
const AFTER_ESC: Duration = Duration::from_millis(100);
const UNREAD_LIMIT: Duration = Duration::from_secs(10);

/// Types strokes in order, with a pause after each bare Esc.
pub struct Typist {
    strokes: Option<Sender<Vec<u8>>>,
    thread: Option<JoinHandle<()>>,
    outlet: Outlet,
}

impl Typist {
    pub fn new(mut keyboard: impl Write + Send + 'static, tty: PathBuf, outlet: Outlet) -> Self {
        let (strokes, inbox) = mpsc::channel::<Vec<u8>>();
        let typed = outlet.clone();
        let thread = thread::spawn(move || {
            let mut after_esc = false;
            for stroke in inbox {
                if after_esc {
                    wait_until_read(&tty);
                    thread::sleep(AFTER_ESC);
                }
                if keyboard.write_all(&stroke).is_err() {
                    return;
                }
                typed.change(|output| {
                    output.untyped -= 1;
                    output.last_at = Instant::now();
                });
                after_esc = stroke == b"\x1b";
            }
        });
        Self {
            strokes: Some(strokes),
            thread: Some(thread),
            outlet,
        }
    }

    /// Hands the stroke over and returns at once. Typing at a program that is gone is not an error.
    pub fn type_in(&self, stroke: Vec<u8>) {
        if let Some(strokes) = &self.strokes {
            self.outlet.lock().untyped += 1;
            let _ = strokes.send(stroke);
        }
    }

    /// Types what is left and lets go of the keyboard.
    pub fn leave(&mut self) {
        self.strokes = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Opens the program's side of a terminal without making it ours.
pub fn open_tty(tty: &Path) -> io::Result<File> {
    let no_control = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).expect("a flag of open(2)");
    OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(no_control)
        .open(tty)
}

/// The kernel announces no such thing, so this has to look again and again.
fn wait_until_read(tty: &Path) {
    let deadline = Instant::now() + UNREAD_LIMIT;
    let Ok(tty) = open_tty(tty) else { return };
    while Instant::now() < deadline {
        match rustix::io::ioctl_fionread(&tty) {
            Ok(1..) => thread::sleep(Duration::from_millis(1)),
            _ => return,
        }
    }
}
