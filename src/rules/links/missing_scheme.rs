page! {
    //! A link has no `https://`, so it leads to a page of the newsletter itself.
    //!
    //! **What it finds.** Addresses without a scheme. Addresses within the page (`#place`) and the site (`/page`) are meant
    //! so, and placeholders and titles in the place of addresses are other rules'.
    //!
    //! **Why it hurts.** Browsers read `crates.io/crates/x` as a path below the current page: readers get an error.
    //!
    //! **Example.** `[cargo cat](crates.io/crates/cat)`.
    //!
    //! **The fix** puts `https://` before what begins with a host.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::shared::titles::swapped;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "missing-scheme",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let swapped: Vec<Span> = issue
        .links()
        .iter()
        .filter_map(|link| swapped(source, link))
        .collect();
    for span in issue.url_spans() {
        let url = span.of(source);
        let is_other = swapped.contains(&span) || is_placeholder(issue, url);
        if is_relative(url) && !is_other {
            found.push(diagnostic(source, span));
        }
    }
}

fn is_relative(url: &str) -> bool {
    let is_meant = url.is_empty() || url.starts_with(['#', '/', '<', '[', '(', '?', '.', '{', '|']);
    // `https//host` is another rule's.
    let is_meant = is_meant || url.starts_with("http") && url.contains("//");
    !is_meant && !url.contains(char::is_whitespace) && !has_scheme(url)
}

fn has_scheme(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
}

fn is_placeholder(issue: &Issue, url: &str) -> bool {
    let all_caps = url.len() > 2 && url.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    let known = issue.profile().placeholders.iter();
    all_caps || known.into_iter().any(|text| url.contains(text.as_str()))
}

/// True where the first part of the path is a host: `crates.io/…`, `www.…`.
fn begins_with_host(url: &str) -> bool {
    const FILES: [&str; 6] = ["md", "html", "htm", "png", "jpg", "pdf"];
    let host = url.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    let end = end.split(':').next().unwrap_or(end);
    let is_end = end.len() >= 2 && end.bytes().all(|b| b.is_ascii_alphabetic());
    !name.is_empty() && is_end && !FILES.contains(&end)
}

fn diagnostic(source: &str, span: Span) -> Diagnostic {
    let url = span.of(source);
    let message = format!("“{url}” has no https://, so it leads to a page of this site");
    let insert = vec![Edit::insert(span.start, "https://")];
    let fix = begins_with_host(url).then(|| Fix::look("Add https://", source, insert));
    RULE.found(span, message).fixed_by(fix.flatten())
}
