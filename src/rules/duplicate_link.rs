page! {
    //! The same link stands twice in this issue.
    //!
    //! **What it finds.** Items whose addresses are the same but for the scheme, `www.`, a slash at the end, the case of the
    //! host or parameters that follow readers. Talks are compared within their region and day, since a hybrid event stands
    //! in two regions on purpose and one page may announce a year of meetings. Hosts that the profile lists as repeatable
    //! are left out, and so is whatever a proposal says in two stages of its life.
    //!
    //! **Why it hurts.** Readers see it at once; it is the most frequent mistake in drafts that several people assemble.
    //!
    //! **Example.** `* [Rust 1.90](https://blog.example/rust)` under *Official*, and
    //! `* [Rust 1.90 is out](http://www.blog.example/rust/)` under *Observations*.
    //!
    //! **The fix** removes the later copy. Look first which one stands better.
}

use super::shared::addresses::{Address, key};
use super::shared::events;
use super::shared::moves::{removal, remove_lines};
use super::shared::{labels, page};
use super::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::issue::{Entry, Issue, Item, NamedLink};
use crate::profile::Kind;
use crate::text::{Edit, Span};
use jiff::civil::Date;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-link",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    items(issue, found);
    for section in events::sections(issue) {
        talks(issue, section, found);
    }
}

/// Where an address was met first.
struct First {
    span: Span,
    section: usize,
    kind: Kind,
}

fn items(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let definitions = definitions(issue);
    let mut met: HashMap<String, First> = HashMap::new();
    for section in 0..issue.outline().sections.len() {
        let kind = issue.kind(section);
        for item in issue.items(section) {
            let Some((span, address)) = address(source, item, &definitions) else {
                continue;
            };
            if may_repeat(issue, address) {
                continue;
            }
            let this = First {
                span,
                section,
                kind,
            };
            match met.entry(key(address)) {
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(this);
                }
                std::collections::hash_map::Entry::Occupied(first) => {
                    let first = first.get();
                    if !is_next_stage(first, &this) {
                        found.push(diagnostic(issue, first, span, removal(issue, item)));
                    }
                }
            }
        }
    }
}

/// A pull request may await comments in one section and be new in another.
fn is_next_stage(first: &First, this: &First) -> bool {
    let in_project = |kind| matches!(kind, Kind::PullRequests | Kind::Group);
    first.section != this.section && (in_project(first.kind) || in_project(this.kind))
}

fn definitions(issue: &Issue) -> HashMap<String, &str> {
    let source = issue.source();
    let known = issue.outline().definitions.iter();
    known
        .map(|known| {
            (
                labels::fold(known.label_span.of(source)),
                known.url_span.of(source),
            )
        })
        .collect()
}

/// The link of an item that is one, and its address.
fn address<'a>(
    source: &'a str,
    item: &Item,
    definitions: &HashMap<String, &'a str>,
) -> Option<(Span, &'a str)> {
    let (span, address) = match &item.entry {
        Entry::Link(entry) if entry.link.has_url() => {
            (entry.link.span, entry.link.url_span.of(source))
        }
        Entry::Link(entry) => {
            let label = labels::fold(entry.link.url_span.of(source));
            (entry.link.span, *definitions.get(&label)?)
        }
        Entry::CfpEvent(call) => (call.event.span, call.event.url_span?.of(source)),
        _ => return None,
    };
    is_address(address).then_some((span, address))
}

fn is_address(text: &str) -> bool {
    text.contains('.') && !text.contains(char::is_whitespace)
}

fn may_repeat(issue: &Issue, address: &str) -> bool {
    let host = Address::of(address).bare_host();
    let is_own = |own: &String| {
        host == *own
            || host
                .strip_suffix(own)
                .is_some_and(|rest| rest.ends_with('.'))
    };
    issue.profile().repeatable_hosts.iter().any(is_own)
}

/// The same talk twice on one day of a region; pages of the organiser are no talks.
fn talks(issue: &Issue, section: usize, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let mut met: HashMap<(String, Option<Date>), Span> = HashMap::new();
    for row in events::rows(issue, section) {
        let url = |link: &NamedLink| Some(key(link.url_span?.of(source)));
        let organizers: Vec<String> = row.event.organizers.iter().filter_map(url).collect();
        let talks = row.event.talks.iter();
        for talk in talks.filter(|talk| talk.url_span.is_some_and(|url| is_address(url.of(source))))
        {
            let Some(key) = url(talk).filter(|key| !organizers.contains(key)) else {
                continue;
            };
            let Some(&first) = met.get(&(key.clone(), row.event.date())) else {
                met.insert((key, row.event.date()), talk.span);
                continue;
            };
            let first = First {
                span: first,
                section,
                kind: Kind::Events,
            };
            let edit = talk_removal(issue, row.item, row.event.talks.len(), talk.span);
            found.push(diagnostic(issue, &first, talk.span, edit));
        }
    }
}

fn talk_removal(issue: &Issue, item: &Item, talks: usize, talk: Span) -> Edit {
    let line = item.rows.iter().find(|line| line.span.covers(talk));
    match line {
        Some(line) if talks > 1 => remove_lines(issue, line.span),
        _ => removal(issue, item),
    }
}

fn diagnostic(issue: &Issue, first: &First, span: Span, edit: Edit) -> Diagnostic {
    let line = issue.lines().line_of(first.span.start) + 1;
    let title = &issue.outline().sections[first.section].title;
    let message = format!("This link stands already in line {line}, in “{title}”");
    let fix = Fix::look("Remove this copy", issue.source(), vec![edit]);
    RULE.found(span, message)
        .related_to(first.span)
        .fixed_by(fix)
}
