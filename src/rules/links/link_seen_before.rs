page! {
    //! The link stood in one of the last issues.
    //!
    //! **What it finds.** Items of link sections whose address was an item of such a section in one of the 26 issues before.
    //! Calls, pull requests and events repeat on purpose, and so do hosts that the profile lists as repeatable. The page of a
    //! project or of a whole site under another title is a suggestion only: it may have news.
    //!
    //! **Why it hurts.** Readers have seen it; it takes the place of something new.
    //!
    //! **Example.** `* [Divan: fast and simple benchmarking](https://blog.example/divan/)`, a week after it was in.
    //!
    //! **The fix** removes the item. Look first whether the page is a new one at an old address.
}

use crate::archive::{Older, Seen};
use crate::issue::address::Address;
use crate::issue::{Issue, Item, LinkEntry};
use crate::profile::{Kind, web};
use crate::rules::shared::moves::removal;
use crate::rules::shared::repeats::may_repeat;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, PastPlace, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "link-seen-before",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// How many issues back a link is remembered: half a year.
const ISSUES: usize = 26;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    if let Some(older) = facts.older(issue) {
        let items = titles::link_items(issue);
        found.extend(items.filter_map(|(_, item, entry)| diagnostic(issue, older, item, entry)));
    }
}

fn diagnostic(
    issue: &Issue,
    older: Older<'_>,
    item: &Item,
    entry: &LinkEntry,
) -> Option<Diagnostic> {
    let source = issue.source();
    let url = entry.link.url_span.of(source);
    if !entry.link.has_url() || !url.contains("://") {
        return None;
    }
    let seen = older
        .link(url, ISSUES)
        .filter(|seen| was_link_item(issue, seen))?;
    if may_repeat(issue, url) {
        return None;
    }
    let message = format!(
        "The issue of {} had this link in line {}, as “{}”",
        seen.issue.date,
        seen.line,
        titles::plain(seen.title)
    );
    let place = PastPlace {
        path: seen.issue.path.clone(),
        line: seen.line,
    };
    let fix = Fix::look("Remove this item", source, vec![removal(issue, item)]);
    let one = RULE
        .found(entry.link.span, message)
        .seen_in(place)
        .fixed_by(fix);
    let is_renamed = titles::plain(entry.link.text_span.of(source)) != titles::plain(seen.title);
    if is_renamed && is_home(url) {
        return Some(one.into_hint());
    }
    Some(one)
}

fn was_link_item(issue: &Issue, seen: &Seen<'_>) -> bool {
    let role = seen.role.and_then(|role| issue.profile().role(role));
    seen.is_item && role.is_some_and(|role| role.kind == Kind::Links)
}

/// True for the page of a whole site, or of a project on a host of projects.
fn is_home(url: &str) -> bool {
    let address = Address::of(url);
    let parts = address.parts().count();
    address.fragment.is_empty()
        && (parts == 0 || parts <= 2 && web().is_project_host(&address.site()))
}
