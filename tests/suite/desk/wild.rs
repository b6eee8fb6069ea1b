//! Whatever is typed: the screen draws, the selection exists, and undo leads back to the bytes of the file.

use super::super::support::shared::shared;
use super::{Desk, event};
use std::fs;

const KEYS: &[&str] = &[
    "j",
    "k",
    "g",
    "G",
    "Tab",
    "S-Tab",
    "1",
    "2",
    "3",
    ">",
    "<",
    "Esc",
    "Enter",
    "Space",
    "z",
    "a",
    "A",
    "e",
    "s",
    "d",
    "p",
    "m",
    "J",
    "K",
    "Del",
    "v",
    "t",
    "y",
    "u",
    "U",
    "[",
    "]",
    "X",
    "f",
    "F",
    "T",
    "/",
    "n",
    "N",
    "'",
    "Ctrl-P",
    ":",
    "?",
    "H",
    "Ctrl-R",
    "Down",
    "Up",
    "PgDn",
    "PgUp",
    "Home",
    "End",
    "Left",
    "Right",
    "Backspace",
    "Ctrl-S",
    "Ctrl-J",
    "Ctrl-O",
    "Ctrl-N",
    "Ctrl-K",
    "Ctrl-U",
    "Ctrl-W",
    "Ctrl-Y",
    "b",
    "c",
    "x",
    "é",
    "[",
    "(",
    "`",
    "|",
    "w",
    "q",
    "Ctrl-Q",
    "Alt-Enter",
    "Alt-b",
    "Ctrl-A",
    "Ctrl-E",
    "4",
];

const PASTES: &[&str] = &[
    "https://two.example/a?utm_source=x",
    "[a [b] `c`](https://two.example/(x))",
    "* 2026-02-03 | Virtual (Berlin, DE) | [Org](https://o.example)\n    * [**Talk**](https://o.example/t)\n",
    "junk",
    "a\r\nb\rc\td\u{200b}\u{1b}[31m",
    "* one\r\n* [two](https://two.example)\r\n",
    "2026-02-03",
    "🦀👩‍👩‍👧 e\u{301}",
    "",
    "\n",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

fn run(text: &str, seed: u64, steps: usize) {
    let mut desk = Desk::on(text);
    let original = desk.source().to_owned();
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut typed = Vec::new();
    for _ in 0..steps {
        match dice.roll(40) {
            0 => {
                let text = PASTES[dice.roll(PASTES.len())];
                typed.push(format!("paste {text:?}"));
                desk.app.paste(text);
            }
            1 => {
                let sizes = [
                    (80, 24),
                    (60, 20),
                    (200, 60),
                    (40, 12),
                    (19, 4),
                    (1, 1),
                    (20, 5),
                ];
                desk.size = sizes[dice.roll(sizes.len())];
                desk.app.resize(desk.size.0, desk.size.1);
            }
            _ => {
                let key = KEYS[dice.roll(KEYS.len())];
                typed.push(key.to_owned());
                desk.app.key(event(key));
            }
        }
        let session = desk.session();
        let rows = session.rows().len();
        assert!(
            session.row() < rows.max(1),
            "row {} of {rows}, seed {seed}",
            session.row()
        );
        if dice.roll(4) == 0 {
            desk.rows();
        }
    }
    let last = desk.source().to_owned();
    let session = desk.app.session_mut().unwrap();
    let steps = session.history().position();
    session.travel(0);
    assert_eq!(session.issue().source(), original, "seed {seed}: {typed:?}");
    session.travel(steps);
    assert_eq!(session.issue().source(), last, "seed {seed}");
}

fn seeds() -> std::ops::Range<u64> {
    let many = std::env::var("COPYDESK_WILD")
        .ok()
        .and_then(|n| n.parse().ok());
    0..many.unwrap_or(6)
}

#[test]
fn whatever_is_typed_into_the_demo_undo_leads_back_to_its_bytes() {
    for seed in seeds() {
        run(include_str!("../../../assets/demo/draft.md"), seed, 300);
    }
}

#[test]
fn whatever_is_typed_into_an_unknown_letter_undo_leads_back_to_its_bytes() {
    let text = "Letter\r\n======\r\n\r\nHello\r\n\r\n* one\r\n\t* two\r\n\t\t1. three\r\n\r\n```\r\n* code\r\n```\r\n\
                Sub\r\n---\r\n- [a](http://a.example)\r\n+ [b `c` [d]](<http://b.example/x y>)\r\n\r\n<!-- x\r\n* y -->\r\nend";
    for seed in seeds() {
        run(text, seed + 1000, 300);
    }
}

#[test]
fn whatever_is_typed_into_a_real_draft_undo_leads_back_to_its_bytes() {
    let Some(shared) = shared() else { return };
    let path = shared.join("corpus/this-week-in-rust/draft/2025-12-31-this-week-in-rust.md");
    let text = fs::read_to_string(path).unwrap();
    for seed in seeds() {
        run(&text, seed + 2000, 150);
    }
}
