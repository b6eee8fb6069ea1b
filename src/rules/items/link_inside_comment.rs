page! {
    //! A link was added inside a comment, where nobody sees it.
    //!
    //! **What it finds.** In sections of items: an item with a real address inside a comment of several lines. Examples of
    //! the guidance, whose addresses lead nowhere, are left alone, and so are comments that past issues had as well.
    //!
    //! **Why it hurts.** The link is lost: the comment looked like the end of the list to whoever added it.
    //!
    //! **Example.** `* [Rust 1.90](https://blog.example.org/1-90)` between `<!--` and `-->`.
    //!
    //! **The fix** moves the line behind the comment. Look first whether it was taken out on purpose.
}

use crate::issue::Issue;
use crate::issue::links::{Link, scan};
use crate::profile::template;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "link-inside-comment",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for &comment in &issue.outline().comments {
        let text = comment.of(source);
        let is_closed = text.trim_end().ends_with("-->");
        if !is_closed || !text.contains('\n') || !text.contains("](http") {
            continue;
        }
        for line in comment.lines(source).map(|line| line.trimmed_end(source)) {
            if line.of(source).starts_with("* [") || line.of(source).starts_with("- [") {
                found.extend(diagnostic(issue, facts, comment, line));
            }
        }
    }
}

fn diagnostic(issue: &Issue, facts: &Facts, comment: Span, row: Span) -> Option<Diagnostic> {
    let source = issue.source();
    let inner = Span::new(row.start + 2, row.end);
    let link = scan(source, inner).into_iter().find(Link::has_url)?;
    let url = link.url_span.of(source);
    let is_whole = row.end <= comment.end.saturating_sub(3);
    if !is_whole || !url.contains('.') || is_guidance(issue, row.of(source)) {
        return None;
    }
    if facts
        .older(issue)
        .is_some_and(|older| older.link(url, usize::MAX).is_some())
    {
        return None;
    }
    let ending = &source[row.end..];
    let ending = &ending[..ending.find('\n').map_or(ending.len(), |at| at + 1)];
    let behind = source[comment.end..]
        .find('\n')
        .map(|at| comment.end + at + 1);
    let fix = behind.and_then(|behind| {
        let whole = Span::new(row.start, row.end + ending.len());
        let edits = vec![
            Edit::delete(whole),
            Edit::insert(behind, format!("{}{ending}", row.of(source))),
        ];
        Fix::look("Move it behind the comment", source, edits)
    });
    let message = "This link stands inside a comment";
    Some(RULE.found(row, message).fixed_by(fix))
}

/// True for lines of the template, and for addresses that are examples.
fn is_guidance(issue: &Issue, line: &str) -> bool {
    let own = template(&issue.profile().name);
    own.is_some_and(|own| own.contains(line.trim())) || line.contains("example.")
}
