//! What holds of every issue ever published and of both seeds, in every byte shape.

use crate::support::anatomy;
use crate::support::drafts::session_of;
use crate::support::scratch::Scratch;
use crate::support::shared::{CorpusFile, corpus_files, seeds};
use copydesk::issue::{Entry, EventEntry, Issue, NamedLink, detect};
use copydesk::profile::{Kind, Profile, builtin, by_name, read_date};
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::store;
use copydesk::text::Span;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::thread;

/// One issue and what it is read as.
struct Case {
    name: String,
    newsletter: String,
    bytes: Vec<u8>,
    issue: Issue,
    detected: Arc<Profile>,
}

/// Every issue of the corpus and both seeds, read once for all tests of this file.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut files: Vec<CorpusFile> = corpus_files().into_iter().filter(is_issue).collect();
    let of_seed = |path: &Path| match fs::read(path) {
        Ok(bytes) if bytes.starts_with(b"---") => "esta-semana-en-rust",
        _ => "this-week-in-rust",
    };
    if files.is_empty() {
        return Vec::new();
    }
    files.extend(seeds().into_iter().map(|path| CorpusFile {
        newsletter: of_seed(&path).to_owned(),
        path,
    }));
    halves(&files, |file| {
        let bytes = file.bytes();
        let text = String::from_utf8(bytes.clone()).expect("every issue is UTF-8");
        let detected = detect(&text, builtin());
        let at_once = Issue::detected(text.as_str(), builtin());
        let apart = Issue::parse(text.as_str(), Arc::clone(&detected));
        assert_eq!(
            format!("{:?}", at_once.outline()),
            format!("{:?}", apart.outline())
        );
        let own = by_name(&file.newsletter).expect("a newsletter of the corpus");
        Case {
            name: file
                .path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned(),
            newsletter: file.newsletter.clone(),
            bytes,
            issue: Issue::parse(text, own),
            detected,
        }
    })
});

/// Files of the corpus that are no issue: the organisers' pages.
fn is_issue(file: &CorpusFile) -> bool {
    !file
        .path
        .components()
        .any(|part| part.as_os_str() == "tools")
}

/// `work` on every one of `all`, in order, on both cores.
fn halves<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (left, right) = all.split_at(all.len() / 2);
    let work = &work;
    thread::scope(|scope| {
        let second = scope.spawn(move || right.iter().map(work).collect::<Vec<R>>());
        let mut done: Vec<R> = left.iter().map(work).collect();
        done.extend(second.join().expect("a claim that holds"));
        done
    })
}

/// The text with CRLF, with a byte order mark, and without its final newline.
fn shapes(text: &str) -> [String; 3] {
    [
        text.replace("\r\n", "\n").replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        text.trim_end_matches(['\r', '\n']).to_owned(),
    ]
}

