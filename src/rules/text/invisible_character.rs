page! {
    //! A character that nobody sees stands in the text: zero width, a direction mark, or a control.
    //!
    //! **What it finds.** Zero-width spaces and joiners, soft hyphens, marks that turn the direction of the text, control
    //! characters, and `U+FFFD`, which stands where a character was lost. Joiners inside emoji and in scripts that need
    //! them are left alone.
    //!
    //! **Why it hurts.** A link with one in it leads nowhere, a search does not find the word, and a direction mark can
    //! make a line read otherwise than it is.
    //!
    //! **Example.** `[Title](https://host/page‹U+200B›)`.
    //!
    //! **The fix** takes it out; for a zero-width character it is safe. What `U+FFFD` stood for is not known.
}

use crate::issue::Issue;
use crate::rules::shared::encodings::garbled;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "invisible-character",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    ZeroWidth,
    Direction,
    Control,
    Lost,
}

impl Sort {
    const fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{AD}'
            | '\u{200B}'..='\u{200D}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FEFF}'
            | '\u{E0001}'..='\u{E007F}' => Self::ZeroWidth,
            '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => Self::Direction,
            '\u{0}'..='\u{8}'
            | '\u{B}'
            | '\u{C}'
            | '\u{E}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{2028}'
            | '\u{2029}' => Self::Control,
            '\u{FFFD}' => Self::Lost,
            _ => return None,
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::ZeroWidth => "a zero-width character",
            Self::Direction => "a mark that turns the direction of the text",
            Self::Control => "a control character",
            Self::Lost => "the sign for a lost character",
        }
    }
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let mut runs: Vec<(Span, char, Sort)> = Vec::new();
    for (at, c) in suspects(source) {
        let Some(sort) = Sort::of(c) else { continue };
        if !is_needed(source, at, c) && !issue.in_comment(at) {
            join(&mut runs, at, c, sort);
        }
    }
    if runs.is_empty() {
        return;
    }
    // Controls that garbled text is made of are needed to repair it.
    let garbled = garbled(source);
    for (span, c, sort) in runs {
        let next = garbled.partition_point(|stretch| stretch.end <= span.start);
        let is_part = garbled
            .get(next)
            .is_some_and(|stretch| stretch.overlaps(span));
        if !is_part {
            found.push(diagnostic(source, span, c, sort));
        }
    }
}

/// Characters that are not printable ASCII, tabs or line ends. Bytes are looked at first: nearly all are.
fn suspects(source: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let is_suspect = |byte: u8| match byte {
        // The last range goes on with a character that was looked at.
        b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0x80..=0xBF => false,
        _ => true,
    };
    let bytes = source.bytes().enumerate();
    bytes
        .filter(move |(_, byte)| is_suspect(*byte))
        .filter_map(|(at, _)| Some((at, source[at..].chars().next()?)))
}

fn join(runs: &mut Vec<(Span, char, Sort)>, at: usize, c: char, sort: Sort) {
    let end = at + c.len_utf8();
    match runs.last_mut() {
        Some((span, _, last)) if span.end == at && *last == sort => span.end = end,
        _ => runs.push((Span::new(at, end), c, sort)),
    }
}

/// True for a byte order mark, joiners between emoji, marks in scripts that use them, and tags of a flag.
fn is_needed(source: &str, at: usize, c: char) -> bool {
    let before = source[..at].chars().next_back();
    let after = source[at + c.len_utf8()..].chars().next();
    let beyond_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c > '\u{2AF}');
    let is_emoji = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{A9}' | '\u{AE}' | '\u{2100}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}'))
    };
    match c {
        '\u{FEFF}' => at == 0,
        '\u{200D}' if is_emoji(before) && is_emoji(after) => true,
        '\u{200B}'..='\u{200F}' | '\u{61C}' => beyond_latin(before) || beyond_latin(after),
        '\u{E0020}'..='\u{E007F}' => {
            before.is_some_and(|b| b == '\u{1F3F4}' || matches!(b, '\u{E0020}'..='\u{E007F}'))
        }
        _ => false,
    }
}

fn diagnostic(source: &str, span: Span, c: char, sort: Sort) -> Diagnostic {
    let count = span.of(source).chars().count();
    let times = if count > 1 {
        format!(", {count} times")
    } else {
        String::new()
    };
    let message = format!(
        "U+{:04X}, {}, stands here{times}",
        u32::from(c),
        sort.name()
    );
    let edits = vec![Edit::delete(span)];
    let fix = match sort {
        Sort::Lost => None,
        Sort::ZeroWidth => Fix::safe("Remove it", source, edits),
        Sort::Direction | Sort::Control => Fix::look("Remove it", source, edits),
    };
    RULE.found(span, message).fixed_by(fix)
}
