//! What must hold for one text.

use crate::small_files::read_all;
use crate::support::dice::Dice;
use copydesk::archive::Archive;
use copydesk::issue::{Issue, detect, markup};
use copydesk::keymap::Keymap;
use copydesk::profile::{Profile, builtin};
use copydesk::rules::{Diagnostic, Facts, Stage, Twin, check, safe_fixes};
use copydesk::run::config::{Config, read_from};
use copydesk::run::load::load;
use copydesk::tui::{App, Options};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Names that the file may have.
const NAMES: [&str; 3] = [
    "2026-01-14-this-week-in-rust.md",
    "2026-01-12-numero-101.md",
    "notes.md",
];

/// Rounds of safe fixes after which they should have come to an end.
const ROUNDS: usize = 64;

/// All rules may take this long, and this long for each KiB, in an unoptimised program on a busy machine.
const ALLOWED: (Duration, Duration) = (Duration::from_millis(400), Duration::from_millis(15));

/// What is used again from case to case.
pub struct Trial {
    folder: TempDir,
    config: Config,
    archive: Arc<Archive>,
}

impl Trial {
    pub fn new() -> Self {
        let past = [
            include_str!("../../../assets/demo/archive/2025-12-31-this-week-in-rust.md"),
            include_str!("../../../assets/demo/archive/2026-01-07-this-week-in-rust.md"),
        ];
        let past = past.into_iter().enumerate().map(|(at, text)| {
            let issue = Issue::parse(text, Arc::clone(&builtin()[0]));
            (PathBuf::from(format!("{at}.md")), issue)
        });
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            config: read_from(None),
            archive: Arc::new(Archive::of(past)),
        }
    }
}

/// Tries everything with `bytes`; the seed chooses newsletter, file name and stage.
///
/// # Errors
/// What does not hold: its kind, a colon, and the details.
pub fn try_one(trial: &Trial, bytes: &[u8], seed: u64) -> Result<(), String> {
    let tried = catch_unwind(AssertUnwindSafe(|| {
        let mut dice = Dice::new(seed ^ 0x5eed);
        rules(trial, bytes, &mut dice)?;
        if dice.below(8) == 0 {
            screens(trial, bytes, &mut dice);
            read_all(bytes)?;
        }
        Ok(())
    }));
    tried.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or_else(|| panic.downcast_ref::<&str>().map(|&words| words.to_owned()));
        Err(format!("panic: {}", words.unwrap_or_default()))
    })
}

fn rules(trial: &Trial, bytes: &[u8], dice: &mut Dice) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let bad_byte = match std::str::from_utf8(bytes) {
        Ok(text) => text.find('\0'),
        Err(bad) => Some(bad.valid_up_to()),
    };
    let facts = Facts {
        file_name: Some((*dice.pick(&NAMES)).to_owned()),
        bad_byte,
        archive: (dice.below(3) > 0).then(|| Arc::clone(&trial.archive)),
        stage: *dice.pick(&[Stage::Draft, Stage::Release]),
        ..Facts::default()
    };
    let profile = profile(&text, dice);
    let issue = Issue::parse(text.as_str(), Arc::clone(&profile));
    tiled(&issue)?;
    let found = timed(&issue, &facts)?;
    let text = issue.source();
    for one in &found {
        sound(text, one)?;
        if let Some(fix) = &one.fix
            && fix.change.apply(text) == text
        {
            return Err(format!("a fix changes nothing: {one:?}"));
        }
    }
    markup::read(text, &[]);
    mended(issue, &facts, found)
}

fn profile(text: &str, dice: &mut Dice) -> Arc<Profile> {
    match dice.below(3) {
        0 => detect(text, builtin()),
        _ => Arc::clone(dice.pick(builtin())),
    }
}

/// The leaves are the text, in order.
fn tiled(issue: &Issue) -> Result<(), String> {
    let mut at = 0;
    for leaf in &issue.outline().leaves {
        if leaf.span.start != at {
            return Err(format!("a gap between leaves: {at} to {:?}", leaf.span));
        }
        at = leaf.span.end;
    }
    if at == issue.source().len() {
        return Ok(());
    }
    Err(format!("the leaves end early: at {at}"))
}

fn timed(issue: &Issue, facts: &Facts) -> Result<Vec<Diagnostic>, String> {
    let kib = u32::try_from(issue.source().len() / 1024).expect("a small text");
    let allowed = ALLOWED.0 + ALLOWED.1 * kib;
    let mut taken = Duration::MAX;
    // A busy machine is no flaw: the best of three counts.
    for _ in 0..3 {
        let start = Instant::now();
        let found = check(issue, facts);
        taken = taken.min(start.elapsed());
        if taken <= allowed {
            return Ok(found);
        }
    }
    Err(format!("slow: all rules took {taken:?} for {kib} KiB"))
}

fn sound(text: &str, one: &Diagnostic) -> Result<(), String> {
    let spans = [Some(one.span), one.related.as_ref().and_then(Twin::here)];
    for span in spans.into_iter().flatten() {
        if text.get(span.start..span.end).is_none() {
            return Err(format!("a span outside the text: {one:?}"));
        }
    }
    if one.message.is_empty() {
        return Err(format!("nothing is said: {one:?}"));
    }
    Ok(())
}

fn mended(mut issue: Issue, facts: &Facts, mut found: Vec<Diagnostic>) -> Result<(), String> {
    for _ in 0..ROUNDS {
        let (change, count) = safe_fixes(issue.source(), &found);
        if count == 0 {
            return Ok(());
        }
        if change.is_empty() {
            return Err(format!("safe fixes contradict each other: {count}"));
        }
        issue = issue.apply(&change);
        found = check(&issue, facts);
    }
    let left = found
        .iter()
        .filter(|one| one.fix.as_ref().is_some_and(|fix| fix.is_safe));
    let rules: Vec<&str> = left.map(|one| one.rule).collect();
    Err(format!("safe fixes without end: {rules:?}"))
}

/// The editor opens it, walks through it and draws each time.
fn screens(trial: &Trial, bytes: &[u8], dice: &mut Dice) {
    let path = trial.folder.path().join(dice.pick(&NAMES));
    std::fs::write(&path, bytes).expect("a file");
    let Ok(session) = load(&path, &trial.config, None) else {
        return;
    };
    let (width, height) = *dice.pick(&[(80, 24), (30, 15), (19, 4), (200, 60)]);
    let mut app = App::new(Keymap::builtin(), Options::default());
    app.resize(width, height);
    app.open(session);
    for _ in 0..12 {
        let key = *dice.pick(&['j', 'k', 'G', '>', ']', '2', '1', 'f', 'F', 'X', 'u', 'l']);
        app.key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE));
        app.draw(&mut Buffer::empty(Rect::new(0, 0, width, height)));
    }
}
