page! {
    //! A prefix stands within the title or behind the link.
    //!
    //! **What it finds.** A known prefix in brackets at an end of the title, or right behind the link of an item: `(video)`,
    //! `[audio]`, `(Spanish)`.
    //!
    //! **Why it hurts.** Readers scan the start of the line for it.
    //!
    //! **Example.** `* [Rust for beginners](https://films.example/1) (Spanish)`.
    //!
    //! **The fix** moves it before the link, in the house's spelling.
}

use crate::issue::{Issue, Item, LinkEntry};
use crate::profile::Prefix;
use crate::rules::shared::{page, prefixes, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "misplaced-prefix",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// A prefix where none belongs: the text that goes with it, and the prefix with its brackets.
struct Place<'a> {
    gone: Span,
    span: Span,
    prefix: &'a Prefix,
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for (_, item, entry) in titles::link_items(issue) {
        if let Some(place) = behind(issue, entry).or_else(|| within(issue, entry)) {
            found.push(diagnostic(issue, item, entry, &place));
        }
    }
}

/// A prefix at the start of what follows the link.
fn behind<'a>(issue: &'a Issue, entry: &LinkEntry) -> Option<Place<'a>> {
    let tail = entry.tail_span;
    let (len, prefix) = leading(issue, tail)?;
    let span = Span::new(tail.start, tail.start + len);
    let gone = Span::new(entry.link.span.end.min(span.start), span.end);
    Some(Place { gone, span, prefix })
}

/// A prefix at the start or the end of the title.
fn within<'a>(issue: &'a Issue, entry: &LinkEntry) -> Option<Place<'a>> {
    let source = issue.source();
    let title = entry.link.text_span;
    let text = title.of(source);
    if let Some((len, prefix)) = leading(issue, title) {
        let rest = &text[len..];
        let space = rest.len() - rest.trim_start().len();
        let span = Span::new(title.start, title.start + len);
        let gone = Span::new(span.start, span.end + space);
        return (!rest.trim().is_empty()).then_some(Place { gone, span, prefix });
    }
    let close = text
        .chars()
        .next_back()
        .filter(|c| matches!(c, ')' | ']'))?;
    let open = text.rfind(if close == ')' { '(' } else { '[' })?;
    let prefix = named(issue, &text[open + 1..text.len() - 1])?;
    let kept = text[..open].trim_end();
    let span = Span::new(title.start + open, title.end);
    let gone = Span::new(title.start + kept.len(), title.end);
    (!kept.is_empty()).then_some(Place { gone, span, prefix })
}

/// The length of a prefix in brackets at the start of `span`, and the prefix.
fn leading(issue: &Issue, span: Span) -> Option<(usize, &Prefix)> {
    let text = span.of(issue.source());
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = text.find(close)?;
    let is_link = text[end + 1..].starts_with(['(', '[']);
    let prefix = named(issue, &text[1..end]).filter(|_| !is_link)?;
    Some((end + 1, prefix))
}

/// The prefix called `name` that says something about a page.
fn named<'a>(issue: &'a Issue, name: &str) -> Option<&'a Prefix> {
    let profile = issue.profile();
    profile
        .prefix(name.trim())
        .filter(|known| known.describes_page())
}

fn diagnostic(issue: &Issue, item: &Item, entry: &LinkEntry, place: &Place<'_>) -> Diagnostic {
    let source = issue.source();
    let name = &place.prefix.name;
    let written = place.span.of(source);
    let mut edits = vec![Edit::delete(place.gone)];
    if !prefixes::has(issue, entry, place.prefix) {
        edits.push(prefixes::put(item, entry, name));
    }
    let message = format!("“{written}” belongs before the link, as [{name}]");
    let fix = Fix::look(format!("Move [{name}] before the link"), source, edits);
    RULE.found(place.span, message).fixed_by(fix)
}
