//! Real issues: published ones are nearly clean, seeds open with one finding that restores them.

use crate::support::shared::{corpus_files, seeds};
use copydesk::archive::Archive;
use copydesk::issue::{Issue, detect};
use copydesk::profile::builtin;
use copydesk::rules::{Diagnostic, Facts, Severity, check};
use encoding_rs::MACINTOSH;

fn read(source: &str) -> (Issue, Vec<Diagnostic>) {
    let issue = Issue::parse(source, detect(source, builtin()));
    let found = check(&issue, &Facts::default());
    (issue, found)
}

#[test]
fn a_seed_has_one_garbled_text_that_its_fix_restores() {
    for path in seeds() {
        let source = std::fs::read_to_string(&path).unwrap();
        let (_, found) = read(&source);
        let garbled: Vec<&Diagnostic> = found.iter().filter(|d| d.rule == "mojibake").collect();
        assert_eq!(garbled.len(), 1, "{}", path.display());
        assert_eq!(garbled[0].severity, Severity::Error);
        let fix = garbled[0].fix.as_ref().unwrap();
        let restored = fix.change.apply(&source);
        assert!(fix.is_safe && fix.change.edits().len() > 10);
        assert_eq!(
            MACINTOSH.decode_without_bom_handling(restored.as_bytes()).0,
            source
        );
        let (_, found) = read(&restored);
        assert!(found.iter().all(|d| d.rule != "mojibake"));
        assert!(
            !found.iter().any(|d| d.rule == "missing-section"),
            "{found:#?}"
        );
    }
}

#[test]
fn published_issues_have_few_findings() {
    let mut issues = corpus_files();
    issues.retain(|file| {
        file.path.ends_with(file.path.file_name().unwrap())
            && file
                .path
                .to_string_lossy()
                .contains("this-week-in-rust/content")
    });
    let newest = issues.len().saturating_sub(25);
    // What the newsletter does week after week is no mistake: the half year before them is known.
    let before = &issues[newest.saturating_sub(30)..];
    let past = before.iter().map(|file| {
        let source = String::from_utf8(file.bytes()).unwrap();
        let profile = detect(&source, builtin());
        (file.path.clone(), Issue::parse(source, profile))
    });
    let facts = Facts {
        archive: Some(std::sync::Arc::new(Archive::of(past))),
        ..Facts::default()
    };
    let mut counts: Vec<usize> = issues[newest..]
        .iter()
        .map(|file| {
            let source = String::from_utf8(file.bytes()).unwrap();
            let issue = Issue::parse(source.as_str(), detect(&source, builtin()));
            let found = check(&issue, &facts);
            found.iter().filter(|d| d.severity > Severity::Hint).count()
        })
        .collect();
    counts.sort_unstable();
    assert!(
        counts
            .get(counts.len() / 2)
            .is_none_or(|&median| median <= 4),
        "{counts:?}"
    );
}

/// Rules with the lines where they find something in `source`.
fn told(source: &str) -> Vec<(&'static str, usize)> {
    let (issue, found) = read(source);
    let line = |one: &Diagnostic| issue.lines().line_of(one.span.start) + 1;
    found.iter().map(|one| (one.rule, line(one))).collect()
}

/// The seed whose name begins with `number`; `None` without the shared folder.
fn seed(number: &str) -> Option<String> {
    let of_number = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(number)
    };
    let path = seeds().into_iter().find(of_number)?;
    Some(std::fs::read_to_string(path).unwrap())
}

/// The mistakes that stand in the seeds are told in their lines, garbled as the seeds are.
#[track_caller]
fn assert_told(number: &str, mistakes: &[(&'static str, &[usize])]) {
    let Some(source) = seed(number) else { return };
    let told = told(&source);
    let all = mistakes
        .iter()
        .flat_map(|(rule, lines)| lines.iter().map(move |&line| (*rule, line)));
    let missed: Vec<_> = all.filter(|mistake| !told.contains(mistake)).collect();
    assert!(missed.is_empty(), "missed {missed:?} of {told:#?}");
}

#[test]
fn every_mistake_of_the_draft_of_633_is_told_in_its_line() {
    assert_told(
        "001",
        &[
            ("blank-line-in-list", &[53]),
            ("placeholder", &[73, 155, 159, 314, 318, 338]),
            ("empty-section", &[161, 177, 202]),
            ("mojibake", &[58]),
            ("past-event", &[220, 274, 276]),
            ("event-shape", &[271]),
        ],
    );
}

#[test]
fn every_mistake_of_the_old_seed_is_told_in_its_line() {
    assert_told(
        "000",
        &[
            ("undefined-reference", &[137, 366]),
            ("malformed-date", &[130, 131, 253, 255, 293, 301, 317]),
            ("event-shape", &[267]),
        ],
    );
}
