page! {
    //! An address is a host without the slash at its end.
    //!
    //! **What it finds.** `https://host` and nothing behind it. Outside link sections it is a suggestion.
    //!
    //! **Why it hurts.** Little: browsers add the slash. The house writes it, and so the same page is written in one way.
    //!
    //! **Example.** `[Learn Rust by doing](https://classes.example)`.
    //!
    //! **The fix** adds the slash. It is safe.
}

use crate::issue::Issue;
use crate::issue::address::is_web;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "bare-host-slash",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    titles::loud_among_links(issue, diagnostic, found);
}

fn diagnostic(source: &str, span: Span) -> Option<Diagnostic> {
    let url = span.of(source);
    let host = url.split_once("://")?.1;
    let is_host = host.contains('.') && !host.contains(['/', '?', '#', '@', ' ', '\t']);
    let ends_well = host.ends_with(|c: char| c.is_ascii_alphanumeric());
    if !(is_host && ends_well && is_web(url)) {
        return None;
    }
    let message = format!("No slash ends “{url}”");
    let fix = Fix::safe("Add the slash", source, vec![Edit::insert(span.end, "/")]);
    Some(RULE.found(span, message).fixed_by(fix))
}
