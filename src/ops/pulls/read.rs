//! Pull requests as they are pasted: numbers, addresses, `owner/name#N`, list items, and lines of `git log --oneline`.

use crate::issue::{PullRequest, links, number_of};
use crate::ops::shape::marker_len;
use crate::ops::{LinkFields, escape};
use crate::text::Span;

/// A pull request and what it will say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Which it is.
    pub pull: PullRequest,
    /// Its title; its name where it came without one.
    pub title: String,
    /// The Markdown of its item, without a marker.
    pub text: String,
    /// Its title came with it.
    pub is_titled: bool,
}

impl Pasted {
    fn new(pull: PullRequest, title: &str) -> Self {
        let title = escape::one_line(title);
        let is_titled = !title.is_empty();
        let title = if is_titled { title } else { pull.name() };
        let fields = LinkFields {
            url: pull.url(),
            title: title.clone(),
            prefixes: Vec::new(),
        };
        Self {
            pull,
            title,
            text: fields.markdown(),
            is_titled,
        }
    }
}

/// What a paste holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// The pull requests, in order.
    pub(super) found: Vec<Pasted>,
    /// Lines of a log that name none.
    pub(super) without: usize,
}

/// The pull requests of `text`, a bare number being one of `home`. `None` where a line is neither that nor of a log.
pub(super) fn read(text: &str, home: &str) -> Option<Read> {
    let mut read = Read::default();
    for line in text.lines().map(str::trim_end) {
        if line.trim().is_empty() {
            continue;
        }
        if let Some(message) = message(line) {
            match of_log(message, home) {
                Some(one) => read.found.push(one),
                None => read.without += 1,
            }
            continue;
        }
        read.found.extend(of_line(line, home)?);
    }
    (!read.found.is_empty()).then_some(read)
}

/// The first line of `text` that names no pull request, where another one does.
pub(super) fn stray<'a>(text: &'a str, home: &str) -> Option<&'a str> {
    let is_blank = |line: &&str| line.trim().is_empty();
    let mut lines = text.lines().filter(|line| !is_blank(line));
    let names = |line: &str| read(line, home).is_some();
    let is_of_log = |line: &str| message(line.trim_end()).is_some();
    let has_some = lines.clone().any(names);
    lines.find(|line| has_some && !names(line) && !is_of_log(line))
}

/// The message of a line of `git log --oneline`: what follows the hash, names of branches and tags left out.
fn message(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['*', '|', '\\', '/', ' ']);
    let (hash, rest) = line.split_once(' ')?;
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let is_hash = (7..=40).contains(&hash.len()) && hash.bytes().all(is_hex);
    let names = ["(HEAD", "(tag: ", "(origin/", "(upstream/"];
    let is_named = names.iter().any(|start| rest.starts_with(start));
    let rest = match rest.split_once(") ") {
        Some((_, message)) if is_named => message,
        _ => rest,
    };
    is_hash.then_some(rest.trim())
}

/// The pull request that a commit's message names: behind its title, `… (#12)`, or as what was merged.
fn of_log(message: &str, home: &str) -> Option<Pasted> {
    if let Some((title, rest)) = message.rsplit_once(" (") {
        let named = rest.strip_suffix(')').and_then(|name| short(name, home));
        if let Some(pull) = named {
            return Some(Pasted::new(pull, title));
        }
    }
    let (before, rest) = message.split_once('#')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = number_of(&rest[..digits])?;
    let repository = home.to_owned();
    let is_merge = before.to_lowercase().contains("merge");
    is_merge.then(|| Pasted::new(PullRequest { repository, number }, ""))
}

fn of_line(line: &str, home: &str) -> Option<Vec<Pasted>> {
    if line.starts_with([' ', '\t']) && marker_len(line.trim_start()) > 0 {
        return None;
    }
    let line = line.trim();
    let body = line[marker_len(line)..].trim_start();
    if let Some(link) = links::first(body, Span::new(0, body.len())) {
        let pull = PullRequest::at(link.url_span.of(body)).filter(|_| link.has_url())?;
        return Some(vec![Pasted {
            pull,
            title: escape::read_title(link.text_span.of(body)),
            text: body.to_owned(),
            is_titled: true,
        }]);
    }
    several(body, home).or_else(|| titled(body, home).map(|one| vec![one]))
}

/// A line of nothing but names, with commas or spaces between.
fn several(line: &str, home: &str) -> Option<Vec<Pasted>> {
    let words = line.split([' ', ',', ';', '\t']);
    let names = words.filter(|word| !word.is_empty());
    names
        .map(|word| Some(Pasted::new(named(word, home)?, "")))
        .collect()
}

/// A name with a title before or behind it.
fn titled(line: &str, home: &str) -> Option<Pasted> {
    let is_bare = |word: &str| number_of(word).is_some();
    let separators = [' ', ':', '-', '–', '—', '|', '\t', ','];
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let name = first.trim_end_matches([':', ',']);
    if let Some(pull) = named(name, home).filter(|_| !is_bare(name)) {
        return Some(Pasted::new(pull, rest.trim_matches(separators)));
    }
    let (rest, last) = line.rsplit_once(char::is_whitespace)?;
    let name = last.trim_matches(['(', ')']);
    let pull = named(name, home).filter(|_| !is_bare(name))?;
    Some(Pasted::new(pull, rest.trim_matches(separators)))
}

/// The pull request called `word`: an address, `owner/name#12`, `#12` or `12`.
fn named(word: &str, home: &str) -> Option<PullRequest> {
    let inner = word
        .strip_prefix('<')
        .and_then(|word| word.strip_suffix('>'));
    PullRequest::at(inner.unwrap_or(word)).or_else(|| {
        let bare = || {
            number_of(word).map(|number| PullRequest {
                repository: home.to_owned(),
                number,
            })
        };
        short(word, home).or_else(bare)
    })
}

/// `owner/name#12` or `#12`.
fn short(word: &str, home: &str) -> Option<PullRequest> {
    let (name, number) = word.split_once('#')?;
    let number = number_of(number)?;
    let host = home.split('/').next()?;
    let is_part = |part: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        !matches!(part, "" | "." | "..") && part.chars().all(allowed)
    };
    let repository = match name.split_once('/') {
        _ if name.is_empty() => home.to_owned(),
        Some((owner, own)) if is_part(owner) && is_part(own) => format!("{host}/{name}"),
        _ => return None,
    };
    Some(PullRequest { repository, number })
}
