//! A failing text cut down: halves, then smaller and smaller pieces, as long as it still fails.

use std::time::{Duration, Instant};

/// What is left of `text` that still `fails`, found within `time`.
pub fn shrunk(text: &[u8], time: Duration, fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let end = Instant::now() + time;
    let mut kept = text.to_vec();
    let mut size = kept.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < kept.len() {
            if Instant::now() > end {
                return kept;
            }
            let mut fewer = kept.clone();
            fewer.drain(at..(at + size).min(kept.len()));
            if fails(&fewer) {
                kept = fewer;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    kept
}

#[test]
fn what_is_left_is_what_fails() {
    let text = b"one\ntwo bad\nthree\n".repeat(30);
    let fails = |text: &[u8]| text.windows(3).any(|three| three == b"bad");
    assert_eq!(shrunk(&text, Duration::from_secs(10), fails), b"bad");
}
