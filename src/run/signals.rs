//! Signals, heard on a thread of their own so that they work while the loop is stuck.
//!
//! HUP, TERM, QUIT and INT from outside end the program: what must be rescued is rescued, the terminal given back,
//! status 128 + n. Stopping, continuing and resizing are passed to the loop.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::{flag, low_level};

use super::input::{Input, Post};
use super::surroundings;
use super::terminal::Restore;
use crate::cells;

/// How long a rescue may take before the program ends without it.
const RESCUE_TIME: Duration = Duration::from_secs(5);

/// From now on a write beyond the file-size limit of this session fails and can be told, where it would have ended the
/// program. Programs that we start are as they are used to be.
///
/// # Errors
/// Where the signal cannot be registered.
pub fn outlive_file_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::default()).map(|_| ())
}

/// Starts the signal thread. `rescue` is told the signal that ends the program, makes safe what is not yet safe,
/// and returns lines for standard error.
///
/// # Errors
/// Where signals cannot be registered or the thread not started.
pub fn watch<M: Send + 'static>(
    restore: Restore,
    post: Post<M>,
    rescue: impl Fn(i32) -> Vec<String> + Send + Sync + 'static,
) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    let rescue: Rescue = Arc::new(rescue);
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                heed(signal, &restore, &post, &rescue);
            }
        })?;
    Ok(())
}

type Rescue = Arc<dyn Fn(i32) -> Vec<String> + Send + Sync>;

fn heed<M>(signal: i32, restore: &Restore, post: &Post<M>, rescue: &Rescue) {
    match signal {
        SIGWINCH => {
            let (columns, rows) = surroundings::size();
            post.send(Input::Resized(columns, rows));
        }
        // A child that has the terminal is stopped together with us; we only go along.
        SIGTSTP if restore.is_away() => {
            let _ = low_level::raise(signal_hook::consts::SIGSTOP);
        }
        SIGTSTP => post.send(Input::StopAsked),
        // The child's Ctrl-C and Ctrl-\ reach us too, and it continues by itself.
        SIGCONT | SIGINT | SIGQUIT if restore.is_away() => {}
        SIGCONT => post.send(Input::Continued),
        SIGHUP | SIGINT | SIGQUIT | SIGTERM => end(signal, restore, rescue),
        _ => {}
    }
}

/// Ends the program with 128 + `signal`, whatever its other threads are doing.
fn end(signal: i32, restore: &Restore, rescue: &Rescue) {
    let lines = rescue_in_time(signal, Arc::clone(rescue));
    restore.leave_for_good();
    complain(&lines);
    low_level::exit(128 + signal);
}

/// Runs `rescue` on a thread of its own: a disk that hangs must not keep the terminal.
fn rescue_in_time(signal: i32, rescue: Rescue) -> Vec<String> {
    let (done, lines) = channel();
    thread::spawn(move || {
        let _ = done.send(rescue(signal));
    });
    lines.recv_timeout(RESCUE_TIME).unwrap_or_default()
}

/// Writes `lines` to standard error, which may be gone, as text from strangers.
pub(super) fn complain(lines: &[String]) {
    let mut stderr = io::stderr().lock();
    for line in lines {
        let _ = writeln!(stderr, "{}", cells::visible(line));
    }
}

/// Whether the program was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspension {
    /// It was, and runs again; [`Input::Continued`] follows.
    Stopped,
    /// No shell waits behind us that could continue it; nothing was done.
    NoShell,
}

/// Gives the terminal back and stops our process group, as Ctrl-Z does elsewhere. The loop takes the terminal again
/// on [`Input::Continued`].
///
/// # Errors
/// Where the stop cannot be sent; the terminal is ours again then.
pub fn suspend(restore: &Restore) -> io::Result<Suspension> {
    // The group of the session's leader has no shell above it: once stopped it would stay so.
    if getsid(None)? == getpgrp() {
        return Ok(Suspension::NoShell);
    }
    restore.leave();
    if let Err(error) = kill_current_process_group(Signal::STOP) {
        restore.enter()?;
        return Err(error.into());
    }
    Ok(Suspension::Stopped)
}
