//! A notation for keys, as in `<C-s>jj<Enter><Esc><A-Enter>text`, turned into the bytes a terminal sends.
//!
//! Plain characters stand for themselves; `<lt>` is a literal `<`. Modifiers are `C-`, `A-` and `S-`. A bare
//! Esc ends a stroke of its own, because a program tells it from Alt only by the pause that follows.

/// The bytes of `notation`, cut after each bare Esc.
pub fn strokes(notation: &str) -> Vec<Vec<u8>> {
    let mut done = Vec::new();
    let mut open = Vec::new();
    let mut rest = notation;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').map(|tail| {
            tail.split_once('>')
                .unwrap_or_else(|| panic!("key without its `>`: {rest:?}"))
        });
        let Some((name, tail)) = named else {
            open.extend(first.to_string().bytes());
            rest = &rest[first.len_utf8()..];
            continue;
        };
        rest = tail;
        if name == "Esc" {
            done.extend((!open.is_empty()).then(|| std::mem::take(&mut open)));
            done.push(b"\x1b".to_vec());
        } else {
            open.extend(key(name));
        }
    }
    done.extend((!open.is_empty()).then_some(open));
    done
}

#[derive(Clone, Copy, Default)]
struct Modifiers {
    shift: bool,
    alt: bool,
    ctrl: bool,
}

impl Modifiers {
    /// The number xterm puts behind the `;` of a modified key; 1 means none.
    fn number(self) -> u8 {
        1 + u8::from(self.shift) + 2 * u8::from(self.alt) + 4 * u8::from(self.ctrl)
    }
}

fn key(name: &str) -> Vec<u8> {
    let mut held = Modifiers::default();
    let mut base = name;
    while base.len() > 2 && base.as_bytes()[1] == b'-' {
        match base.as_bytes()[0] {
            b'S' => held.shift = true,
            b'A' => held.alt = true,
            b'C' => held.ctrl = true,
            _ => break,
        }
        base = &base[2..];
    }
    cursor_key(base, held)
        .or_else(|| typed_key(base, held))
        .unwrap_or_else(|| panic!("no such key: <{name}>"))
}

/// Keys that arrive as an escape sequence, which carries all modifiers.
fn cursor_key(base: &str, held: Modifiers) -> Option<Vec<u8>> {
    let (number, last) = match base {
        "Up" => (1, 'A'),
        "Down" => (1, 'B'),
        "Right" => (1, 'C'),
        "Left" => (1, 'D'),
        "End" => (1, 'F'),
        "Home" => (1, 'H'),
        "F1" => (1, 'P'),
        "F2" => (1, 'Q'),
        "F3" => (1, 'R'),
        "F4" => (1, 'S'),
        "Ins" => (2, '~'),
        "Del" => (3, '~'),
        "PgUp" => (5, '~'),
        "PgDn" => (6, '~'),
        "F5" => (15, '~'),
        "F6" => (17, '~'),
        "F7" => (18, '~'),
        "F8" => (19, '~'),
        "F9" => (20, '~'),
        "F10" => (21, '~'),
        "F11" => (23, '~'),
        "F12" => (24, '~'),
        _ => return None,
    };
    let sequence = match (held.number(), number, last) {
        (1, 1, 'P'..='S') => format!("\x1bO{last}"),
        (1, 1, _) => format!("\x1b[{last}"),
        (1, _, _) => format!("\x1b[{number}{last}"),
        (modifiers, _, _) => format!("\x1b[{number};{modifiers}{last}"),
    };
    Some(sequence.into_bytes())
}

/// Keys that arrive as a character: Ctrl folds it into a control code, Alt puts an Esc before it.
fn typed_key(base: &str, held: Modifiers) -> Option<Vec<u8>> {
    let mut bytes = match base {
        "Tab" if held.shift => b"\x1b[Z".to_vec(),
        "Tab" => b"\t".to_vec(),
        "Enter" => b"\r".to_vec(),
        "BS" => vec![if held.ctrl { 0x08 } else { 0x7f }],
        "Esc" => b"\x1b".to_vec(),
        "Space" => vec![if held.ctrl { 0 } else { b' ' }],
        "lt" => b"<".to_vec(),
        _ => {
            let mut letters = base.chars();
            let letter = letters.next()?;
            if letters.next().is_some() {
                return None;
            }
            match (held.ctrl, held.shift) {
                (true, _) => vec![control_code(letter)?],
                (_, true) => letter.to_uppercase().to_string().into_bytes(),
                _ => letter.to_string().into_bytes(),
            }
        }
    };
    if held.alt {
        bytes.insert(0, 0x1b);
    }
    Some(bytes)
}

fn control_code(letter: char) -> Option<u8> {
    match letter.to_ascii_uppercase() {
        code @ '@'..='_' => Some(code as u8 & 0x1f),
        '/' => Some(0x1f),
        _ => None,
    }
}
