//! copydesk at work on one file of a temporary folder.

use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::ops::Deref;

/// The usual name of a draft.
pub const DRAFT: &str = "2026-01-14-this-week-in-rust.md";

/// A small issue with links, an event section and prose.
pub const SMALL: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Official
* [Alpha](https://one.example/alpha)
* [Beta](https://one.example/beta)
* [Gamma](https://one.example/gamma)
* [Delta](https://one.example/delta)

### Observations/Thoughts
* [Omega](https://two.example/omega)

## Crate of the Week

This week's crate is *none*.

## Upcoming Events

Rusty Events between 2026-01-14 - 2026-02-11 🦀

### Europe
* 2026-01-22 | Ghent, BE | [Locks](https://net.example/locks)
    * [**Late**](https://net.example/late)
* 2026-01-20 | Turku, FI | [Isles](https://net.example/isles)
    * [**Early**](https://net.example/early)

## Jobs

None.
";

/// The program, its terminal and its folder. Waiting, typing and looking are the terminal's.
pub struct Desk {
    terminal: Terminal,
    folder: Scratch,
}

impl Deref for Desk {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.terminal
    }
}

impl Desk {
    /// Opens `text` at 80×24.
    #[track_caller]
    pub fn open(text: &str) -> Self {
        Self::with(text, |options| options)
    }

    /// Opens `text` in surroundings changed by `surroundings`.
    #[track_caller]
    pub fn with(text: &str, surroundings: impl FnOnce(Options) -> Options) -> Self {
        let desk = Self::start(text, surroundings);
        desk.wait_for("read as This Week in Rust");
        desk
    }

    /// As [`Desk::with`], but without waiting for the first screen.
    pub fn start(text: &str, surroundings: impl FnOnce(Options) -> Options) -> Self {
        Self::among(Scratch::new(), text, surroundings)
    }

    /// As [`Desk::start`], beside what lies in `folder`.
    pub fn among(
        folder: Scratch,
        text: &str,
        surroundings: impl FnOnce(Options) -> Options,
    ) -> Self {
        Self::on(folder.file(DRAFT, text), surroundings)
    }

    /// Opens the file once more after the program has ended.
    pub fn reopened(self, surroundings: impl FnOnce(Options) -> Options) -> Self {
        Self::on(self.folder, surroundings)
    }

    fn on(folder: Scratch, surroundings: impl FnOnce(Options) -> Options) -> Self {
        Self::on_file(folder, DRAFT, surroundings)
    }

    /// Opens `file` in `folder`.
    pub fn on_file(
        folder: Scratch,
        file: &str,
        surroundings: impl FnOnce(Options) -> Options,
    ) -> Self {
        let options = Options::copydesk().arg(file).cwd(folder.path());
        let terminal = Terminal::start(&surroundings(options));
        Self { terminal, folder }
    }

    /// Goes to the section or item found by `words`.
    #[track_caller]
    pub fn go_to(&self, words: &str) {
        self.keys("'");
        self.wait_for("Go to a section");
        self.send(words);
        self.keys("<Enter>");
        self.wait_gone("Go to a section");
    }

    /// Fills the fields of the form on the screen in their order, an empty one left as it is, and accepts.
    pub fn fill(&self, fields: &[&str]) {
        self.send(&fields.join("\t"));
        self.keys("<Enter>");
    }

    /// Presses `keys` and waits for `answer`.
    #[track_caller]
    pub fn press(&self, keys: &str, answer: &str) {
        self.keys(keys);
        self.wait_for(answer);
    }

    /// Saves, and returns what the file holds then.
    #[track_caller]
    pub fn saved(&self) -> String {
        self.press("w", "saved");
        self.file()
    }

    /// Saves, and returns what `file` holds then.
    #[track_caller]
    pub fn saved_at(&self, file: &str) -> String {
        self.press("w", "saved");
        self.folder.read(file)
    }

    /// What the file holds.
    #[track_caller]
    pub fn file(&self) -> String {
        self.folder.read(DRAFT)
    }

    pub fn folder(&self) -> &Scratch {
        &self.folder
    }

    /// See [`Terminal::hang_up`].
    pub fn hang_up(&mut self) {
        self.terminal.hang_up();
    }

    /// Leaves with `q`, which must not ask.
    #[track_caller]
    pub fn quit(&self) {
        self.keys("q");
        assert!(self.wait_exit().success(), "{}", self.screen());
    }
}

/// `text` with `before`, which stands in it once, made `after`.
#[track_caller]
pub fn replaced(text: &str, before: &str, after: &str) -> String {
    let found = text.matches(before).count();
    assert_eq!(found, 1, "{before:?} must stand in the text once");
    text.replacen(before, after, 1)
}

/// `text` with `added` before `mark`, which stands in it once.
#[track_caller]
pub fn put_before(text: &str, mark: &str, added: &str) -> String {
    replaced(text, mark, &format!("{added}{mark}"))
}

/// Compares two texts and shows where they part.
#[track_caller]
pub fn assert_same(found: &str, expected: &str) {
    if found == expected {
        return;
    }
    let lines = found
        .split_inclusive('\n')
        .zip(expected.split_inclusive('\n'));
    let same = lines
        .take_while(|(found, expected)| found == expected)
        .count();
    let rest = |text: &str| {
        text.split_inclusive('\n')
            .skip(same)
            .take(4)
            .collect::<String>()
    };
    panic!(
        "from line {} on\nfound:\n{}\nexpected:\n{}",
        same + 1,
        rest(found),
        rest(expected)
    );
}
