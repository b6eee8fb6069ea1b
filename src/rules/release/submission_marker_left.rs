page! {
    //! The comment of the submission bot still stands behind an item.
    //!
    //! **What it finds.** `<!-- url=… submerge-pr=… -->` in an item's lines. A draft that is being assembled has them: then it
    //! is a suggestion only.
    //!
    //! **Why it hurts.** It ships in the page's source, with the submitter's name.
    //!
    //! **Example.** `* [A title](https://a.example) <!-- url=https://a.example submerge-pr=7 sha=… author=x title=A -->`.
    //!
    //! **The fix** removes the comment. Look first: the bot finds its submissions by them while the draft is open.
}

use crate::issue::{Issue, is_submission};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity, Stage};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "submission-marker-left",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let severity = match facts.stage {
        Stage::Draft => Severity::Hint,
        Stage::Release => Severity::Error,
    };
    let comments = issue.outline().comments.iter();
    for &span in comments.filter(|span| is_submission(span.of(source))) {
        let before = &source[..span.start];
        let gap = before.len() - before.trim_end_matches([' ', '\t']).len();
        let edit = Edit::delete(Span::new(span.start - gap, span.end));
        let fix = Fix::look("Remove the marker", source, vec![edit]);
        let message = "The submission's marker is still here";
        found.push(RULE.found(span, message).graded(severity).fixed_by(fix));
    }
}
