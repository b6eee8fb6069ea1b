//! Issues that were cut, spliced and flipped: whatever comes of it is read, checked, mended, drawn, outlined, and taken for
//! the small files beside a draft, without a panic, with spans inside the text, in bounded time.
//!
//! A few dozen cases by default, always the same ones. `COPYDESK_FUZZ_SECONDS=300 cargo test fuzz::` goes on for that
//! long from a seed of its own, which it names; `COPYDESK_FUZZ_SEED` plays one again. What it finds is cut down to what
//! still shows the flaw.

mod mutate;
mod shrink;
mod trial;

use crate::support::dice::Dice;
use crate::support::shared::{corpus_files, seeds};
use mutate::mutated;
use std::fs;
use std::io::{self, Write as _};
use std::time::{Duration, Instant, SystemTime};
use trial::{Trial, try_one};

/// Cases where no time is given.
const CASES: u64 = 60;

/// Flaws after which it ends.
const ENOUGH: usize = 5;

/// Sound texts to begin with: published issues and seeds where they are shared, else what we ship.
fn originals() -> Vec<String> {
    let mut texts = vec![
        include_str!("../../assets/demo/draft.md").to_owned(),
        include_str!("../../assets/templates/this-week-in-rust.md").to_owned(),
        include_str!("../../assets/templates/esta-semana-en-rust.md").to_owned(),
        crate::rules::property::PIECES.concat(),
        String::new(),
    ];
    let shared = corpus_files().into_iter().map(|file| file.path);
    let shared = shared.chain(seeds());
    texts.extend(shared.filter_map(|path| fs::read_to_string(path).ok()));
    texts
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn mutated_issues_break_nothing() {
    let seconds = number("COPYDESK_FUZZ_SECONDS");
    let fresh = || {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        now.map_or(1, |time| time.as_secs())
    };
    let first = number("COPYDESK_FUZZ_SEED");
    let first = first.unwrap_or_else(|| seconds.map_or(1, |_| fresh() << 20));
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let originals = originals();
    let trial = Trial::new();
    let mut flaws: Vec<String> = Vec::new();
    let (mut seed, mut bytes) = (first, 0);
    loop {
        let is_over = match end {
            Some(end) => Instant::now() >= end,
            None => seed - first >= CASES,
        };
        if is_over || flaws.len() >= ENOUGH {
            break;
        }
        let mut dice = Dice::new(seed);
        let text = mutated(&originals, &mut dice);
        bytes += text.len();
        if let Err(flaw) = try_one(&trial, &text, seed) {
            flaws.push(told(&trial, &text, seed, &flaw));
        }
        seed += 1;
    }
    if seconds.is_some() {
        let (cases, kib) = (seed - first, bytes / 1024);
        let _ = writeln!(
            io::stderr(),
            "fuzz: {cases} cases of {kib} KiB from seed {first}, {} flaws",
            flaws.len()
        );
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n\n"));
}

/// A flaw with the seed that shows it and the text cut down.
fn told(trial: &Trial, text: &[u8], seed: u64, flaw: &str) -> String {
    let kind = |flaw: &str| flaw.split(':').next().unwrap_or_default().to_owned();
    let wanted = kind(flaw);
    let small = shrink::shrunk(text, Duration::from_secs(20), |text| {
        try_one(trial, text, seed).is_err_and(|flaw| kind(&flaw) == wanted)
    });
    let small = String::from_utf8_lossy(&small).into_owned();
    format!("seed {seed}: {flaw}\n{small:?}")
}
