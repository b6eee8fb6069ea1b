page! {
    //! A link to a forum thread is an old one.
    //!
    //! **What it finds.** Links whose text the profile names: to the discussion of the issue, which no earlier issue can
    //! have; and to the thread of job offers, where an earlier issue had it as its discussion, it was first linked longer ago
    //! than such a thread lasts, or its address does not look like one.
    //!
    //! **Why it hurts.** Readers discuss below the wrong issue, and offers are posted where nobody looks any more.
    //!
    //! **Example.** `[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1pv24hh/this_week_in_rust_631/)` in 632.
    //!
    //! **The fix** is the address of the new thread; only an editor knows it.
}

use crate::archive::{Older, Seen};
use crate::issue::Issue;
use crate::issue::links::Link;
use crate::profile::Thread;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, PastPlace, Rule, Severity};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "stale-thread",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let threads = &issue.profile().threads;
    if threads.is_empty() {
        return;
    }
    let source = issue.source();
    let in_prose = |link: &&Link| link.has_url() && issue.item_at(link.span.start).is_none();
    for link in issue.links().iter().filter(in_prose) {
        let text = link.text_span.of(source);
        let Some(thread) = threads.iter().find(|thread| thread.is_named_by(text)) else {
            continue;
        };
        if link.url_span.of(source).starts_with("http") {
            let stale = stale(issue, facts, link, thread);
            found.extend(stale.map(|one| one.graded(facts.stage.severity())));
        }
    }
}

fn stale(issue: &Issue, facts: &Facts, link: &Link, thread: &Thread) -> Option<Diagnostic> {
    let url = link.url_span.of(issue.source());
    let date = issue.date();
    let older = facts.older(issue);
    let old = older.and_then(|older| old(issue, older, url, thread, date));
    if let Some((seen, message)) = old {
        let place = PastPlace {
            path: seen.issue.path.clone(),
            line: seen.line,
        };
        return Some(RULE.found(link.url_span, message).seen_in(place));
    }
    let looks = thread.is_addressed_by(url);
    let message = format!("This does not look like the {}", thread.name);
    (!looks).then(|| RULE.found(link.url_span, message))
}

/// Where `url` stood before, and why that makes it stale.
fn old<'a>(
    issue: &Issue,
    older: Older<'a>,
    url: &str,
    thread: &Thread,
    date: Option<Date>,
) -> Option<(Seen<'a>, String)> {
    let last = older.link(url, usize::MAX)?;
    let name = &thread.name;
    let when = last.issue.date;
    if thread.days == 0 {
        return Some((last, format!("The issue of {when} had this {name} already")));
    }
    let mut threads = issue.profile().threads.iter();
    let other = threads.find(|other| other.name != *name && other.is_named_by(last.title));
    if let Some(other) = other {
        return Some((
            last,
            format!("This is the {} of the issue of {when}", other.name),
        ));
    }
    let first = older.first_link(url)?;
    let since = first.issue.date;
    let days = date?.since(since).ok()?.get_days();
    let message = format!(
        "This {name} was first linked on {since}, {} weeks ago",
        days / 7
    );
    (days > thread.days).then_some((first, message))
}
