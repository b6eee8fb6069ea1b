//! Waiting for whatever happens next: keys, a resize, a signal, a message from a worker.
//!
//! One thread waits in one place, without a tick: an idle program is not woken at all. [`Inbox::next`] returns
//! everything that has arrived, so that typed-ahead keys cost one frame. A terminal that hung up is said once and
//! never read again.

mod decode;
mod sequences;
mod wait;

pub use decode::{Decoder, Typed, Waiting};

use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;

use wait::{Readiness, read_some, wait};

/// How long a bare ESC may turn out to be the start of a sequence.
const ESCAPE_WAIT: Duration = Duration::from_millis(40);
/// How long the rest of a sequence may take, on a slow line.
const REST_WAIT: Duration = Duration::from_millis(250);
/// How long the rest of a paste may take.
const PASTE_WAIT: Duration = Duration::from_secs(5);
/// Bytes taken in before drawing again, so that a flood of input cannot keep a frame away.
const FLOOD: usize = 1 << 20;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input<M> {
    /// A key. Ctrl-C and Ctrl-Z come as keys.
    Key(KeyEvent),
    /// A bracketed paste, line ends as `\n`.
    Paste(String),
    /// The terminal has this many columns and rows now, perhaps the same as before: invalidate and draw.
    Resized(u16, u16),
    /// The window got the focus: a moment to look at the file.
    FocusGained,
    /// The window lost the focus.
    FocusLost,
    /// Somebody asks us to stop (SIGTSTP): call [`super::signals::suspend`].
    StopAsked,
    /// The program runs again after a stop: enter the terminal, invalidate, draw, look at the file.
    Continued,
    /// The terminal is gone. Nothing more will come: save what must be saved and end.
    HungUp,
    /// A message from another thread.
    Message(M),
}

/// Posts inputs to the [`Inbox`] from any thread, and wakes it.
#[derive(Debug)]
pub struct Post<M> {
    sender: Sender<Input<M>>,
    bell: Arc<UnixStream>,
}

impl<M> Clone for Post<M> {
    fn clone(&self) -> Self {
        Self {
            sender: self.sender.clone(),
            bell: Arc::clone(&self.bell),
        }
    }
}

impl<M> Post<M> {
    /// Delivers `input`. After the inbox is gone nothing happens.
    pub fn send(&self, input: Input<M>) {
        if self.sender.send(input).is_ok() {
            // A full pipe means that the inbox is being woken already.
            let _ = (&*self.bell).write(&[0]);
        }
    }
}

/// Where everything arrives.
#[derive(Debug)]
pub struct Inbox<M> {
    keyboard: Option<OwnedFd>,
    bell: UnixStream,
    messages: Receiver<Input<M>>,
    decoder: Decoder,
    last_byte: Instant,
}

/// An inbox that reads keys from `keyboard`, and the way to post to it.
///
/// # Errors
/// Where no socket pair can be made.
pub fn inbox<M>(keyboard: OwnedFd) -> io::Result<(Inbox<M>, Post<M>)> {
    let (sender, messages) = channel();
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    theirs.set_nonblocking(true)?;
    let inbox = Inbox {
        keyboard: Some(keyboard),
        bell: ours,
        messages,
        decoder: Decoder::default(),
        last_byte: Instant::now(),
    };
    let bell = Arc::new(theirs);
    Ok((inbox, Post { sender, bell }))
}

impl<M> Inbox<M> {
    /// Waits until something happens, at most `timeout` or for ever, and returns all of it in order of kind: keys
    /// first. Empty after a timeout. Of several resizes only the last is reported.
    ///
    /// # Errors
    /// Where waiting itself fails.
    pub fn next(&mut self, timeout: Option<Duration>) -> io::Result<Vec<Input<M>>> {
        let deadline = timeout.map(|timeout| Instant::now() + timeout);
        let mut found = Vec::new();
        while found.is_empty() {
            let until = [deadline, self.patience()].into_iter().flatten().min();
            let keyboard = self.keyboard.as_ref().map(AsFd::as_fd);
            let ready = wait(keyboard, self.bell.as_fd(), until)?;
            self.collect(ready, &mut found);
            let now = Instant::now();
            if found.is_empty() && self.patience().is_some_and(|until| now >= until) {
                found.extend(self.decoder.give_up().into_iter().map(Input::from));
            }
            if deadline.is_some_and(|deadline| now >= deadline) {
                break;
            }
        }
        Ok(keep_last_resize(found))
    }

    /// When unfinished input is given up; none where nothing is unfinished.
    fn patience(&self) -> Option<Instant> {
        let wait = match self.decoder.waiting() {
            Waiting::Nothing => return None,
            Waiting::Escape => ESCAPE_WAIT,
            Waiting::Rest => REST_WAIT,
            Waiting::Paste => PASTE_WAIT,
        };
        Some(self.last_byte + wait)
    }

    fn collect(&mut self, ready: Readiness, found: &mut Vec<Input<M>>) {
        if ready.bell {
            wait::silence(&self.bell);
        }
        if ready.keyboard {
            self.read_keys(found);
        }
        if ready.hung_up {
            self.hang_up(found);
        }
        found.extend(self.messages.try_iter());
    }

    /// Reads until the keyboard has no more for now.
    fn read_keys(&mut self, found: &mut Vec<Input<M>>) {
        let mut taken = 0;
        while let Some(keyboard) = self.keyboard.as_ref().filter(|_| taken < FLOOD) {
            match read_some(keyboard) {
                Ok(bytes) if bytes.is_empty() => return,
                Ok(bytes) => {
                    taken += bytes.len();
                    self.last_byte = Instant::now();
                    found.extend(self.decoder.feed(&bytes).into_iter().map(Input::from));
                }
                Err(_) => return self.hang_up(found),
            }
        }
    }

    fn hang_up(&mut self, found: &mut Vec<Input<M>>) {
        if self.keyboard.take().is_some() {
            found.push(Input::HungUp);
        }
    }
}

impl<M> From<Typed> for Input<M> {
    fn from(typed: Typed) -> Self {
        match typed {
            Typed::Key(event) => Self::Key(event),
            Typed::Paste(text) => Self::Paste(text),
            Typed::FocusGained => Self::FocusGained,
            Typed::FocusLost => Self::FocusLost,
        }
    }
}

fn keep_last_resize<M>(mut inputs: Vec<Input<M>>) -> Vec<Input<M>> {
    let is_resize = |input: &Input<M>| matches!(input, Input::Resized(..));
    let last = inputs.iter().rposition(is_resize);
    let mut at = 0..;
    inputs.retain(|input| {
        let here = at.next();
        !is_resize(input) || here == last
    });
    inputs
}
