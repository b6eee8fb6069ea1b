//! What makes a finding the same one in another revision: its rule, the lines it stands on, and what it says.
//!
//! Numbers in the message do not count: most of them name lines, which move with every edit above. The value is stable
//! across runs and machines, so it may be written to a file.

use super::Diagnostic;
use crate::issue::Issue;
use crate::text::{Span, floor_boundary};
use fnv::FnvHasher;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::hash::Hasher;

/// Bytes of a line that count on either side of a finding's start; a whole text may be one line.
const WINDOW: usize = 2_048;

/// What a finding is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of `found` in `issue`.
    pub fn of(issue: &Issue, found: &Diagnostic) -> Self {
        let source = issue.source();
        let lines = lines_of(issue, found.span);
        let start = found.span.start.clamp(lines.start, lines.end);
        let end = found.span.end.clamp(start, lines.end);
        let mut hasher = FnvHasher::default();
        let words = found.message.split(|c: char| c.is_ascii_digit());
        let parts = [
            Span::new(lines.start, start).of(source),
            Span::new(start, end).of(source),
            Span::new(end, lines.end).of(source).trim_end(),
        ];
        for part in [found.rule].into_iter().chain(parts).chain(words) {
            let bytes = part.bytes().filter(|byte| *byte != b'\r');
            bytes.for_each(|byte| hasher.write(&[byte]));
            // No UTF-8 text holds it.
            hasher.write(&[0xff]);
        }
        Self(hasher.finish())
    }
}

/// The lines on which `span` stands, as far as they count; where they are blank, their neighbours as well.
fn lines_of(issue: &Issue, span: Span) -> Span {
    let source = issue.source();
    let mut lines = issue.lines().whole_lines(span);
    let near = clipped(source, lines, span.start);
    if near.of(source).trim().is_empty() {
        let wider = Span::new(
            lines.start.saturating_sub(1),
            (lines.end + 1).min(source.len()),
        );
        lines = issue.lines().whole_lines(wider);
    }
    clipped(source, lines, span.start)
}

fn clipped(source: &str, lines: Span, around: usize) -> Span {
    let start = around.saturating_sub(WINDOW).max(lines.start);
    let end = around.saturating_add(WINDOW).min(lines.end);
    Span::new(floor_boundary(source, start), floor_boundary(source, end))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let value = u64::from_str_radix(&text, 16).map_err(serde::de::Error::custom)?;
        Ok(Self(value))
    }
}
