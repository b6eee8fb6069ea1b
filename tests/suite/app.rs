//! The whole interface under random keys: it never panics, and undoing everything gives the text back.

use crate::support::dice::Dice;
use crate::support::drafts::{SMALL, session_of, texts};
use copydesk::command::{command, run};
use copydesk::keymap::{Chord, Context, Keymap};
use copydesk::tui::{App, Options};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

const SEQUENCES: u64 = 300;
const KEYS: usize = 60;

/// The key event that a chord is shown as.
fn event(chord: Chord) -> KeyEvent {
    let shown = chord.to_string();
    let mut rest = shown.as_str();
    let mut modifiers = KeyModifiers::NONE;
    for (name, modifier) in [
        ("Ctrl-", KeyModifiers::CONTROL),
        ("Alt-", KeyModifiers::ALT),
        ("S-", KeyModifiers::SHIFT),
    ] {
        if let Some(behind) = rest.strip_prefix(name).filter(|behind| !behind.is_empty()) {
            modifiers |= modifier;
            rest = behind;
        }
    }
    KeyEvent::new(code(rest), modifiers)
}

fn code(name: &str) -> KeyCode {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return KeyCode::Char(only);
    }
    match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Ins" => KeyCode::Insert,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        function => KeyCode::F(function[1..].parse().expect("a function key")),
    }
}

/// Every chord that is bound anywhere.
fn bound(keymap: &Keymap) -> Vec<Chord> {
    let all = Context::ALL.into_iter();
    all.flat_map(|context| keymap.bindings(context))
        .flat_map(|(keys, _)| keys.iter().copied())
        .collect()
}

const TYPED: &[char] = &[
    'a', 'e', 'i', 'n', 'o', 's', 't', 'x', 'y', 'E', 'J', 'K', ' ', '|', '[', ']', '(', ')', '*',
    '-', '#', '<', '`', ',', '/', '.', ':', '1', '2', '0', '9', 'é', '🦀', '日',
];

const PASTED: &[&str] = &[
    "https://one.example/pasted?utm_source=x",
    "[Title](https://one.example/t) and more",
    "* 2026-01-20 | Virtual | [O](https://o)\n    * [**T**](https://t)\n",
    "* [a](https://a)\n* [b](https://b)\n",
    "two\nlines",
    "\n",
    "",
    "é🦀\u{200d}\t\u{7}\r\n日",
    "<!-- open",
];

/// Keys that mean something together; chance alone seldom finds them.
const PHRASES: &[&str] = &[
    "Esc Esc 2 G J",
    "Esc Esc 2 g J J",
    "Esc Esc 2 K",
    "Esc Esc 2 d",
    "Esc Esc 2 Space Space d",
    "Esc Esc 2 v j j J K",
    "Esc Esc 2 Space j Space m Enter",
    "Esc Esc 2 m j Enter",
    "Esc Esc 2 m Down Enter",
    "Esc Esc 2 t Enter",
    "Esc Esc 2 t Down Space Enter",
    "Esc Esc 2 y p p",
    "Esc Esc 2 y 1 j p",
    "Esc Esc 2 s",
    "Esc Esc f",
    "Esc Esc F",
    "Esc Esc ] f",
    "Esc Esc ] ] f u U",
    "Esc Esc u u",
    "Esc Esc U",
    "Esc Esc H Down Enter",
    "Esc Esc X Down Enter f",
    "Esc Esc X x x f j f o j Enter",
    "Esc Esc X o o o / a Esc T",
    "Esc Esc R f f x j Enter R f q",
    "Esc Esc ! ] f u F u u",
    "Esc Esc ! / e Enter f Esc Esc",
    "Esc Esc ] x x i j Space Esc x u",
    "Esc Esc 2 e x Enter * Space [ a ] ( b ) Ctrl-S",
    "Esc Esc 2 e Ctrl-End x Esc",
    "Esc Esc 2 e Ctrl-K Ctrl-K Ctrl-S",
    "Esc Esc 1 j e # Esc",
    "Esc Esc 1 e Del Del Ctrl-S",
    "Esc Esc 1 j d",
    "Esc Esc 1 j j j a t Tab x Ctrl-S",
    "Esc Esc 2 a T Tab h Ctrl-S",
    "Esc Esc 2 Enter x Tab y Enter",
    "Esc Esc 2 Enter Ctrl-O a b Ctrl-S",
    "Esc Esc 2 3 J",
    "Esc Esc 1 g Enter Enter x Ctrl-S",
    "Esc Esc / r Enter n n d",
    "Esc Esc / e Enter Space n Space n J",
    "Esc Esc T ] f",
    "Esc Esc 1 G G k Enter a x Tab x Ctrl-S",
    "Esc Esc ' a Enter d",
    "Esc Esc : s o r t Enter",
    "Esc Esc A x Tab h Ctrl-S",
    "Esc Esc r Space Space Enter u",
    "Esc Esc I x Enter Esc I Esc",
    "Esc Esc r a o o / e Enter Space g r Space Esc Esc r Enter",
];

