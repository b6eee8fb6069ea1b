//! The tables: which bytes are which key, for xterm and its relatives and the Linux console.
//!
//! Named as crossterm names them: capital letters carry `SHIFT`, a raw line feed is Ctrl-J, `0x7F` is Backspace.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::decode::Typed;

/// The meaning of a complete sequence.
pub(super) enum Sequence {
    /// Something typed.
    Typed(Typed),
    /// What follows is pasted text.
    PasteBegins,
    /// Not for us.
    Unknown,
}

/// A byte below 0x80.
pub(super) fn ascii(byte: u8) -> Typed {
    let control = |c: u8| (KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    let (code, modifiers) = match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7F => (KeyCode::Backspace, KeyModifiers::NONE),
        0x1B => (KeyCode::Esc, KeyModifiers::NONE),
        0 => control(b' '),
        0x01..=0x1A => control(byte - 1 + b'a'),
        0x1C..=0x1F => control(byte - 0x1C + b'4'),
        _ => return character(char::from(byte)),
    };
    Typed::Key(KeyEvent::new(code, modifiers))
}

/// A printable character.
pub(super) fn character(c: char) -> Typed {
    let modifiers = if c.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    Typed::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
}

/// `ESC O` and `last`: keys in application mode and on the keypad.
pub(super) fn single_shift(last: u8) -> Sequence {
    let code = match last {
        b'M' => KeyCode::Enter,
        b'j'..=b'y' => KeyCode::Char(char::from(last - 0x40)),
        _ => return named(last, KeyModifiers::NONE),
    };
    pressed(code, KeyModifiers::NONE)
}

/// `ESC [ [` and `last`.
pub(super) fn console_function_key(last: u8) -> Sequence {
    match last {
        b'A'..=b'E' => pressed(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE),
        _ => Sequence::Unknown,
    }
}

/// `ESC [`, parameters and `last`.
pub(super) fn control(parameters: &[u8], last: u8) -> Sequence {
    let Some(numbers) = numbers(parameters) else {
        return Sequence::Unknown;
    };
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    match last {
        b'I' if parameters.is_empty() => Sequence::Typed(Typed::FocusGained),
        b'O' if parameters.is_empty() => Sequence::Typed(Typed::FocusLost),
        b'~' if first == 200 => Sequence::PasteBegins,
        // xterm's modifyOtherKeys: the character comes third.
        b'~' if first == 27 => encoded(numbers.get(2).copied().unwrap_or(0), modifiers),
        b'~' => numbered(first, modifiers),
        b'u' => encoded(first, modifiers),
        _ => named(last, modifiers),
    }
}

/// Parameters as numbers, sub-parameters left out; none where there is anything else.
fn numbers(parameters: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(parameters).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.split(';')
        .map(|one| match one.split(':').next() {
            None | Some("") => Some(0),
            Some(number) => number.parse().ok(),
        })
        .collect()
}

/// xterm's modifier parameter: one more than the sum of 1 shift, 2 alt, 4 control, 8 meta.
fn modifiers(parameter: u32) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::META),
    ]
    .into_iter()
    .filter(|(bit, _)| bits & bit != 0)
    .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

fn named(last: u8, modifiers: KeyModifiers) -> Sequence {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => return pressed(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT),
        _ => return Sequence::Unknown,
    };
    pressed(code, modifiers)
}

fn numbered(number: u32, modifiers: KeyModifiers) -> Sequence {
    let function = |base: u32| u8::try_from(number - base).map_or(KeyCode::Null, KeyCode::F);
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => return Sequence::Unknown,
    };
    pressed(code, modifiers)
}

/// A key given as its character's number.
fn encoded(number: u32, modifiers: KeyModifiers) -> Sequence {
    let code = match (number, char::from_u32(number)) {
        (9, _) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        (9, _) => KeyCode::Tab,
        (13, _) => KeyCode::Enter,
        (27, _) => KeyCode::Esc,
        (8 | 127, _) => KeyCode::Backspace,
        // The private use area holds keys without a character.
        (0..=31 | 0xE000..=0xF8FF, _) | (_, None) => return Sequence::Unknown,
        (_, Some(c)) if modifiers.contains(KeyModifiers::SHIFT) => {
            KeyCode::Char(c.to_uppercase().next().unwrap_or(c))
        }
        (_, Some(c)) => KeyCode::Char(c),
    };
    pressed(code, modifiers)
}

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Sequence {
    Sequence::Typed(Typed::Key(KeyEvent::new(code, modifiers)))
}
