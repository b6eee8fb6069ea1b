page! {
    //! A link begins with something that is nearly `https://`, twice it, or no page at all.
    //!
    //! **What it finds.** Slips of `http` and `https` (`hhttps://`, `https:/`, `https//`), one of them twice, and schemes that no
    //! newsletter links to (`file:`, `javascript:`).
    //!
    //! **Why it hurts.** Browsers do not open it, or look for it below the page they are on.
    //!
    //! **Example.** `[Meetup](hhttps://events.example/1)`.
    //!
    //! **The fix** writes the scheme as it was meant.
}

use crate::issue::Issue;
use crate::profile::web;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "unexpected-scheme",
    severity: Severity::Error,
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
    let (len, meant) = flaw(url)?;
    let span = Span::new(url_span.start, url_span.start + len);
    let written = span.of(source);
    let Some(meant) = meant else {
        let message = format!("“{written}” does not begin the address of a page");
        return Some(RULE.found(span, message));
    };
    let message = format!("“{written}” stands where “{meant}” is meant");
    let edit = Edit::replace(span, meant.clone());
    let fix = Fix::look(format!("Write {meant}"), source, vec![edit]);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// How many bytes of `url` are wrong, and what is meant, where that is known.
fn flaw(url: &str) -> Option<(usize, Option<String>)> {
    let at = url.find([':', '/']).filter(|&at| at > 0)?;
    let (name, rest) = url.split_at(at);
    let is_name = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+-;".contains(&b));
    if !is_name || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let colon = usize::from(rest.starts_with(':'));
    let slashes = rest[colon..].bytes().take_while(|&b| b == b'/').count();
    let len = at + colon + slashes;
    let lower = name.to_ascii_lowercase();
    let behind = &url[len..];
    let is_page = matches!(lower.as_str(), "http" | "https");
    if colon == 1 && slashes == 2 && is_page {
        let again = second(behind)?;
        return Some((len + again.len(), Some(again.to_owned())));
    }
    let meant = meant(&lower);
    if colon == 0 {
        return (slashes == 2).then_some((len, Some(meant?)));
    }
    let is_port = slashes == 0 && behind.starts_with(|c: char| c.is_ascii_digit());
    if is_port || (!is_page && web().is_scheme(&lower)) {
        return None;
    }
    Some((len, meant))
}

/// A second `http://` or `https://` at the start of `rest`.
fn second(rest: &str) -> Option<&'static str> {
    let schemes = ["https://", "http://"];
    schemes.into_iter().find(|scheme| rest.starts_with(scheme))
}

/// The scheme of pages of which `name` is a slip, with what follows it.
fn meant(name: &str) -> Option<String> {
    let known = if name.contains('s') { "https" } else { "http" };
    let is_near = strsim::osa_distance(name, known) <= 2 && (3..=8).contains(&name.len());
    is_near.then(|| format!("{known}://"))
}
