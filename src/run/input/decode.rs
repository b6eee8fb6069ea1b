//! Bytes from the keyboard turned into keys and pastes.
//!
//! Written by hand because crossterm's reader blocks on half a sequence, spins after a hang-up and tears `ESC [ A`
//! into three keys when it arrives in pieces. This one only looks at bytes: who waits, and for how long, is the
//! [`Inbox`](super::Inbox)'s to decide. Unknown sequences are swallowed whole, never typed into text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::sequences::{self, Sequence};

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";
/// Sequences longer than this are noise.
const LONGEST: usize = 64;

/// What a terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A key.
    Key(KeyEvent),
    /// Bracketed paste, line ends as `\n`.
    Paste(String),
    /// The terminal's window got the focus.
    FocusGained,
    /// The terminal's window lost the focus.
    FocusLost,
}

/// What an unfinished input is waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Nothing is unfinished.
    Nothing,
    /// One ESC: a key of its own, or the start of a sequence.
    Escape,
    /// The rest of a sequence or character.
    Rest,
    /// The end of a paste.
    Paste,
}

/// Keeps what is unfinished between reads.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes in `bytes`, and returns all that is now complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Typed> {
        let mut typed = Vec::new();
        self.pending.extend_from_slice(bytes);
        while !self.pending.is_empty() {
            let progress = if self.paste.is_some() {
                self.read_paste(&mut typed)
            } else {
                self.read_one(&mut typed)
            };
            if progress == Progress::Stuck {
                break;
            }
        }
        typed
    }

    /// What the unfinished input waits for.
    pub fn waiting(&self) -> Waiting {
        match self.pending.as_slice() {
            _ if self.paste.is_some() => Waiting::Paste,
            [] => Waiting::Nothing,
            [ESC] => Waiting::Escape,
            _ => Waiting::Rest,
        }
    }

    /// Gives up waiting: a bare ESC is the key, half a sequence is dropped, a paste ends where it is.
    pub fn give_up(&mut self) -> Vec<Typed> {
        let pending = std::mem::take(&mut self.pending);
        if let Some(mut pasted) = self.paste.take() {
            pasted.extend(pending);
            return vec![paste(&pasted)];
        }
        match pending.as_slice() {
            [ESC] => vec![key(KeyCode::Esc, KeyModifiers::NONE)],
            [ESC, byte @ (b'[' | b'O')] => vec![alt(char::from(*byte))],
            _ => Vec::new(),
        }
    }

    fn read_paste(&mut self, typed: &mut Vec<Typed>) -> Progress {
        let pasted = self.paste.get_or_insert_default();
        let end = find(&self.pending, PASTE_END);
        let taken = end.unwrap_or_else(|| self.pending.len() - started(&self.pending, PASTE_END));
        pasted.extend(self.pending.drain(..taken));
        if end.is_none() {
            return Progress::Stuck;
        }
        self.pending.drain(..PASTE_END.len());
        typed.push(paste(pasted));
        self.paste = None;
        Progress::Made
    }

    fn read_one(&mut self, typed: &mut Vec<Typed>) -> Progress {
        let (used, sequence) = match parse(&self.pending) {
            Parsed::More if self.pending.len() < LONGEST => return Progress::Stuck,
            Parsed::More => (self.pending.len(), Sequence::Unknown),
            Parsed::Done(used, sequence) => (used, sequence),
        };
        self.pending.drain(..used);
        match sequence {
            Sequence::Typed(one) => typed.push(one),
            Sequence::PasteBegins => self.paste = Some(Vec::new()),
            Sequence::Unknown => {}
        }
        Progress::Made
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Made,
    Stuck,
}

/// The start of some bytes: how many they are and what they mean, or that more are needed.
enum Parsed {
    Done(usize, Sequence),
    More,
}

fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC] | [ESC, b'O'] => Parsed::More,
        [ESC, b'O', last, ..] => Parsed::Done(3, sequences::single_shift(*last)),
        // Esc pressed twice, or Esc and then an arrow: the first is a key of its own.
        [ESC, ESC, ..] => done(1, key(KeyCode::Esc, KeyModifiers::NONE)),
        [ESC, rest @ ..] => match plain(rest) {
            Parsed::Done(used, Sequence::Typed(Typed::Key(mut event))) => {
                event.modifiers |= KeyModifiers::ALT;
                done(used + 1, Typed::Key(event))
            }
            Parsed::Done(used, other) => Parsed::Done(used + 1, other),
            Parsed::More => Parsed::More,
        },
        _ => plain(bytes),
    }
}

/// What follows `ESC [`.
fn control_sequence(rest: &[u8]) -> Parsed {
    match rest {
        // The Linux console's function keys: `ESC [ [ A`.
        [b'['] => return Parsed::More,
        [b'[', last, ..] => return Parsed::Done(4, sequences::console_function_key(*last)),
        // A mouse report of old: three more bytes, whatever they are.
        [b'M', ..] if rest.len() < 4 => return Parsed::More,
        [b'M', ..] => return Parsed::Done(6, Sequence::Unknown),
        _ => {}
    }
    match rest.iter().position(|byte| !matches!(byte, 0x20..=0x3F)) {
        None => Parsed::More,
        Some(end) if matches!(rest[end], 0x40..=0x7E) => {
            Parsed::Done(end + 3, sequences::control(&rest[..end], rest[end]))
        }
        // Broken off by another key, which stays.
        Some(end) => Parsed::Done(end + 2, Sequence::Unknown),
    }
}

/// A character or control byte.
fn plain(bytes: &[u8]) -> Parsed {
    let first = bytes[0];
    if first < 0x80 {
        return done(1, sequences::ascii(first));
    }
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return done(1, sequences::character(char::REPLACEMENT_CHARACTER)),
    };
    let available = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(available) {
        Ok(text) => {
            let c = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
            done(length, sequences::character(c))
        }
        Err(error) if error.error_len().is_none() => Parsed::More,
        Err(_) => done(1, sequences::character(char::REPLACEMENT_CHARACTER)),
    }
}

fn done(used: usize, typed: Typed) -> Parsed {
    Parsed::Done(used, Sequence::Typed(typed))
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Typed {
    Typed::Key(KeyEvent::new(code, modifiers))
}

fn alt(c: char) -> Typed {
    let shift = if c.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    key(KeyCode::Char(c), KeyModifiers::ALT | shift)
}

fn paste(bytes: &[u8]) -> Typed {
    let text = String::from_utf8_lossy(bytes);
    Typed::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// How many bytes at the end of `bytes` are a start of `wanted`.
fn started(bytes: &[u8], wanted: &[u8]) -> usize {
    let longest = wanted.len().min(bytes.len() + 1);
    let starts = (1..longest).rev();
    starts
        .into_iter()
        .find(|&length| bytes.ends_with(&wanted[..length]))
        .unwrap_or(0)
}
