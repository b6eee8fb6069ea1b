page! {
    //! The file is not UTF-8 text.
    //!
    //! **What it finds.** The first byte of the file that is no UTF-8, or the first NUL byte.
    //!
    //! **Why it hurts.** The site's tools stop at it, or show another character. copydesk opens the file read-only,
    //! because it could not save it to the byte.
    //!
    //! **Example.** `café` in a file that was saved as Latin-1: byte 3 is no UTF-8.
    //!
    //! **The fix** is to save the file as UTF-8 with the editor that wrote it.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "not-utf8",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let Some(at) = facts.bad_byte.filter(|&at| source.is_char_boundary(at)) else {
        return;
    };
    // Up to here the text is the file's, so the offset holds in both.
    let bad = source[at..].chars().next();
    let message = match bad {
        Some('\0') => format!("Byte {at} is NUL, which no text holds; the file is open read-only"),
        _ => format!("Byte {at} is not UTF-8; the file is open read-only"),
    };
    let len = bad.map_or(0, char::len_utf8);
    found.push(RULE.found(Span::new(at, at + len), message));
}
