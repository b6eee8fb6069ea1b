page! {
    //! A link lacks the marker that tells what is behind it.
    //!
    //! **What it finds.** Items of link sections whose host or path gets a prefix by the profile, a film or a recording. As
    //! suggestions: one part of several by its title (`Part 3`), and a language by the letters of the title.
    //!
    //! **Why it hurts.** Readers without time, sound or that language want to know before they follow a link.
    //!
    //! **Example.** `* [Two ways to dispatch](https://www.youtube.com/watch?v=abc)`.
    //!
    //! **The fix** puts the prefix before the link.
}

use crate::issue::address::Address;
use crate::issue::{Issue, Item, LinkEntry};
use crate::profile::{Prefix, Profile};
use crate::rules::shared::{page, prefixes, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "missing-prefix",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if issue.profile().prefixes.is_empty() {
        return;
    }
    for (_, item, entry) in titles::link_items(issue) {
        found.extend(by_address(issue, item, entry));
        found.extend(by_title(issue, item, entry));
    }
}

fn by_address(issue: &Issue, item: &Item, entry: &LinkEntry) -> Option<Diagnostic> {
    let source = issue.source();
    let url = entry.link.url_span.of(source);
    let address = Address::of(url);
    let site = address.site();
    let wanted = issue.profile().prefix_of_url(&site, address.path)?;
    // What is on a host of films may be heard only.
    let is_told = issue.profile().prefixes.iter().any(|known| {
        !known.hosts.is_empty() && (prefixes::has(issue, entry, known) || says(issue, entry, known))
    });
    if is_told || !entry.link.has_url() || is_channel(address.path) {
        return None;
    }
    let message = format!("Links to {site} get [{}]", wanted.name);
    Some(diagnostic(issue, item, entry, wanted, message))
}

/// True where title or tail name the prefix in brackets: that it stands there is another rule's.
fn says(issue: &Issue, entry: &LinkEntry, known: &Prefix) -> bool {
    let source = issue.source();
    let texts = [entry.link.text_span.of(source), entry.tail_span.of(source)];
    let names = || std::iter::once(&known.name).chain(&known.aliases);
    texts.iter().any(|text| {
        let lower = text.to_lowercase();
        names().any(|name| {
            let name = name.to_lowercase();
            lower.contains(&format!("({name})")) || lower.contains(&format!("[{name}]"))
        })
    })
}

/// True for the page of somebody who uploads films.
fn is_channel(path: &str) -> bool {
    ["/@", "/c/", "/channel/", "/user/"]
        .iter()
        .any(|start| path.starts_with(start))
}

fn by_title(issue: &Issue, item: &Item, entry: &LinkEntry) -> Option<Diagnostic> {
    let title = entry.link.text_span.of(issue.source());
    let profile = issue.profile();
    let (wanted, reason) = match of_letters(profile, title) {
        Some(wanted) => (wanted, "Titles in these letters get"),
        None => (of_cue(profile, title)?, "One part of several gets"),
    };
    if prefixes::has(issue, entry, wanted) {
        return None;
    }
    let message = format!("{reason} [{}]", wanted.name);
    Some(diagnostic(issue, item, entry, wanted, message).into_hint())
}

/// The prefix of the language in whose letters a quarter of `title` is written; of two that share letters the later.
fn of_letters<'a>(profile: &'a Profile, title: &str) -> Option<&'a Prefix> {
    if title.is_ascii() {
        return None;
    }
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let mut known = profile.prefixes.iter().rev();
    known.find(|prefix| {
        let own = title.chars().filter(|&c| prefix.has_letter(c)).count();
        own > 3 && own * 4 >= letters
    })
}

/// The prefix of which `title` has a cue with a number: `Part 3`.
fn of_cue<'a>(profile: &'a Profile, title: &str) -> Option<&'a Prefix> {
    if !title.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    profile.prefixes.iter().find(|prefix| {
        words
            .windows(2)
            .any(|pair| prefix.cues.iter().any(|cue| cue == pair[0]) && is_number(pair[1]))
    })
}

fn diagnostic(
    issue: &Issue,
    item: &Item,
    entry: &LinkEntry,
    wanted: &Prefix,
    message: String,
) -> Diagnostic {
    let edit = prefixes::put(item, entry, &wanted.name);
    let fix = Fix::look(format!("Add [{}]", wanted.name), issue.source(), vec![edit]);
    RULE.found(entry.link.span, message).fixed_by(fix)
}
