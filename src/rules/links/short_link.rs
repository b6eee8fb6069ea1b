page! {
    //! A short address stands for a longer one.
    //!
    //! **What it finds.** Hosts that only forward, by a table: `youtu.be`, `bit.ly`, `t.co` and others. In running text it is a
    //! suggestion.
    //!
    //! **Why it hurts.** Readers do not see where they are led, forwarders follow them and vanish, and the same page looks like
    //! another one to whoever compares links.
    //!
    //! **Example.** `https://youtu.be/abc?t=7` is `https://www.youtube.com/watch?v=abc&t=7`.
    //!
    //! **The fix** writes the long address where the short one tells it. It is safe. Where only the forwarder knows it, open the
    //! link and copy where it leads.
}

use crate::issue::Issue;
use crate::issue::address::Address;
use crate::profile::web;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "short-link",
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
    let address = Address::of(url);
    let site = address.site();
    let long = web().shortener(&site)?;
    let path = address.path.trim_matches('/');
    if path.is_empty() || url.contains(char::is_whitespace) {
        return None;
    }
    if long.is_empty() {
        let message = format!("{site} only forwards: link where it leads");
        return Some(RULE.found(span, message));
    }
    let long = long.replace("{path}", path);
    let message = format!("{site} only forwards to {long}");
    let edit = Edit::replace(span, with_rest(long, &address));
    let fix = Fix::safe("Write the long address", source, vec![edit]);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// `long` with the query and the fragment of the short address.
fn with_rest(mut long: String, short: &Address<'_>) -> String {
    if !short.query.is_empty() {
        long.push(if long.contains('?') { '&' } else { '?' });
        long.push_str(short.query);
    }
    if !short.fragment.is_empty() {
        long.push('#');
        long.push_str(short.fragment);
    }
    long
}
