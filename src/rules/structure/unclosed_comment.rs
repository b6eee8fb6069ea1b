page! {
    //! A comment is opened and never closed.
    //!
    //! **What it finds.** `<!--` without `-->` behind it.
    //!
    //! **Why it hurts.** The code host hides everything that follows; the site shows the guidance as text.
    //!
    //! **Example.** `<!-- CFPs go here` without its end.
    //!
    //! **The fix** closes it at the end of its line.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "unclosed-comment",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

const OPEN: &str = "<!--";

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let closed = source.rfind("-->").unwrap_or(0);
    let Some(at) = source[closed..].find(OPEN).map(|at| closed + at) else {
        return;
    };
    let is_code = source[..at].ends_with('`') || source[..at].ends_with('\\');
    let mut comments = issue.outline().comments.iter();
    let is_inside = comments.any(|comment| comment.start < at && comment.contains(at));
    if is_code || is_inside {
        return;
    }
    let line = issue.lines().content_of(issue.lines().line_of(at), source);
    let end = line.trimmed_end(source).end;
    let edits = vec![Edit::insert(end, " -->")];
    let fix = Fix::look("Close it at the end of its line", source, edits);
    let span = Span::new(at, at + OPEN.len());
    found.push(
        RULE.found(span, "This comment is never closed")
            .fixed_by(fix),
    );
}