/// One thing a person does.
enum Deed {
    Key(KeyEvent),
    Paste(&'static str),
    Resize(u16, u16),
}

impl Deed {
    fn random(dice: &mut Dice, chords: &[Chord], phrase: &mut Vec<Chord>) -> Self {
        if phrase.is_empty() && dice.below(6) == 0 {
            let keys = dice.pick(PHRASES).split(' ').rev();
            phrase.extend(keys.map(|key| key.parse::<Chord>().expect("a key")));
        }
        if dice.below(20) > 0
            && let Some(chord) = phrase.pop()
        {
            return Self::Key(event(chord));
        }
        match dice.below(100) {
            0..=54 => Self::Key(event(*dice.pick(chords))),
            55..=74 => Self::Key(KeyEvent::new(
                KeyCode::Char(*dice.pick(TYPED)),
                KeyModifiers::NONE,
            )),
            75..=86 => Self::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)),
            87..=92 => Self::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)),
            93..=96 => Self::Paste(PASTED[dice.below(PASTED.len())]),
            _ => {
                let (width, height) = size(dice);
                Self::Resize(width, height)
            }
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Key(key) => Chord::from(*key).to_string(),
            Self::Paste(text) => format!("paste {text:?}"),
            Self::Resize(width, height) => format!("{width}×{height}"),
        }
    }

    fn act(&self, app: &mut App) {
        match self {
            Self::Key(key) => drop(app.key(*key)),
            Self::Paste(text) => drop(app.paste(text)),
            Self::Resize(width, height) => app.resize(*width, *height),
        }
    }
}

fn size(dice: &mut Dice) -> (u16, u16) {
    match dice.below(4) {
        0 => (dice.below(20) as u16, dice.below(8) as u16),
        1 => (80, 24),
        2 => (dice.below(201) as u16, dice.below(61) as u16),
        _ => (30 + dice.below(90) as u16, 8 + dice.below(20) as u16),
    }
}

fn draw(app: &App, (width, height): (u16, u16)) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    if let Some((column, row)) = app.draw(&mut buffer) {
        assert!(
            column < width && row < height,
            "the cursor is off the screen"
        );
    }
}

/// Plays the sequence of `seed`; the deeds so far are left in `log`.
fn play(seed: u64, texts: &[(String, String)], chords: &[Chord], log: &mut Vec<String>) {
    let mut dice = Dice::new(seed);
    let (text, profile) = if dice.below(30) > 0 {
        &texts[dice.below(4)]
    } else {
        dice.pick(texts)
    };
    let mut app = App::new(Keymap::builtin(), Options::default());
    let mut at = size(&mut dice);
    app.resize(at.0, at.1);
    app.open(session_of(text.as_bytes(), profile));
    log.push(format!(
        "{}×{} on {profile}, {} bytes",
        at.0,
        at.1,
        text.len()
    ));
    let mut phrase = Vec::new();
    for count in 0..KEYS {
        let deed = Deed::random(&mut dice, chords, &mut phrase);
        log.push(deed.shown());
        deed.act(&mut app);
        if let Deed::Resize(width, height) = deed {
            at = (width, height);
        }
        if count % 6 == 0 {
            draw(&app, at);
        }
    }
    app.resize(80, 24);
    for _ in 0..8 {
        app.key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
    }
    draw(&app, (80, 24));
    log.push("undo all".to_owned());
    give_back(&mut app, text);
}

/// Undoing until it is refused gives the first text; redoing all gives the last.
fn give_back(app: &mut App, first: &str) {
    let last = app
        .session()
        .expect("an open issue")
        .issue()
        .source()
        .to_owned();
    let session = app.session_mut().expect("an open issue");
    let position = session.history().position();
    let undo = command("edit.undo").expect("a command");
    while (undo.available)(session).is_ok() {
        run(undo, session, 1);
    }
    assert_eq!(
        session.issue().source(),
        first,
        "undoing all gives another text"
    );
    assert!(!session.is_modified(), "the first text counts as modified");
    session.travel(position);
    assert_eq!(
        session.issue().source(),
        last,
        "doing all again gives another text"
    );
    app.prepare();
    draw(app, (80, 24));
}

#[test]
fn random_keys_never_panic_and_everything_can_be_undone() {
    let texts = texts(6);
    let chords = bound(&Keymap::builtin());
    let seeds = |from: u64| (from..SEQUENCES).step_by(2);
    let work = |from: u64| -> Vec<String> {
        seeds(from)
            .filter_map(|seed| {
                let mut log = Vec::new();
                let done = catch_unwind(AssertUnwindSafe(|| play(seed, &texts, &chords, &mut log)));
                done.err()
                    .map(|_| format!("seed {seed}: {}", log.join(" ")))
            })
            .collect()
    };
    let failed = thread::scope(|scope| {
        let second = scope.spawn(|| work(1));
        let mut failed = work(0);
        failed.extend(second.join().expect("panics are caught"));
        failed
    });
    assert!(
        failed.is_empty(),
        "{} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn every_screen_size_can_be_drawn() {
    let mut app = App::new(Keymap::builtin(), Options::default());
    draw(&app, (0, 0));
    app.resize(12, 3);
    draw(&app, (12, 3));
    app.open(session_of(SMALL.as_bytes(), "this-week-in-rust"));
    for width in (0..=200).step_by(7) {
        for height in (0..=60).step_by(5) {
            app.resize(width, height);
            draw(&app, (width, height));
        }
    }
}
