page! {
    //! A title ends with the name of its site.
    //!
    //! **What it finds.** What follows `|`, `-`, `–`, `—` or `·` in the title of an item, where it is the name of the site: it is
    //! in the address, or in a table of names by host. Where the newest issues kept it on that host, it is a hint.
    //!
    //! **Why it hurts.** Browsers put it there for their tabs; the house leaves it out, and readers see the host anyway.
    //!
    //! **Example.** `[The journey of fetch_max | QuestDB](https://questdb.example/blog/fetch-max/)`.
    //!
    //! **The fix** leaves the title.
}

use crate::archive::Older;
use crate::issue::Issue;
use crate::issue::address::Address;
use crate::issue::links::Link;
use crate::profile::web;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "site-suffix-in-title",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// What stands between a title and its site.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » "];

/// Words of a site's name that say nothing by themselves.
const SMALL: [&str; 12] = [
    "the",
    "a",
    "of",
    "and",
    "s",
    "by",
    "blog",
    "news",
    "official",
    "website",
    "engineering",
    "docs",
];

/// Past issues that are looked at, half a year.
const RECENT: usize = 26;

/// A suffix that they kept so often is a habit of the newsletter.
const HABIT: usize = 3;

/// Words that the title keeps at least; with fewer, what follows is a part of it.
const LEFT: usize = 3;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let older = facts.older(issue);
    for (_, _, entry) in titles::link_items(issue) {
        if !entry.link.has_url() {
            continue;
        }
        let Some(one) = diagnostic(issue.source(), &entry.link) else {
            continue;
        };
        let suffix = one.span.of(issue.source());
        let url = entry.link.url_span.of(issue.source());
        let is_kept = older.is_some_and(|older| is_kept(&older, suffix, url));
        found.push(if is_kept { one.into_hint() } else { one });
    }
}

/// True where the newest issues kept `suffix` on links to the same host again and again.
fn is_kept(older: &Older<'_>, suffix: &str, url: &str) -> bool {
    let issues = older.issues();
    let host = Address::of(url).bare_host();
    let newest = &issues[issues.len().saturating_sub(RECENT)..];
    let links = newest.iter().flat_map(|issue| issue.links());
    let kept = links.filter(|link| link.host() == host && link.title.ends_with(suffix));
    kept.take(HABIT).count() == HABIT
}

fn diagnostic(source: &str, link: &Link) -> Option<Diagnostic> {
    let text = link.text_span.of(source);
    let address = Address::of(link.url_span.of(source));
    let mut title = text.trim_end();
    let end = title.len();
    while let Some((rest, name)) = cut(title) {
        let is_left = rest.split_whitespace().count() >= LEFT;
        let is_more = title.len() < end && SMALL.contains(&fold(name).as_str());
        if !is_left || !(is_more || is_site(name, &address)) {
            break;
        }
        title = rest;
    }
    if title.len() == end {
        return None;
    }
    let span = Span::new(title.len(), end).shifted(link.text_span.start);
    let name = span.of(source).trim();
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let fix = Fix::look("Leave the title", source, vec![Edit::delete(span)]);
    Some(
        RULE.found(span, format!("“{name}” is the site, not the title"))
            .fixed_by(fix),
    )
}

/// `title` before its last separator, and what follows.
fn cut(title: &str) -> Option<(&str, &str)> {
    let ends = SEPARATORS.iter().filter_map(|sign| title.rsplit_once(sign));
    ends.max_by_key(|(rest, _)| rest.len())
        .map(|(rest, name)| (rest.trim_end(), name.trim()))
}

/// True where `name` is the site at `address`.
fn is_site(name: &str, address: &Address<'_>) -> bool {
    let site = address.site();
    let is_known = |own: &String| own.to_lowercase() == name.to_lowercase();
    if web().site_names(&site).iter().any(is_known) {
        return true;
    }
    let folded = fold(name);
    if folded.len() < 4 {
        return false;
    }
    let own_name = site.rsplit('.').nth(1).map(fold);
    if folded == fold(&site) || own_name.as_ref() == Some(&folded) {
        return true;
    }
    is_told(name, &site, address.parts().next().unwrap_or_default())
}

/// True where every word of `name` stands in the host or the first part of the path, one in the host: two words, or one
/// and `Blog`.
fn is_told(name: &str, site: &str, part: &str) -> bool {
    let place = fold(site) + &fold(part);
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let (small, telling): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| SMALL.contains(word));
    let is_enough = telling.len() > 1 || (telling.len() == 1 && small.contains(&"blog"));
    let host = fold(site);
    let is_there = |word: &&str| word.len() > 2 && place.contains(*word);
    is_enough && telling.iter().all(is_there) && telling.iter().any(|word| host.contains(word))
}

/// Letters and digits in lower case.
fn fold(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
