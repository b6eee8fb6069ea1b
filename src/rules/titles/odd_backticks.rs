page! {
    //! Backticks in a title do not pair up, or split a word.
    //!
    //! **What it finds.** A backtick without its partner; code that ends before a `_` of its own word (`` `set`_extension ``); and
    //! code that begins within a word (`` String`s` ``).
    //!
    //! **Why it hurts.** Readers see the backtick, or half a word as code.
    //!
    //! **Example.** `` [Panic if `PathBuf::set`_extension adds a separator](https://pulls.example/1) ``.
    //!
    //! **The fix** moves the backtick to the end of the word, or puts the space before it that is missing.
}

use crate::issue::Issue;
use crate::issue::links::{Link, code_end};
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "odd-backticks",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// A flaw of backticks in a title, as offsets into it.
struct Flaw {
    span: Span,
    message: &'static str,
    severity: Severity,
    edits: Vec<Edit>,
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (_, link) in titles::titled(issue) {
        if link.text_span.of(source).contains('`') {
            found.extend(diagnostic(source, link));
        }
    }
}

fn diagnostic(source: &str, link: &Link) -> Option<Diagnostic> {
    let text = link.text_span.of(source);
    let flaw = flaw(text)?;
    let by = link.text_span.start;
    let edits: Vec<Edit> = flaw
        .edits
        .into_iter()
        .map(|edit| Edit::replace(edit.span.shifted(by), edit.text))
        .collect();
    let fix = Fix::look("Set the backticks", source, edits);
    let one = RULE.found(flaw.span.shifted(by), flaw.message);
    Some(one.graded(flaw.severity).fixed_by(fix))
}

/// The first flaw of `text`.
fn flaw(text: &str) -> Option<Flaw> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(tick) = text[at..].find('`') {
        let open = at + tick;
        if text[..open].ends_with('\\') {
            at = open + 1;
            continue;
        }
        let ticks = bytes[open..].iter().take_while(|&&b| b == b'`').count();
        let end = code_end(bytes, open, bytes.len());
        if end == open + ticks {
            return Some(Flaw {
                span: Span::new(open, end),
                message: "This backtick has no partner",
                severity: Severity::Error,
                edits: Vec::new(),
            });
        }
        let found = split_behind(text, open, end).or_else(|| split_before(text, open, end));
        if found.is_some() {
            return found;
        }
        at = end;
    }
    None
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Code from `open` to `end` that ends before a `_` of its own word.
fn split_behind(text: &str, open: usize, end: usize) -> Option<Flaw> {
    let behind = &text[end..];
    let rest = behind.len() - behind.trim_start_matches(is_word).len();
    let is_split = rest > 1 && behind.starts_with('_') && text[..end - 1].ends_with(is_word);
    let is_single = text[open..].starts_with('`') && !text[open..].starts_with("``");
    (is_split && is_single).then(|| Flaw {
        span: Span::new(end - 1, end + rest),
        message: "The code ends within a word",
        severity: Severity::Warning,
        edits: vec![
            Edit::delete(Span::new(end - 1, end)),
            Edit::insert(end + rest, "`"),
        ],
    })
}

/// Code from `open` to `end` that begins within a word: an ending (`` String`s` ``), or a word whose space is missing.
fn split_before(text: &str, open: usize, end: usize) -> Option<Flaw> {
    let before = &text[..open];
    if !before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_ending = &text[open..end] == "`s`";
    let word_at = before.trim_end_matches(|c| is_word(c) || c == ':').len();
    let edits = if is_ending {
        vec![
            Edit::insert(word_at, "`"),
            Edit::delete(Span::new(end - 1, end)),
        ]
    } else if text[..word_at].ends_with('`') {
        Vec::new()
    } else {
        vec![Edit::insert(open, " ")]
    };
    let message = if is_ending {
        "Only the ending of a word is code"
    } else {
        "Code begins within a word: a space is missing"
    };
    Some(Flaw {
        span: Span::new(open, open + 1),
        message,
        severity: Severity::Warning,
        edits,
    })
}
