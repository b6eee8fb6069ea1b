page! {
    //! Text in angle brackets stands outside code, so the site drops it.
    //!
    //! **What it finds.** `<T>` in a title. HTML that is meant as such (`<b>`, `<code>`) is left alone, by a table; brackets
    //! behind a backslash are another rule's.
    //!
    //! **Why it hurts.** The site takes it for HTML: of `NonZero<char>` readers see `NonZero`.
    //!
    //! **Example.** `[Make NonZero<char> possible](https://pulls.example/1)`.
    //!
    //! **The fix** makes the word code.
}

use crate::issue::Issue;
use crate::issue::links::Link;
use crate::profile::web;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "raw-html-in-title",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (_, link) in titles::titled(issue) {
        let text = link.text_span.of(source);
        if !text.contains('<') || text.contains('\n') {
            continue;
        }
        let mut done = 0;
        for tag in tags(text) {
            let word = word_around(text, tag);
            if tag.start >= done {
                found.push(diagnostic(source, link, tag, word));
                done = word.end;
            }
        }
    }
}

/// What the site takes for HTML in `text`, outside code.
fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for piece in titles::outside_code(text) {
        let inner = piece.of(text);
        for (at, _) in inner.match_indices('<') {
            let rest = &inner[at + 1..];
            let name = rest.strip_prefix('/').unwrap_or(rest);
            let Some(end) = rest.find(['<', '>']) else {
                break;
            };
            let is_tag =
                name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest[end..].starts_with('>');
            if is_tag && !inner[..at].ends_with('\\') && !is_meant(&rest[..end]) {
                found.push(Span::new(at, at + end + 2).shifted(piece.start));
            }
        }
    }
    found
}

/// True for elements of HTML, addresses and mail.
fn is_meant(inner: &str) -> bool {
    let inner = inner.trim_end_matches('\\');
    let name = inner
        .trim_start_matches('/')
        .trim_end_matches('/')
        .trim_end();
    let name = name.split(' ').next().unwrap_or(name);
    web().is_tag(name) || inner.contains("://") || inner.contains('@')
}

/// The word of which `tag` is a part: `Vec<Vec<u8>>` around `<u8>`.
fn word_around(text: &str, tag: Span) -> Span {
    let is_word = |c: char| c.is_alphanumeric() || "_:<>&'\\*".contains(c);
    let start = text[..tag.start].trim_end_matches(is_word).len();
    let behind = &text[tag.end..];
    let end = tag.end + behind.len() - behind.trim_start_matches(is_word).len();
    let word = Span::new(start, end);
    let inner = word.of(text);
    // Signs of the sentence and of emphasis stay outside.
    let lead = inner.len() - inner.trim_start_matches(['*', ':', '\'', '_']).len();
    let tail = inner.len() - inner.trim_end_matches(['*', ':', '\'', '_', '&']).len();
    Span::new(
        start + lead.min(tag.start - start),
        (end - tail).max(tag.end),
    )
}

fn diagnostic(source: &str, link: &Link, tag: Span, word: Span) -> Diagnostic {
    let text = link.text_span.of(source);
    let written = word.of(text);
    let message = format!("The site drops “{}”: it is read as HTML", tag.of(text));
    let near_code = text[..word.start].ends_with('`') || text[word.end..].starts_with('`');
    let code = written
        .replace("\\<", "<")
        .replace("\\>", ">")
        .replace("\\_", "_");
    let is_plain = !near_code && !code.contains(['\\', ' ']);
    let edit = Edit::replace(word.shifted(link.text_span.start), format!("`{code}`"));
    let fix = is_plain.then(|| Fix::look(format!("Make it code: {code}"), source, vec![edit]));
    RULE.found(tag.shifted(link.text_span.start), message)
        .fixed_by(fix.flatten())
}
