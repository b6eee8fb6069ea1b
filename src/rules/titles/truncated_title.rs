page! {
    //! A title was cut off when it was copied.
    //!
    //! **What it finds.** Titles that end with `...` or `…`. One whose last word ends the address as well is whole.
    //!
    //! **Why it hurts.** The page's own title goes on, and readers miss what it says.
    //!
    //! **Example.** `* [Two months in Ferris: nesting, a clipboard, and mo...](https://blog.example/two-months/)`.
    //!
    //! **The fix** writes the whole title where this issue or a past one has it.
}

use crate::issue::Issue;
use crate::issue::address::{Address, key};
use crate::issue::links::Link;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "truncated-title",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// How many issues back a whole title is looked for: half a year.
const ISSUES: usize = 26;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (_, link) in titles::titled(issue) {
        let Some((stem, dots)) = cut(source, link) else {
            continue;
        };
        if is_whole(&stem, link.url_span.of(source)) {
            continue;
        }
        let message = format!("“{}” ends a title that goes on", dots.of(source));
        let whole = whole(issue, facts, link, &stem).and_then(|whole| {
            let edit = Edit::replace(link.text_span, whole);
            Fix::look("Write the whole title", source, vec![edit])
        });
        found.push(RULE.found(dots, message).fixed_by(whole));
    }
}

/// The words of a title that was cut off, folded, and where its dots stand.
fn cut(source: &str, link: &Link) -> Option<(String, Span)> {
    let text = link.text_span.of(source);
    let inner = titles::plain(text);
    let stem = inner
        .strip_suffix('…')
        .or_else(|| inner.strip_suffix("..."))?;
    let stem_words = stem.trim_end_matches(['.', '…']).trim_end();
    if stem_words.is_empty() {
        return None;
    }
    let start = link.text_span.start + text.find(inner)? + stem.trim_end_matches('.').len();
    let end = link.text_span.start + text.find(inner)? + inner.len();
    Some((fold(stem_words), Span::new(start, end)))
}

/// Letters and digits in lower case.
fn fold(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// True where the address ends with the last word: its author ended the title so.
fn is_whole(stem: &str, url: &str) -> bool {
    const LETTERS: usize = 8;
    let path = fold(Address::of(url).path.trim_end_matches(".html"));
    let from = stem.char_indices().rev().nth(LETTERS - 1);
    from.is_some_and(|(at, _)| path.ends_with(&stem[at..]))
}

/// A longer title of the same page that begins like `stem`.
fn whole(issue: &Issue, facts: &Facts, link: &Link, stem: &str) -> Option<String> {
    let source = issue.source();
    let url = link.url_span.of(source);
    let goes_on = |text: &str| {
        let folded = fold(text);
        let is_cut = titles::plain(text).ends_with(['…', '.']);
        folded.starts_with(stem) && folded.len() > stem.len() && !is_cut
    };
    let wanted = key(url);
    let here = titles::titled(issue).find(|(_, other)| {
        goes_on(other.text_span.of(source)) && key(other.url_span.of(source)) == wanted
    });
    if let Some((_, other)) = here {
        return Some(other.text_span.of(source).to_owned());
    }
    let seen = facts.older(issue)?.link(url, ISSUES)?;
    goes_on(seen.title).then(|| seen.title.to_owned())
}
