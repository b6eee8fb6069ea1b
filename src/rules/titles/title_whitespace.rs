page! {
    //! A title has white space where none belongs, or too much of it.
    //!
    //! **What it finds.** Space at the ends of a title or of its emphasis, two spaces within it, and, in items of link
    //! sections, a space before a colon, a comma or a semicolon. Code is left alone.
    //!
    //! **Why it hurts.** The underline of the link goes on behind its words, and `**Meetup **` is not bold: readers see the
    //! stars.
    //!
    //! **Example.** `[**Hacking in person **](https://meetup.example/1)`.
    //!
    //! **The fix** takes the space out. It is safe but before a colon, a comma or a semicolon.
}

use crate::issue::Issue;
use crate::issue::links::Link;
use crate::profile::Prefix;
use crate::rules::shared::{page, prefixes, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "title-whitespace",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (_, link) in titles::titled(issue) {
        let text = link.text_span.of(source);
        if text.contains('\n') || text.trim().is_empty() {
            continue;
        }
        found.extend(too_much(source, link));
    }
    for (_, _, entry) in titles::link_items(issue) {
        // In other languages a space may belong there.
        let is_foreign = entry
            .prefixes
            .iter()
            .any(|prefix| prefixes::known(issue, prefix).is_some_and(Prefix::is_language));
        if !is_foreign {
            found.extend(before_sign(source, &entry.link));
        }
    }
}

fn too_much(source: &str, link: &Link) -> Option<Diagnostic> {
    let text = link.text_span.of(source);
    let mut spans = edges(text);
    let words = match spans.first() {
        None => "More than one space between two words of a title",
        Some(first) if first.start < text.len() / 2 => "Space at the start of a title",
        Some(_) => "Space at the end of a title",
    };
    if spans.is_empty() {
        spans = doubles(text);
    }
    let (first, last) = (spans.first()?, spans.last()?);
    let place = Span::new(first.start, last.end).shifted(link.text_span.start);
    let edits = spans
        .iter()
        .map(|span| Edit::delete(span.shifted(link.text_span.start)));
    let fix = Fix::safe("Take the space out", source, edits.collect());
    Some(RULE.found(place, words).fixed_by(fix))
}

/// White space at the ends of `text`, outside and inside the emphasis marks around it.
fn edges(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut inner = trimmed(text, Span::new(0, text.len()), &mut spans);
    let marks = |c: char| c == '*' || c == '_';
    let start = inner.of(text).len() - inner.of(text).trim_start_matches(marks).len();
    let end = inner.of(text).len() - inner.of(text).trim_end_matches(marks).len();
    let is_emphasis = start > 0 && start <= 3 && inner.of(text).ends_with(&inner.of(text)[..start]);
    if is_emphasis && start == end && inner.len() > 2 * start {
        inner = Span::new(inner.start + start, inner.end - start);
        trimmed(text, inner, &mut spans);
    }
    spans.sort_unstable();
    spans
}

/// `span` without white space at its ends, which is added to `spans`.
fn trimmed(text: &str, span: Span, spans: &mut Vec<Span>) -> Span {
    let whole = span.of(text);
    let start = span.end - whole.trim_start().len();
    let end = span.start + whole.trim_end().len();
    if start >= end {
        return span;
    }
    let ends = [Span::new(span.start, start), Span::new(end, span.end)];
    spans.extend(ends.into_iter().filter(|span| !span.is_empty()));
    Span::new(start, end)
}

/// The superfluous spaces between words outside code.
fn doubles(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    if !text.contains("  ") {
        return spans;
    }
    for piece in titles::outside_code(text) {
        let mut at = piece.start;
        while let Some(double) = Span::new(at, piece.end).of(text).find("  ") {
            let start = at + double;
            let rest = Span::new(start, piece.end).of(text);
            at = start + rest.len() - rest.trim_start_matches(' ').len();
            spans.push(Span::new(start + 1, at));
        }
    }
    spans
}

/// A space before a sign that belongs to the word before it, with a space behind it.
fn before_sign(source: &str, link: &Link) -> Option<Diagnostic> {
    let text = link.text_span.of(source);
    let signs = [" : ", " , ", " ; "];
    let at = signs.iter().find_map(|sign| text.find(sign))?;
    let pieces = titles::outside_code(text);
    let is_outside = pieces
        .iter()
        .any(|piece| piece.covers(Span::new(at, at + 3)));
    let follows_word =
        text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '`'));
    if !is_outside || !follows_word {
        return None;
    }
    let place = Span::new(at, at + 1).shifted(link.text_span.start);
    let message = format!("A space before “{}”", &text[at + 1..at + 2]);
    let fix = Fix::look("Take the space out", source, vec![Edit::delete(place)]);
    Some(RULE.found(place, message).fixed_by(fix))
}
