page! {
    //! A link has no title, so readers do not see it.
    //!
    //! **What it finds.** `[](address)`, also with nothing but emphasis marks between the brackets. Pictures may have no title.
    //!
    //! **Why it hurts.** There is nothing to follow.
    //!
    //! **Example.** `* 2026-01-25 | Virtual (Linz, AT) | [](https://meetup.example/rust-linz/)`.
    //!
    //! **The fix** writes what the link is called elsewhere in this issue, or was called in a past one.
}

use crate::issue::Issue;
use crate::issue::address::key;
use crate::issue::links::Link;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "empty-title",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// How many issues back a title is looked for: a year.
const ISSUES: usize = 52;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links().iter();
    let empty = links.filter(|link| {
        link.has_url() && is_empty(source, link) && !titles::is_picture(source, link)
    });
    found.extend(empty.map(|link| diagnostic(issue, facts, link)));
}

fn is_empty(source: &str, link: &Link) -> bool {
    let text = link.text_span.of(source);
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '*' | '_' | '`'))
}

fn diagnostic(issue: &Issue, facts: &Facts, link: &Link) -> Diagnostic {
    let source = issue.source();
    let url = link.url_span.of(source);
    let span = Span::new(link.span.start, link.text_span.end + 1);
    let message = format!("The link to {url} has no title");
    let fix = name(issue, facts, url).and_then(|name| {
        let edit = Edit::replace(link.text_span, name.clone());
        Fix::look(
            format!("Call it {}", titles::plain(&name)),
            source,
            vec![edit],
        )
    });
    RULE.found(span, message).fixed_by(fix)
}

/// What the page at `url` is called in this issue or was called in a past one.
fn name(issue: &Issue, facts: &Facts, url: &str) -> Option<String> {
    let source = issue.source();
    let wanted = key(url);
    let known = titles::titled(issue).map(|(_, link)| link);
    let here = known
        .filter(|link| !is_empty(source, link))
        .find(|link| key(link.url_span.of(source)) == wanted);
    if let Some(link) = here {
        return Some(link.text_span.of(source).to_owned());
    }
    let seen = facts.older(issue)?.link(url, ISSUES)?;
    (!seen.title.trim().is_empty()).then(|| seen.title.to_owned())
}
