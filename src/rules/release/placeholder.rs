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
use std::collections::BTreeMap;

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
    // Spans found so far, which do not overlap: start to end.
    let mut done: BTreeMap<usize, usize> = BTreeMap::new();
    for text in issue
        .profile()
        .placeholders
        .iter()
        .filter(|text| !text.is_empty())
    {
        let places = source.match_indices(text.as_str());
        for span in places.map(|(at, text)| Span::new(at, at + text.len())) {
            let before = done.range(..span.end).next_back();
            let is_known = before.is_some_and(|(_, &end)| end > span.start);
            if !is_known && !issue.in_comment(span.start) {
                done.insert(span.start, span.end);
                let message = format!("The placeholder “{text}” is still here");
                found.push(RULE.found(span, message).graded(severity));
            }
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
