page! {
    //! The same link stands twice in this issue.
    //!
    //! **What it finds.** Items whose addresses are the same but for the scheme, `www.`, a slash at the end, the case of the
    //! host or parameters that follow readers. Talks are compared within their region and day, since a hybrid event stands
    //! in two regions on purpose and one page may announce a year of meetings. Hosts that the profile lists as repeatable
    //! are left out, and so is a pull request in two stages of its life. Every copy is a finding.
    //!
    //! **Why it hurts.** Readers see it at once; it is the most frequent mistake in drafts that several people assemble.
    //!
    //! **Example.** `* [Rust 1.90](https://blog.example/rust)` under *Official*, and
    //! `* [Rust 1.90 is out](http://www.blog.example/rust/)` under *Observations*.
    //!
    //! **The fix** removes the copy on which it stands. Look first which one stands better.
}

use crate::issue::address::key;
use crate::issue::links::{Link, scan};
use crate::issue::{Entry, Issue, Item, NamedLink};
use crate::profile::Kind;
use crate::rules::shared::events;
use crate::rules::shared::moves::{removal, remove_lines};
use crate::rules::shared::repeats::may_repeat;
use crate::rules::shared::{labels, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use fnv::FnvHashMap;
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
    let copies = items(issue);
    report(issue, copies, found);
    for section in events::sections(issue) {
        report(issue, talks(issue, section), found);
    }
}

/// One place where an address stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    span: Span,
    section: usize,
    kind: Kind,
    item: &'a Item,
    /// How many talks the item has.
    talks: usize,
}

/// Places by what makes them the same.
type Places<'a, K> = FnvHashMap<K, Vec<Place<'a>>>;

/// Every copy is reported, the first as well: editors often keep the one that stands better.
fn report<K>(issue: &Issue, places: Places<'_, K>, found: &mut Vec<Diagnostic>) {
    for copies in places.into_values() {
        let Some((first, later)) = copies.split_first() else {
            continue;
        };
        let mut later = later
            .iter()
            .filter(|place| !is_next_stage(first, place))
            .peekable();
        if let Some(second) = later.peek() {
            found.push(diagnostic(issue, first, second, "again"));
        }
        found.extend(later.map(|place| diagnostic(issue, place, first, "already")));
    }
}

/// A pull request may await comments in one section and be new in another.
fn is_next_stage(first: &Place<'_>, other: &Place<'_>) -> bool {
    first.section != other.section
        && first.kind == Kind::PullRequests
        && other.kind == Kind::PullRequests
}

fn items(issue: &Issue) -> Places<'_, String> {
    let definitions = definitions(issue);
    let mut met: Places<'_, String> = Places::default();
    met.reserve(issue.outline().items.len());
    for section in 0..issue.outline().sections.len() {
        let kind = issue.kind(section);
        for item in issue.items(section) {
            let Some((span, address)) = address(issue, kind, item, &definitions) else {
                continue;
            };
            if may_repeat(issue, address) {
                continue;
            }
            met.entry(key(address)).or_default().push(Place {
                span,
                section,
                kind,
                item,
                talks: 0,
            });
        }
    }
    met
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

/// The link of an item that is one, and its address. A sentence with one link among links is an item as well.
fn address<'a>(
    issue: &'a Issue,
    kind: Kind,
    item: &Item,
    definitions: &HashMap<String, &'a str>,
) -> Option<(Span, &'a str)> {
    let source = issue.source();
    let (span, address) = match &item.entry {
        Entry::Link(entry) if entry.link.has_url() => {
            (entry.link.span, entry.link.url_span.of(source))
        }
        Entry::Link(entry) => {
            let label = labels::fold(entry.link.url_span.of(source));
            (entry.link.span, *definitions.get(&label)?)
        }
        Entry::CfpEvent(call) => (call.event.span, call.event.url_span?.of(source)),
        Entry::Text if kind == Kind::Links => {
            let links = scan(source, item.header_span);
            let mut addressed = links.into_iter().filter(Link::has_url);
            let only = addressed.next().filter(|_| addressed.next().is_none())?;
            (only.span, only.url_span.of(source))
        }
        _ => return None,
    };
    is_address(address).then_some((span, address))
}

fn is_address(text: &str) -> bool {
    text.contains('.') && !text.contains(char::is_whitespace)
}

/// Talks of a region by day; pages of the organiser are no talks.
fn talks(issue: &Issue, section: usize) -> Places<'_, (String, Option<Date>)> {
    let source = issue.source();
    let mut met: Places<'_, (String, Option<Date>)> = Places::default();
    for row in events::rows(issue, section) {
        let url = |link: &NamedLink| {
            let url = link.url_span?.of(source);
            is_address(url).then(|| key(url))
        };
        let organizers: Vec<String> = row.event.organizers.iter().filter_map(url).collect();
        for talk in &row.event.talks {
            let Some(key) = url(talk).filter(|key| !organizers.contains(key)) else {
                continue;
            };
            met.entry((key, row.event.date())).or_default().push(Place {
                span: talk.span,
                section,
                kind: Kind::Events,
                item: row.item,
                talks: row.event.talks.len(),
            });
        }
    }
    met
}

/// The edit that takes it away: of several talks only its own.
fn taken_away(issue: &Issue, place: &Place<'_>) -> Edit {
    let mut rows = place.item.rows.iter();
    match rows.find(|line| line.span.covers(place.span)) {
        Some(line) if place.talks > 1 => remove_lines(issue, line.span),
        _ => removal(issue, place.item),
    }
}

fn diagnostic(issue: &Issue, place: &Place<'_>, twin: &Place<'_>, order: &str) -> Diagnostic {
    let line = issue.lines().line_of(twin.span.start) + 1;
    let title = &issue.outline().sections[twin.section].title;
    let message = format!("This link stands {order} in line {line}, in “{title}”");
    let edits = vec![taken_away(issue, place)];
    RULE.found(place.span, message)
        .related_to(twin.span)
        .fixed_by(Fix::look("Remove this copy", issue.source(), edits))
}
