page! {
    //! Two slashes stand side by side in the path of an address.
    //!
    //! **What it finds.** `//` behind the host. Addresses within addresses, as archives of the web write them, are fine.
    //!
    //! **Why it hurts.** Many sites do not know the page by this address, and it looks like another page to whoever compares
    //! links.
    //!
    //! **Example.** `https://news.example/2026//largest-crates`.
    //!
    //! **The fix** leaves one.
}

use crate::issue::Issue;
use crate::issue::address::{Address, is_web};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "double-slash",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for span in issue.url_spans() {
        found.extend(diagnostic(source, span));
    }
}

fn diagnostic(source: &str, url_span: Span) -> Option<Diagnostic> {
    let url = url_span.of(source);
    let is_double = |pair: &[u8]| pair == b"//";
    let behind_scheme = url.as_bytes().get(8..)?;
    if !behind_scheme.windows(2).any(is_double) || !is_web(url) {
        return None;
    }
    let path = Address::of(url).path;
    let double = path.find("//")?;
    if path.contains(":/") || path.contains("](") {
        return None;
    }
    let scheme = url.find("://")? + 3;
    let path_at = url_span.start + scheme + url[scheme..].find('/')?;
    let slashes = path[double..].bytes().take_while(|&b| b == b'/').count();
    let span = Span::new(path_at + double, path_at + double + slashes);
    let fix = Fix::look("Leave one slash", source, vec![Edit::replace(span, "/")]);
    let message = format!("“{}” stands in the path of the address", span.of(source));
    Some(RULE.found(span, message).fixed_by(fix))
}
