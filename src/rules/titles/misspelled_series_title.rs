page! {
    //! A title that comes every week is spelled otherwise this time.
    //!
    //! **What it finds.** Titles with a number of which one long word differs by one letter from a title that an item of the same
    //! host had in the last issues. Numbers and signs may differ.
    //!
    //! **Why it hurts.** It is a slip of the keys, and readers see it.
    //!
    //! **Example.** `* [ferris hangelog #171](https://blog.example/171)`, where it was `ferris changelog #170`.
    //!
    //! **The fix** spells it as before. Look whether the series was renamed.
}

use crate::archive::Older;
use crate::issue::Issue;
use crate::issue::address::Address;
use crate::issue::links::Link;
use crate::rules::shared::{labels, page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;
use std::borrow::Cow;

pub(super) const RULE: Rule = Rule {
    id: "misspelled-series-title",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// How many issues back titles are compared.
const ISSUES: usize = 8;
/// Letters of the shortest word that is compared: shorter ones, as months, are alike by chance.
const SHORTEST: usize = 6;
/// Bytes of one letter at most, and so how far the lengths of a title and its slip are apart.
const ONE_LETTER: usize = 4;

/// A title with a number, and what it may have been.
struct Title<'a> {
    link: &'a Link,
    host: Cow<'a, str>,
    words: Vec<String>,
    letters: usize,
    is_known: bool,
    before: Option<&'a str>,
}

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(older) = facts.older(issue) else {
        return;
    };
    let mut series = numbered(issue);
    if !series.is_empty() {
        compare(older, &mut series);
    }
    let unlike = series.iter().filter(|title| !title.is_known);
    found.extend(unlike.filter_map(|title| diagnostic(issue.source(), title)));
}

fn numbered(issue: &Issue) -> Vec<Title<'_>> {
    let source = issue.source();
    let items = titles::link_items(issue).map(|(_, _, entry)| &entry.link);
    let titles = items.filter(|link| link.has_url()).filter_map(|link| {
        let text = link.text_span.of(source);
        let words = words(text).filter(|words| words.len() > 1)?;
        Some(Title {
            link,
            host: Address::of(link.url_span.of(source)).site(),
            words,
            letters: letters(text),
            is_known: false,
            before: None,
        })
    });
    titles.collect()
}

/// Bytes of `text` that are neither signs nor digits.
fn letters(text: &str) -> usize {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    text.bytes().filter(is_letter).count()
}

/// The words of `text` in small letters, numbers as `0`; `None` where it has none.
fn words(text: &str) -> Option<Vec<String>> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if is_number { "0" } else { word }.to_owned()
    });
    Some(words.collect())
}

/// True where one long word of `a` is a slip of that in `b`, and all others are the same.
fn is_slip(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut unlike = a.iter().zip(b).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (unlike.next(), unlike.next()) else {
        return false;
    };
    a.len().min(b.len()) >= SHORTEST && labels::is_near(a, b) && strsim::osa_distance(a, b) == 1
}

fn compare<'a>(older: Older<'a>, series: &mut [Title<'a>]) {
    series.sort_by(|a, b| a.host.cmp(&b.host));
    let issues = older.issues().iter().rev().take(ISSUES);
    let links = issues.flat_map(|issue| issue.links());
    for past in links.filter(|link| link.is_item) {
        let host = past.host();
        let from = series.partition_point(|title| *title.host < *host);
        let same = series[from..].iter().take_while(|title| title.host == host);
        let here = from..from + same.count();
        let count = letters(past.title);
        let may_be_one = |title: &Title<'_>| title.letters.abs_diff(count) <= ONE_LETTER;
        if !series[here.clone()].iter().any(may_be_one) {
            continue;
        }
        if let Some(words) = words(past.title) {
            compare_with(past.title, &words, &mut series[here]);
        }
    }
    series.sort_by_key(|title| title.link.span);
}

/// Compares `before`, which has `words`, with titles of its host.
fn compare_with<'a>(before: &'a str, words: &[String], series: &mut [Title<'a>]) {
    for title in series {
        if words == title.words {
            title.is_known = true;
        } else if title.before.is_none() && is_slip(words, &title.words) {
            title.before = Some(before);
        }
    }
}

fn diagnostic(source: &str, title: &Title<'_>) -> Option<Diagnostic> {
    let before = title.before?;
    let message = format!("Spelled otherwise than in the last issues: “{before}”");
    let span = title.link.text_span;
    let fix = respelled(before, span.of(source)).and_then(|text| {
        Fix::look(
            "Spell it as before",
            source,
            vec![Edit::replace(span, text)],
        )
    });
    Some(RULE.found(span, message).fixed_by(fix))
}

/// `before` with the numbers of `now`; `None` where they do not match.
fn respelled(before: &str, now: &str) -> Option<String> {
    let numbers = |text: &str| -> Vec<String> {
        let runs = text.split(|c: char| !c.is_ascii_digit());
        runs.filter(|run| !run.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let now = numbers(now);
    if numbers(before).len() != now.len() {
        return None;
    }
    let (mut text, mut next, mut in_number) = (String::new(), now.iter(), false);
    for c in before.chars() {
        if !c.is_ascii_digit() {
            text.push(c);
        } else if !in_number {
            text.push_str(next.next()?);
        }
        in_number = c.is_ascii_digit();
    }
    Some(text)
}
