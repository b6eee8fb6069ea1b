//! UTF-8 that was once read as `MacRoman` or Windows-1252, and how it is read back.
//!
//! ASCII is the same in all three, so a text is made of runs of other characters that can be looked at one by one:
//! the whole text is reversible exactly where every run is.

use crate::text::Span;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use std::collections::HashMap;
use std::sync::LazyLock;

/// An encoding for which UTF-8 was mistaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Mistaken {
    MacRoman,
    Windows1252,
}

/// A stretch that was garbled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Stretch {
    pub(in crate::rules) span: Span,
    /// What stood there.
    pub(in crate::rules) restored: String,
    pub(in crate::rules) mistaken: Mistaken,
}

/// What is garbled in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Garbling {
    /// Only these stretches; none, mostly.
    Parts(Vec<Stretch>),
    /// The whole text; `other` is the second encoding that could have been meant.
    Whole {
        stretches: Vec<Stretch>,
        other: Option<Mistaken>,
    },
}

type Bytes = HashMap<char, u8>;

static MAC_ROMAN: LazyLock<Bytes> = LazyLock::new(|| upper_half(MACINTOSH));
static WINDOWS: LazyLock<Bytes> = LazyLock::new(|| upper_half(WINDOWS_1252));

fn upper_half(encoding: &'static Encoding) -> Bytes {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().zip(0x80..=0xFF).collect()
}

impl Mistaken {
    /// The encoding's name.
    pub(in crate::rules) const fn name(self) -> &'static str {
        match self {
            Self::MacRoman => "MacRoman",
            Self::Windows1252 => "Windows-1252",
        }
    }

    fn bytes(self) -> &'static Bytes {
        match self {
            Self::MacRoman => &MAC_ROMAN,
            Self::Windows1252 => &WINDOWS,
        }
    }
}

/// What of `source` is garbled.
pub(in crate::rules) fn garbling(source: &str) -> Garbling {
    if source.is_ascii() {
        return Garbling::Parts(Vec::new());
    }
    let runs = runs(source);
    let read = |mistaken| whole(source, &runs, mistaken);
    match (read(Mistaken::MacRoman), read(Mistaken::Windows1252)) {
        (Some(one), None) | (None, Some(one)) => Garbling::Whole {
            stretches: read_again(one),
            other: None,
        },
        (Some(mac), Some(windows)) => {
            let (likely, other) = if oddity(&windows) < oddity(&mac) {
                (windows, Mistaken::MacRoman)
            } else {
                (mac, Mistaken::Windows1252)
            };
            Garbling::Whole {
                stretches: likely,
                other: Some(other),
            }
        }
        (None, None) => Garbling::Parts(parts(source, &runs)),
    }
}

/// The stretches of `source` that are garbled, in order.
pub(in crate::rules) fn garbled(source: &str) -> Vec<Span> {
    let (Garbling::Parts(stretches) | Garbling::Whole { stretches, .. }) = garbling(source);
    stretches.iter().map(|stretch| stretch.span).collect()
}

/// True where a word of `text` is garbled, so that it cannot be compared with others.
pub(in crate::rules) fn is_garbled(text: &str) -> bool {
    !garbled(text).is_empty()
}

/// Runs of characters beyond ASCII.
fn runs(source: &str) -> Vec<Span> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(lead) = bytes[at..].iter().position(|b| !b.is_ascii()) {
        let start = at + lead;
        let len = bytes[start..].iter().take_while(|b| !b.is_ascii()).count();
        at = start + len;
        found.push(Span::new(start, at));
    }
    found
}

/// Every run read back, where all of them can be and one at least is unlike anything that is written on purpose.
fn whole(source: &str, runs: &[Span], mistaken: Mistaken) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let mut is_certain = false;
    for &span in runs {
        let mut bytes = Vec::with_capacity(span.len());
        for c in span.of(source).chars() {
            bytes.push(*mistaken.bytes().get(&c)?);
        }
        let restored = String::from_utf8(bytes).ok()?;
        is_certain |= is_telling(&restored);
        stretches.push(Stretch {
            span,
            restored,
            mistaken,
        });
    }
    is_certain.then_some(stretches)
}

/// A text may have been misread several times over: reads back as long as just one encoding fits.
fn read_again(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let restored: Vec<&str> = stretches.iter().map(|s| s.restored.as_str()).collect();
        let text = restored.join("\n");
        let runs = runs(&text);
        let read = |mistaken| whole(&text, &runs, mistaken);
        let ((Some(again), None) | (None, Some(again))) =
            (read(Mistaken::MacRoman), read(Mistaken::Windows1252))
        else {
            break;
        };
        for (stretch, deeper) in stretches.iter_mut().zip(again) {
            stretch.restored = deeper.restored;
        }
    }
    stretches
}

/// True for what is not a chance pair such as a quotation mark before an accented letter.
fn is_telling(restored: &str) -> bool {
    let mut chars = restored.chars();
    match (chars.next(), chars.next()) {
        (Some(_), Some(_)) => true,
        (Some(c), None) => {
            matches!(c, '\u{80}'..='\u{FF}' | '\u{2000}'..='\u{2BFF}' | '\u{1F000}'..)
        }
        _ => false,
    }
}

/// How unlikely a reading is: characters outside what newsletters write.
fn oddity(stretches: &[Stretch]) -> usize {
    let is_odd = |c: &char| !matches!(c, '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..);
    let restored = stretches.iter().flat_map(|s| s.restored.chars());
    restored.filter(is_odd).count()
}

/// Stretches that can be read back in a text that cannot as a whole.
fn parts(source: &str, runs: &[Span]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for &run in runs {
        for mistaken in [Mistaken::MacRoman, Mistaken::Windows1252] {
            for stretch in parts_of(source, run, mistaken) {
                let is_new = found
                    .iter()
                    .rev()
                    .take_while(|known| known.span.end > run.start)
                    .all(|known| !known.span.overlaps(stretch.span));
                if is_new {
                    found.push(stretch);
                }
            }
        }
    }
    found.sort_by_key(|stretch| stretch.span);
    found
}

fn parts_of(source: &str, run: Span, mistaken: Mistaken) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let chars: Vec<(usize, char)> = run.of(source).char_indices().collect();
    let byte = |at: usize| chars.get(at).and_then(|(_, c)| mistaken.bytes().get(c));
    let mut at = 0;
    while at < chars.len() {
        let width = byte(at).map_or(0, |&lead| sequence_len(lead));
        let bytes: Vec<u8> = (at..at + width).filter_map(|i| byte(i).copied()).collect();
        let read = (width > 1 && bytes.len() == width).then(|| String::from_utf8(bytes).ok());
        let Some(restored) = read.flatten() else {
            at += 1;
            continue;
        };
        let start = run.start + chars[at].0;
        let (last, c) = chars[at + width - 1];
        let span = Span::new(start, run.start + last + c.len_utf8());
        at += width;
        match found.last_mut().filter(|before| before.span.end == start) {
            Some(before) => {
                before.span.end = span.end;
                before.restored.push_str(&restored);
            }
            None => found.push(Stretch {
                span,
                restored,
                mistaken,
            }),
        }
    }
    found.retain(|stretch| is_telling(&stretch.restored));
    found
}

/// Length of the UTF-8 sequence that `lead` begins; 0 where it begins none.
const fn sequence_len(lead: u8) -> usize {
    match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 0,
    }
}
