page! {
    //! A placeholder of the template is still there.
    //!
    //! **What it finds.** Texts that the profile names, such as `INSERT_LINK_HERE`, outside comments; and a comment like
    //! `<!-- COTW goes here -->`, which an editor replaces by the text, in a section that must be filled.
    //!
    //! **Why it hurts.** It ships: ten published issues say `REDDIT_LINK_HERE`.
    //!
    //! **Example.** `[Who's Hiring thread on r/rust](INSERT_LINK_HERE)`.
    //!
    //! **The fix** is the text or the link that belongs there; only an editor knows it.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::shared::waiting::only_a_comment;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "placeholder",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let severity = facts.stage.severity();
    for span in places(source, &issue.profile().placeholders) {
        if !issue.in_comment(span.start) {
            let text = span.of(source);
            let message = format!("The placeholder “{text}” is still here");
            found.push(RULE.found(span, message).graded(severity));
        }
    }
    for section in 0..issue.outline().sections.len() {
        if let Some(comment) = only_a_comment(issue, section) {
            let title = &issue.outline().sections[section].title;
            let message = format!("“{title}” still waits for its text");
            found.push(RULE.found(comment, message).graded(severity));
        }
    }
}

/// Where one of `texts` stands, the first of the list where several begin; none overlaps another. One pass: a text that
/// begins otherwise than all of them is passed over byte by byte.
fn places(source: &str, texts: &[String]) -> Vec<Span> {
    let mut begins = [false; 256];
    for first in texts.iter().filter_map(|text| text.bytes().next()) {
        begins[usize::from(first)] = true;
    }
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ahead) = bytes[at..]
        .iter()
        .position(|&byte| begins[usize::from(byte)])
    {
        at += ahead;
        let mut known = texts.iter().filter(|text| !text.is_empty());
        let here = known.find(|text| bytes[at..].starts_with(text.as_bytes()));
        let len = here.map_or(0, String::len);
        if len > 0 {
            found.push(Span::new(at, at + len));
        }
        at += len.max(1);
    }
    found
}
