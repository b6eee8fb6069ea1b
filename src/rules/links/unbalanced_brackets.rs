page! {
    //! The brackets of a link do not pair up, so it is no link.
    //!
    //! **What it finds.** A `[`, `]`, `(` or `)` that is missing, doubled or of the wrong kind around a title or an address.
    //! Brackets that belong to a title are fine as long as they pair.
    //!
    //! **Why it hurts.** Readers see the raw address, and what follows on the line may be swallowed by the link.
    //!
    //! **Example.** `[A JVM in Rust](https://blog.example/jvm` has no `)`, `[RustFest open)(https://rustfest.ch/)` no `]`.
    //!
    //! **The fix** puts the missing one in, or takes the other out, where there is one way to do it.
}

use crate::issue::Issue;
use crate::issue::links::{Link, LinkKind};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "unbalanced-brackets",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Bytes of a line beyond which its brackets are not looked at: no draft has such lines, and looking takes long.
const LONGEST: usize = 16_384;

/// What is wrong, where, and the edit that mends it.
struct Flaw {
    span: Span,
    message: String,
    edit: Option<Edit>,
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links();
    let mut flaws: Vec<Flaw> = links
        .iter()
        .filter_map(|link| flaw_of_link(source, link))
        .collect();
    for (at, _) in source.match_indices("http") {
        let is_loose = source[..at].ends_with(['(', ']']);
        if is_loose && !issue.in_comment(at) {
            let line = issue.lines().content_of(issue.lines().line_of(at), source);
            if line.len() <= LONGEST {
                flaws.extend(flaw_at(source, line, links, at));
            }
        }
    }
    found.extend(flaws.into_iter().map(|flaw| {
        let edits: Vec<Edit> = flaw.edit.into_iter().collect();
        RULE.found(flaw.span, flaw.message)
            .fixed_by(Fix::look("Pair the brackets", source, edits))
    }));
}

/// Flaws inside what was read as a link.
fn flaw_of_link(source: &str, link: &Link) -> Option<Flaw> {
    if !link.has_url() {
        return None;
    }
    let (text, url) = (link.text_span.of(source), link.url_span.of(source));
    if link.is_unbalanced {
        let is_double = text.starts_with('[');
        let edit = is_double.then(|| Edit::delete(Span::new(link.span.start, link.span.start + 1)));
        return Some(Flaw {
            span: Span::new(link.span.start, link.text_span.end + 1),
            message: format!("“[” and “]” do not pair up in “{text}”"),
            edit,
        });
    }
    // A link within the address is another rule's.
    if url.contains("](") {
        return None;
    }
    if url.starts_with("(http") {
        let extra = Span::new(link.url_span.start, link.url_span.start + 1);
        return Some(Flaw {
            span: extra,
            message: "One “(” too many before the address".to_owned(),
            edit: Some(Edit::delete(extra)),
        });
    }
    let is_open = url.matches('(').count() > url.matches(')').count();
    is_open.then(|| Flaw {
        span: link.url_span,
        message: format!("A “(” in the address “{url}” is never closed"),
        edit: Some(Edit::insert(link.span.end, ")")),
    })
}

/// Flaws around an address that begins at `at` and was not read as a link's.
fn flaw_at(source: &str, line: Span, links: &[Link], at: usize) -> Option<Flaw> {
    let next = links.partition_point(|link| link.span.end <= at);
    if links.get(next).is_some_and(|link| link.span.contains(at)) {
        return None;
    }
    let behind = next.checked_sub(1).map(|before| &links[before]);
    if behind.is_some_and(|link| link.kind == LinkKind::Shortcut && link.span.end == at) {
        let closed = Span::new(at, line.end).of(source).contains(')');
        return closed.then(|| {
            missing(
                "(",
                at,
                Span::new(at - 1, address_end(source, at, line.end)),
            )
        });
    }
    if !source[line.start..at].ends_with('(') {
        return None;
    }
    flaw_before_paren(source, line, links, at)
}

/// Flaws of what stands before the `(` of the address that begins at `at`.
fn flaw_before_paren(source: &str, line: Span, links: &[Link], at: usize) -> Option<Flaw> {
    let paren = at - 1;
    let before = source[line.start..paren].chars().next_back();
    match before {
        Some(']')
            if source[line.start..paren].ends_with("]]") && has_close(source, at, line.end) =>
        {
            let extra = Span::new(paren - 1, paren);
            Some(Flaw {
                span: extra,
                message: "One “]” too many before “(”".to_owned(),
                edit: Some(Edit::delete(extra)),
            })
        }
        Some(']') => {
            let end = address_end(source, at, line.end);
            (!has_close(source, at, line.end)).then(|| missing(")", end, Span::new(paren, end)))
        }
        Some(')') if opens(source, line, links, paren) => Some(Flaw {
            span: Span::new(paren - 1, paren),
            message: "“)” stands where “]” closes the title".to_owned(),
            edit: Some(Edit::replace(Span::new(paren - 1, paren), "]")),
        }),
        Some(c) if opens(source, line, links, paren) => {
            let title_end = line.start + source[line.start..paren].trim_end().len();
            let is_code = c == '`' && source[line.start..title_end - 1].ends_with(']');
            let edit = (!is_code).then(|| Edit::replace(Span::new(title_end, paren), "]"));
            Some(Flaw {
                span: Span::new(title_end, paren + 1),
                message: "No “]” closes the title before “(”".to_owned(),
                edit,
            })
        }
        _ => None,
    }
}

fn missing(bracket: &str, at: usize, span: Span) -> Flaw {
    let end = match bracket {
        "(" => "begins",
        _ => "ends",
    };
    Flaw {
        span,
        message: format!("No “{bracket}” {end} the address"),
        edit: Some(Edit::insert(at, bracket)),
    }
}

fn has_close(source: &str, at: usize, end: usize) -> bool {
    let next = source[at..end].find([')', '[']);
    next.is_some_and(|next| source[at + next..].starts_with(')'))
}

/// Where the address that begins at `at` ends: before white space, a stray `]`, or punctuation at the end of the line.
fn address_end(source: &str, at: usize, end: usize) -> usize {
    let text = &source[at..end];
    let len = text
        .find(|c: char| c.is_whitespace() || c == ']')
        .unwrap_or(text.len());
    at + text[..len]
        .trim_end_matches(['.', ',', '!', ';', ')'])
        .len()
}

/// True where a `[` outside links and code stands on `line` before `at` and waits for its partner.
fn opens(source: &str, line: Span, links: &[Link], at: usize) -> bool {
    let mut in_code = false;
    let before = source[line.start..at].bytes().enumerate();
    let mut open = false;
    for (offset, byte) in before {
        let here = line.start + offset;
        match byte {
            b'`' => in_code = !in_code,
            b'[' if !in_code => {
                let next = links.partition_point(|link| link.span.end <= here);
                open |= !links.get(next).is_some_and(|link| link.span.contains(here));
            }
            _ => {}
        }
    }
    open
}
