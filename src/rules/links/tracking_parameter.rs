page! {
    //! A link carries parameters that only follow its readers.
    //!
    //! **What it finds.** Query parameters such as `utm_source`, `fbclid`, `gclid` or `si`, by a table of names and hosts.
    //!
    //! **Why it hurts.** Readers are followed without being asked, and the same page looks like another one to whoever
    //! compares links.
    //!
    //! **Example.** `https://blog.example/post?utm_source=rss&id=7` leads to the same page as
    //! `https://blog.example/post?id=7`.
    //!
    //! **The fix** takes these parameters out and leaves the others. It is safe.
}

use crate::issue::Issue;
use crate::issue::address::{tracking, without_tracking};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "tracking-parameter",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for url_span in issue.url_spans() {
        found.extend(diagnostic(source, url_span));
    }
}

fn diagnostic(source: &str, url_span: Span) -> Option<Diagnostic> {
    let url = url_span.of(source);
    let parameters = tracking(url);
    let (first, last) = (parameters.first()?, parameters.last()?);
    let span = Span::new(url_span.start + first.1.start, url_span.start + last.1.end);
    let names: Vec<&str> = parameters.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    let edit = Edit::replace(url_span, without_tracking(url));
    let fix = Fix::safe(format!("Remove {names}"), source, vec![edit]);
    Some(
        RULE.found(span, format!("Only follows readers: {names}"))
            .fixed_by(fix),
    )
}
