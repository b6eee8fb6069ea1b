page! {
    //! White space stands within an address.
    //!
    //! **What it finds.** Addresses of the web with a space or a tab inside. A quoted title behind an address is fine.
    //!
    //! **Why it hurts.** On the code host it is no link, and on the site it leads to another page.
    //!
    //! **Example.** `[Notes](https://blog.example/my notes)`.
    //!
    //! **The fix** writes `%20`, or takes the space out behind `https://`. Where several words follow the address its `)` is
    //! missing, and is put there.
}

use crate::issue::Issue;
use crate::issue::address::is_web;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "space-in-url",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links().iter().filter(|link| link.has_url());
    found.extend(links.filter_map(|link| diagnostic(source, link.url_span)));
}

fn diagnostic(source: &str, url_span: Span) -> Option<Diagnostic> {
    let url = url_span.of(source);
    if url.bytes().all(|b| b.is_ascii_graphic()) || !is_web(url) {
        return None;
    }
    let first = url.find(char::is_whitespace)?;
    if url.contains("](") || url.contains('\n') {
        return None;
    }
    let rest = &url[first..];
    let gap = rest.len() - rest.trim_start().len();
    let gap = Span::new(url_span.start + first, url_span.start + first + gap);
    let words = url.split_whitespace().count();
    let (message, label, edit) = if url[..first].ends_with("://") {
        (
            "A space stands behind “://”",
            "Close the gap",
            Edit::delete(gap),
        )
    } else if words > 2 {
        let message = "Words follow the address: its “)” is missing";
        (message, "Close the link", Edit::insert(gap.start, ")"))
    } else {
        let message = "A space within the address leads to another page";
        (message, "Write %20", Edit::replace(gap, "%20"))
    };
    let fix = Fix::look(label, source, vec![edit]);
    Some(RULE.found(gap, message).fixed_by(fix))
}
