page! {
    //! A whole link stands where the address belongs.
    //!
    //! **What it finds.** `[title]([address](address))` and what is left of it.
    //!
    //! **Why it hurts.** The address leads nowhere, and readers see what is left of the inner link.
    //!
    //! **Example.** `[Meetup]([https://old.example/](https://meetup.example/1))`.
    //!
    //! **The fix** leaves the inner link's own address, where the two differ the second one. Look which is right.
}

use crate::issue::Issue;
use crate::issue::address::is_web;
use crate::issue::links::Link;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "nested-link-in-url",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links().iter().filter(|link| link.has_url());
    found.extend(links.filter_map(|link| diagnostic(source, link)));
}

fn diagnostic(source: &str, link: &Link) -> Option<Diagnostic> {
    let url = link.url_span.of(source);
    let (outer, inner) = url.split_once("](")?;
    let inner = inner.trim_end_matches(')');
    let outer = outer.trim_start_matches(['[', '(']);
    if !is_web(inner) && !is_web(outer) {
        return None;
    }
    let own = if is_web(inner) { inner } else { outer };
    // Parentheses left over behind the link go along.
    let behind = &source[link.span.end..];
    let extra = behind.len() - behind.trim_start_matches(')').len();
    let is_left_over = url.matches('(').count() <= url.matches(')').count();
    let end = link.span.end + if is_left_over { extra } else { 0 };
    let place = Span::new(link.url_span.start, end);
    let message = format!("A link stands within the address: only “{own}” belongs there");
    let edit = Edit::replace(place, format!("{own})"));
    let fix = Fix::look(format!("Leave {own}"), source, vec![edit]);
    Some(RULE.found(link.url_span, message).fixed_by(fix))
}
