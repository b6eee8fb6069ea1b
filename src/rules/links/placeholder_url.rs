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

pub(super) const RULE: Rule = Rule {
    id: "placeholder-url",
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

fn diagnostic(source: &str, span: Span) -> Option<Diagnostic> {
    let address = Address::of(span.of(source));
    let site = address.site();
    let host = host_name(&site);
    if web().is_placeholder_host(host) {
        return Some(RULE.found(span, format!("No reader reaches {host}")));
    }
    let waits = |part: &&str| {
        let is_short = part.len() <= 20 && part.is_ascii();
        is_short && web().is_placeholder_part(&part.to_ascii_lowercase())
    };
    let part = address.parts().find(waits)?;
    Some(RULE.found(span, format!("“{part}” stands for a name in this address")))
}

/// `site` without its port.
fn host_name(site: &str) -> &str {
    let port = site.rfind(':').filter(|&at| {
        let port = &site[at + 1..];
        !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
    });
    port.map_or(site, |at| &site[..at])
}
