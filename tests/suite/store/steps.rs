//! Steps that outlive their session: they lead back from the very text they belong to, and from no other.

use super::mode_of;
use copydesk::store::{PastStep, keep_steps_in, past_steps_in};
use copydesk::text::{Edit, Transaction};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

const DRAFT: &str = "/drafts/a.md";

/// A state folder with the steps of one draft.
struct State(TempDir);

impl State {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("history")
    }

    fn keep(&self, text: &str, steps: &[PastStep]) {
        let newest_first = steps.iter().rev();
        let newest_first = newest_first.map(|step| (step.label.as_str(), &step.inverse));
        keep_steps_in(&self.folder(), Path::new(DRAFT), text, newest_first).unwrap();
    }

    fn steps(&self, draft: &str, text: &str) -> Vec<PastStep> {
        past_steps_in(&self.folder(), Path::new(draft), text)
    }

    fn file(&self) -> PathBuf {
        let entries = fs::read_dir(self.folder()).unwrap();
        let paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        paths[0].clone()
    }
}

/// Steps that each put a word in front, and the text that they lead to from `text`.
fn steps(text: &str, words: &[&str]) -> (Vec<PastStep>, String) {
    let mut text = text.to_owned();
    let steps = words.iter().map(|word| {
        let forward = Transaction::new(&text, vec![Edit::insert(0, *word)]).unwrap();
        let inverse = forward.invert(&text);
        text = forward.apply(&text);
        PastStep {
            label: format!("Added “{word}”"),
            forward,
            inverse,
        }
    });
    (steps.collect(), text)
}

#[test]
fn steps_come_back_for_the_text_that_they_led_to_and_for_no_other() {
    let state = State::new();
    let (steps, text) = steps("é end", &["one ", "two ", "🦀 "]);
    state.keep(&text, &steps);
    assert_eq!(state.steps(DRAFT, &text), steps);
    assert!(state.steps(DRAFT, &format!("{text}.")).is_empty());
    assert!(state.steps("/other/a.md", &text).is_empty());
    assert_eq!(
        (mode_of(&state.folder()), mode_of(&state.file())),
        (0o700, 0o600)
    );
    state.keep(&text, &[]);
    assert_eq!(fs::read_dir(state.folder()).unwrap().count(), 0);
}

#[test]
fn the_newest_500_steps_and_2_mib_are_kept() {
    let state = State::new();
    let (many, text) = steps("", &vec!["x"; 620]);
    state.keep(&text, &many);
    assert_eq!(state.steps(DRAFT, &text), many[120..]);
    let word = "y".repeat(700_000);
    let (large, text) = steps("", &[&word, &word, &word, &word]);
    let removals = large.iter().rev().map(|step| PastStep {
        label: "Removed".to_owned(),
        forward: step.inverse.clone(),
        inverse: step.forward.clone(),
    });
    assert_eq!(text.len(), 2_800_000);
    state.keep("", &removals.collect::<Vec<_>>());
    let len = fs::metadata(state.file()).unwrap().len();
    assert!((1_400_000..2 << 20).contains(&len), "{len}");
    assert_eq!(state.steps(DRAFT, "").len(), 2);
}

#[test]
fn steps_are_kept_for_30_days() {
    let state = State::new();
    let (steps, text) = steps("end", &["one "]);
    state.keep(&text, &steps);
    let age = |days: u64| {
        let then = SystemTime::now() - Duration::from_secs(days * 24 * 3600);
        let file = fs::File::options().write(true).open(state.file()).unwrap();
        file.set_modified(then).unwrap();
        state.steps(DRAFT, &text).len()
    };
    assert_eq!((age(29), age(31)), (1, 0));
    let newest = [("x", &steps[0].inverse)].into_iter();
    keep_steps_in(&state.folder(), Path::new("/drafts/b.md"), &text, newest).unwrap();
    assert_eq!(
        past_steps_in(&state.folder(), Path::new("/drafts/b.md"), &text).len(),
        1
    );
    assert!(
        state.file().to_string_lossy().ends_with("b.md.steps"),
        "the old one is gone"
    );
}

#[test]
fn a_damaged_file_gives_the_newest_steps_or_none() {
    let state = State::new();
    let (steps, text) = steps("é end", &["one ", "two ", "🦀 "]);
    state.keep(&text, &steps);
    let sound = fs::read(state.file()).unwrap();
    let mut damaged = Vec::new();
    for at in 0..sound.len() {
        damaged.push(sound[..at].to_vec());
        damaged.push(sound.clone());
        damaged.last_mut().unwrap()[at] ^= 0x41;
    }
    for bytes in damaged {
        fs::write(state.file(), bytes).unwrap();
        assert!(steps.ends_with(&state.steps(DRAFT, &text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Behind right sums anything may stand.
    #[test]
    fn sound_records_of_nonsense_lead_back_or_are_passed_over(
        label in ".{0,12}",
        edits in prop::collection::vec((0u64..12, 0u64..12, ".{0,6}"), 0..4),
        far in any::<u64>(),
        rest in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let state = State::new();
        let (kept, text) = steps("é end", &["🦀 "]);
        state.keep(&text, &kept);
        let mut bytes = fs::read(state.file()).unwrap();
        let step = postcard::to_allocvec(&(1u32, &label, &edits)).unwrap();
        let out = postcard::to_allocvec(&(1u32, &label, [(far, far, "x")])).unwrap();
        for payload in [step, out, rest] {
            bytes.extend(super::journal::record(&payload));
        }
        fs::write(state.file(), bytes).unwrap();
        let mut text = text;
        let found = state.steps(DRAFT, &text);
        prop_assert!((1..=4).contains(&found.len()));
        for step in found.iter().rev() {
            let before = step.inverse.apply(&text);
            let again = step.forward.apply(&before);
            prop_assert_eq!(&again, &text);
            text = before;
        }
    }

    #[test]
    fn arbitrary_bytes_are_no_steps(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let state = State::new();
        let (kept, text) = steps("end", &["one "]);
        state.keep(&text, &kept);
        fs::write(state.file(), [b"copydesk history 1\n", &bytes[..]].concat()).unwrap();
        prop_assert!(state.steps(DRAFT, &text).is_empty());
        fs::write(state.file(), bytes).unwrap();
        prop_assert!(state.steps(DRAFT, &text).is_empty());
    }
}