/// Complaints of `claim` about any case, all at once.
#[track_caller]
fn hold(claim: impl Fn(&Case) -> Result<(), String> + Sync) {
    let wrong: Vec<String> = halves(&CASES, |case| {
        claim(case)
            .err()
            .map(|why| format!("{}/{}: {why}", case.newsletter, case.name))
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Issues of This Week in Rust with the year, month and day of their name.
fn dated<'a>(newsletter: &'a str, from: &'a str) -> impl Iterator<Item = &'a Case> {
    CASES
        .iter()
        .filter(move |case| case.newsletter == newsletter && case.name.as_str() >= from)
        .filter(|case| case.name.starts_with("20"))
}

#[test]
fn reading_and_writing_is_the_identity_on_every_issue() {
    hold(|case| {
        let is_same = case.issue.source().as_bytes() == case.bytes;
        is_same
            .then_some(())
            .ok_or("is not what was read".to_owned())
    });
}

#[test]
fn opening_and_saving_a_file_leaves_every_byte() {
    let config = read_from(None);
    let folder = Scratch::new();
    let path = folder.at("2026-01-07-this-week-in-rust.md");
    for case in CASES.iter().step_by(30) {
        let text = String::from_utf8(case.bytes.clone()).unwrap();
        let mut all = shapes(&text).to_vec();
        all.push(text);
        for text in all {
            fs::write(&path, &text).unwrap();
            let session = load(&path, &config, None).unwrap();
            assert!(!session.is_modified());
            let written = session.issue().source().as_bytes();
            let saved = store::save(session.file().base(), written).unwrap();
            assert_eq!(saved.outcome, store::SaveOutcome::AlreadyCurrent);
            let over = store::save_as(&folder.at("other.md"), written).unwrap();
            assert!(
                over.base.bytes().as_ref() == text.as_bytes(),
                "{}",
                case.name
            );
            assert!(fs::read(&path).unwrap() == text.as_bytes(), "{}", case.name);
            assert!(fs::read(folder.at("other.md")).unwrap() == text.as_bytes());
            fs::remove_file(folder.at("other.md")).unwrap();
        }
    }
}

#[test]
fn every_outline_tiles_its_source() {
    hold(|case| anatomy::check(&case.issue));
}

#[test]
fn every_outline_of_another_byte_shape_tiles_its_source() {
    hold(|case| {
        let profile = by_name(&case.newsletter).expect("a newsletter");
        for text in shapes(case.issue.source()) {
            let issue = Issue::parse(text.clone(), Arc::clone(&profile));
            if issue.source() != text {
                return Err("is not what was read".to_owned());
            }
            anatomy::check(&issue)?;
            same_reading(&case.issue, &issue)?;
        }
        Ok(())
    });
}

/// The byte shape of a text says nothing about what stands in it.
fn same_reading(one: &Issue, other: &Issue) -> Result<(), String> {
    let shape = |issue: &Issue| -> Vec<String> {
        let sections = issue.outline().sections.iter();
        let sections =
            sections.map(|s| format!("{} {} {:?} {}", s.level, s.title, s.role, s.items.len()));
        let fields = issue
            .outline()
            .front_matter
            .iter()
            .flat_map(|front| &front.fields);
        let fields = fields.map(|field| {
            format!(
                "{}={}",
                field.key(issue.source()),
                field.value(issue.source())
            )
        });
        fields.chain(sections).collect()
    };
    let kinds = |issue: &Issue| -> Vec<String> {
        let items = issue.outline().items.iter();
        items.map(|item| describe(issue, &item.entry)).collect()
    };
    let pairs = [(shape(one), shape(other)), (kinds(one), kinds(other))];
    for (left, right) in pairs {
        if let Some((left, right)) = left.iter().zip(&right).find(|(a, b)| a != b) {
            return Err(format!("reads otherwise: {left} ≠ {right}"));
        }
        if left.len() != right.len() {
            return Err(format!("{} ≠ {} pieces", left.len(), right.len()));
        }
    }
    Ok(())
}

fn describe(issue: &Issue, entry: &Entry) -> String {
    let kind = match entry {
        Entry::Link(_) => "link",
        Entry::Event(_) => "event",
        Entry::CfpEvent(_) => "cfp",
        Entry::Note => "note",
        Entry::Text => "text",
    };
    let plain = |span: Span| span.of(issue.source()).replace("\r\n", "\n");
    let fields: Vec<String> = anatomy::fields(entry).into_iter().map(plain).collect();
    format!("{kind} {}", fields.join(" · "))
}

#[test]
fn the_rows_of_a_section_reach_all_of_it() {
    let some: Vec<&Case> = CASES.iter().step_by(25).collect();
    let wrong = halves(&some, |case| {
        let session = session_of(&case.bytes, &case.newsletter);
        anatomy::check_reach(&session)
            .err()
            .map(|why| format!("{}: {why}", case.name))
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_issue_is_known_for_what_it_is() {
    hold(|case| {
        let is_known = case.detected.name == case.newsletter;
        is_known
            .then_some(())
            .ok_or_else(|| format!("taken for {}", case.detected.name))
    });
}

/// What an event of the house style has and `event` lacks.
fn lacks(issue: &Issue, event: &EventEntry) -> Vec<&'static str> {
    let source = issue.source();
    let named = |all: &[NamedLink]| all.iter().any(|link| !link.name_span.is_empty());
    let linked = |all: &[NamedLink]| {
        all.iter()
            .any(|link| link.url_span.is_some_and(|url| !url.is_empty()))
    };
    [
        (event.date().is_some(), "date"),
        (!event.place(source).is_empty(), "place"),
        (named(&event.organizers), "organiser"),
        (named(&event.talks), "title"),
        (linked(&event.talks), "URL"),
    ]
    .into_iter()
    .filter_map(|(has, name)| (!has).then_some(name))
    .collect()
}

#[test]
fn nearly_every_event_since_2022_is_read_whole() {
    let (mut total, mut rest) = (0, Vec::new());
    for case in dated("this-week-in-rust", "2022-03") {
        for item in &case.issue.outline().items {
            let Entry::Event(event) = &item.entry else {
                continue;
            };
            total += 1;
            let lacks = lacks(&case.issue, event);
            if !lacks.is_empty() {
                let text = item.text(case.issue.source()).trim_end();
                rest.push(format!("{} lacks {lacks:?}:\n{text}", case.name));
            }
        }
    }
    assert!(
        rest.len() * 1000 <= total * 5,
        "{} of {total} events are read in part:\n{}",
        rest.len(),
        rest.join("\n")
    );
}

/// Lines of a region that begin like an event, but belong to none as its first line.
fn unread(case: &Case) -> Vec<String> {
    let issue = &case.issue;
    let mut found = Vec::new();
    for section in 0..issue.outline().sections.len() {
        if issue.kind(section) != Kind::Events {
            continue;
        }
        let own = issue.outline().sections[section].own_span;
        let first = issue.lines().line_of(own.start);
        for line in (first..issue.lines().count())
            .take_while(|&line| issue.lines().start_of(line) < own.end)
        {
            let span = issue.lines().content_of(line, issue.source());
            let text = span.of(issue.source()).trim_start();
            let body = text.strip_prefix(['*', '-', '+']).map(str::trim_start);
            if body.and_then(read_date).is_none() || issue.in_comment(span.start) {
                continue;
            }
            let item = issue
                .item_at(span.start)
                .map(|item| &issue.outline().items[item]);
            let is_read = item.is_some_and(|item| {
                matches!(item.entry, Entry::Event(_)) && item.span.start == span.start
            });
            if !is_read {
                found.push(format!("{}:{}: {text}", case.name, line + 1));
            }
        }
    }
    found
}

#[test]
fn no_line_that_begins_like_an_event_is_passed_over() {
    let from = "2022-03";
    let all = dated("this-week-in-rust", from).chain(dated("esta-semana-en-rust", from));
    let found: Vec<String> = all.flat_map(unread).collect();
    assert!(
        found.is_empty(),
        "{} lines:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn every_heading_that_keeps_coming_back_has_a_role() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for case in dated("this-week-in-rust", "2024").chain(dated("esta-semana-en-rust", "2024")) {
        let sections = &case.issue.outline().sections;
        let in_group = |mut at: usize| {
            while let Some(parent) = sections[at].parent {
                let role = case.issue.role(parent);
                if role.is_some_and(|role| role.groups.is_some()) {
                    return true;
                }
                at = parent;
            }
            false
        };
        for (at, section) in sections.iter().enumerate().skip(1) {
            if section.role.is_none() && !in_group(at) {
                let title = format!("{} {}", "#".repeat(section.level.into()), section.title);
                *counts.entry(title).or_default() += 1;
            }
        }
    }
    let often: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 3)
        .map(|(title, count)| format!("{count} × {title}"))
        .collect();
    assert!(often.is_empty(), "{}", often.join("\n"));
}
