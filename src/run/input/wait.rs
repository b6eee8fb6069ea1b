//! Sleeping until a descriptor has something to say, and reading without blocking.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// Bytes per read: more than a terminal's own buffer.
const CHUNK: usize = 4096;

/// What woke us.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readiness {
    /// There are bytes to read.
    pub(super) keyboard: bool,
    /// The terminal is gone.
    pub(super) hung_up: bool,
    /// Somebody posted a message.
    pub(super) bell: bool,
}

/// Sleeps until something is ready or `until` has come; for ever where that is none.
pub(super) fn wait(
    keyboard: Option<BorrowedFd<'_>>,
    bell: BorrowedFd<'_>,
    until: Option<Instant>,
) -> io::Result<Readiness> {
    let mut fds = vec![PollFd::from_borrowed_fd(bell, PollFlags::IN)];
    fds.extend(keyboard.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
    loop {
        let timeout = until.map(|until| until.saturating_duration_since(Instant::now()));
        let timeout = timeout.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut fds, timeout.as_ref()) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let keyboard = fds.get(1).map_or(PollFlags::empty(), PollFd::revents);
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    Ok(Readiness {
        keyboard: keyboard.contains(PollFlags::IN),
        hung_up: keyboard.intersects(gone),
        bell: !fds[0].revents().is_empty(),
    })
}

/// Reads what is there; empty where there is nothing for now, an error where the terminal is gone.
pub(super) fn read_some(keyboard: impl AsFd) -> io::Result<Vec<u8>> {
    let ready = wait(
        Some(keyboard.as_fd()),
        keyboard.as_fd(),
        Some(Instant::now()),
    )?;
    if !ready.keyboard {
        return Ok(Vec::new());
    }
    let mut chunk = [0; CHUNK];
    match rustix::io::read(keyboard, &mut chunk) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(read) => Ok(chunk[..read].to_vec()),
        Err(Errno::AGAIN | Errno::INTR) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Takes in the rings so far.
pub(super) fn silence(mut bell: &UnixStream) {
    let mut rings = [0; 256];
    while bell.read(&mut rings).is_ok_and(|read| read == rings.len()) {}
}
