page! {
    //! A link leads to a host or a path that stands for another.
    //!
    //! **What it finds.** Hosts that no reader reaches (`localhost`, `example.com`, private networks) and parts of paths that
    //! wait for a name (`yourusername`), by a table.
    //!
    //! **Why it hurts.** Nobody but its author sees the page, if anybody does.
    //!
    //! **Example.** `[My path](http://localhost:1313/posts/my-path/)`.
    //!
    //! **The fix** is the public address; only an editor knows it.
}

use crate::issue::Issue;
use crate::issue::address::Address;
use crate::profile::web;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;
use std::borrow::Cow;

pub(super) const RULE: Rule = Rule {
    id: "placeholder-url",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Bytes of the longest part that the table lists.
const LONGEST: usize = 20;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for span in issue.url_spans() {
        found.extend(diagnostic(source, span));
    }
}

fn diagnostic(source: &str, span: Span) -> Option<Diagnostic> {
    let address = Address::of(span.of(source));
    let site = address.site();
    let host = host_name(&site);
    if web().is_placeholder_host(host) {
        return Some(RULE.found(span, format!("No reader reaches {host}")));
    }
    let waits = |part: &&str| part.len() <= LONGEST && web().is_placeholder_part(&small(part));
    let part = address.parts().find(waits)?;
    Some(RULE.found(span, format!("“{part}” stands for a name in this address")))
}

/// `part` in small letters, borrowed where it is written so.
fn small(part: &str) -> Cow<'_, str> {
    if part.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(part.to_ascii_lowercase())
    } else {
        Cow::Borrowed(part)
    }
}

/// `site` without its port.
fn host_name(site: &str) -> &str {
    let port = site.rfind(':').filter(|&at| {
        let port = &site[at + 1..];
        !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
    });
    port.map_or(site, |at| &site[..at])
}
