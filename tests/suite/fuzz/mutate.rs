//! Texts made of sound ones by what happens to files: pieces cut, moved, repeated, torn, bytes flipped.

use crate::support::dice::Dice;

/// What parsers stumble over.
const NASTY: &[&str] = &[
    "\r",
    "\r\n",
    "\n",
    "\n\n\n",
    "\u{FEFF}",
    "\0",
    "\t",
    "    ",
    "[",
    "]",
    "](",
    "] (",
    ")",
    "[[[[[[[[",
    "((((((((",
    "<!--",
    "-->",
    "<!-- goes here",
    "```",
    "~~~\n",
    "**",
    "****",
    "__",
    "`",
    "``",
    "|",
    " | ",
    "||||",
    "\\",
    "\\\\",
    "> > > > ",
    "* * * * ",
    "* ",
    "- ",
    "1. ",
    "        * ",
    "# ",
    "######## ",
    "---\n",
    "===\n",
    "&amp;",
    "&#x0;",
    "9999-99-99",
    "0000-00-00",
    "-9999-12-31",
    "2026-02-30",
    "2026-01-08 - 2020-01-01",
    "99999999999999999999",
    "\u{200B}",
    "\u{202E}",
    "\u{FFFD}",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{1F1E9}\u{1F1EA}",
    "ß",
    "İ",
    "√©",
    "Ã©",
    "http://",
    "https://",
    "https://a/?utm_source=",
    "https://[::1",
    "https://é.example/ü",
    "%zz",
    "[a]: ",
    "[a][b]",
    "![",
    "<a href=\"",
    "</",
    "<T>",
    "| --- |\n",
    "Date: ",
    "Number: ",
    "---\ntitle: \"",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "INSERT_LINK_HERE",
    "$twir_issue_number",
    "Part 0",
    "...",
    "…",
    "Virtual",
    " , ,, ",
    "CFP closes ",
];

/// The largest text, in bytes.
const LIMIT: usize = 300_000;

/// A text made of one of `originals`; its bytes may be no UTF-8.
pub fn mutated(originals: &[String], dice: &mut Dice) -> Vec<u8> {
    let mut text = dice.pick(originals).clone().into_bytes();
    if dice.below(3) > 0 {
        // Small ones find as much and are faster.
        let piece = piece(&text, dice);
        text = piece;
    }
    for _ in 0..=dice.below(8) {
        mutate(&mut text, originals, dice);
        text.truncate(LIMIT);
    }
    // Mostly texts; otherwise whatever the bytes are.
    if dice.below(8) > 0 {
        text = String::from_utf8_lossy(&text).into_owned().into_bytes();
    }
    text
}

fn mutate(text: &mut Vec<u8>, originals: &[String], dice: &mut Dice) {
    let at = dice.below(text.len() + 1);
    match dice.below(12) {
        0 => drop(text.drain(range(text.len(), dice))),
        1 => {
            let other = dice.pick(originals).as_bytes();
            let piece = piece(other, dice);
            text.splice(at..at, piece);
        }
        2 => {
            let piece = piece(text, dice);
            text.splice(at..at, piece);
        }
        3 => {
            let line = line(text, dice);
            let times = 1 + dice.below(60);
            let at = line_start(text, at);
            text.splice(at..at, line.repeat(times));
        }
        4 => {
            let line = line(text, dice);
            let at = line_start(text, at);
            text.splice(at..at, line);
        }
        5..=7 => {
            let nasty = dice.pick(NASTY).as_bytes();
            let times = 1 + dice.below(3) * dice.below(12);
            text.splice(at..at, nasty.repeat(times));
        }
        8 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        9 => {
            for _ in 0..=dice.below(6) {
                let at = dice.below(text.len() + 1);
                if let Some(byte) = text.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
                    *byte = b'0' + u8::try_from(dice.below(10)).expect("a digit");
                }
            }
        }
        10 => {
            let from = if dice.below(2) == 0 {
                &b"\n"[..]
            } else {
                &b" "[..]
            };
            text.splice(at..at, from.iter().copied());
            let next = text.iter().skip(at + 1).position(|&byte| byte == b'\n');
            if let Some(next) = next {
                text.remove(at + 1 + next);
            }
        }
        _ => {
            let plain = String::from_utf8_lossy(text).replace("\r\n", "\n");
            *text = plain.replace('\n', "\r\n").into_bytes();
        }
    }
}

fn range(len: usize, dice: &mut Dice) -> std::ops::Range<usize> {
    let start = dice.below(len + 1);
    let reach = if dice.below(4) == 0 { len } else { 200 };
    start..(start + dice.below(reach + 1)).min(len)
}

fn piece(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let start = line_start(text, dice.below(text.len() + 1));
    let end = (start + dice.below(4000)).min(text.len());
    text[start..end].to_vec()
}

fn line(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let start = line_start(text, dice.below(text.len() + 1));
    let rest = &text[start..];
    let end = rest.iter().position(|&byte| byte == b'\n');
    rest[..end.map_or(rest.len(), |end| end + 1)].to_vec()
}

fn line_start(text: &[u8], at: usize) -> usize {
    let before = &text[..at.min(text.len())];
    before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |newline| newline + 1)
}
