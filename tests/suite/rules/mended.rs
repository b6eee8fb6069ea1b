//! Safe fixes on real issues: they come to an end, leave nothing new behind, and touch only the lines they speak of.

use crate::support::shared::{corpus_files, seeds};
use copydesk::issue::{Issue, detect};
use copydesk::profile::builtin;
use copydesk::rules::{Diagnostic, Facts, check, safe_together};
use copydesk::text::{Bias, Span, Transaction};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One finding may make room for another, so many times at most.
const ROUNDS: usize = 8;

/// Rules with one finding for a flaw of a whole list or issue.
const OF_THE_WHOLE: &[&str] = &[
    "blank-line-in-list",
    "crlf-mixed",
    "marker-style",
    "mojibake",
    "shallow-indent",
];

/// An issue while it is mended.
struct Mended {
    issue: Issue,
    found: Vec<Diagnostic>,
    /// Where the text is another one now.
    changed: Vec<Span>,
    /// Rules whose fix reached beyond the lines that it spoke of.
    far: BTreeSet<&'static str>,
}

impl Mended {
    fn of(source: &str) -> Self {
        let issue = Issue::parse(source, detect(source, builtin()));
        let found = check(&issue, &Facts::default());
        Self {
            issue,
            found,
            changed: Vec::new(),
            far: BTreeSet::new(),
        }
    }

    /// Applies all safe fixes once; false where there are none.
    fn round(&mut self) -> bool {
        let fixed = safe_together(&self.found);
        let far = fixed.iter().filter(|one| !self.is_named(one));
        let far: Vec<&str> = far.map(|one| one.rule).collect();
        let edits = fixed.iter().filter_map(|one| one.fix.as_ref());
        let edits = edits.flat_map(|fix| fix.change.edits()).cloned().collect();
        let change = Transaction::new(self.issue.source(), edits).unwrap();
        if change.is_empty() {
            return false;
        }
        let map = |at: usize, bias| change.map(at, bias);
        let mut changed: Vec<Span> = std::mem::take(&mut self.changed)
            .into_iter()
            .chain(change.edits().iter().map(|edit| edit.span))
            .map(|span| Span::new(map(span.start, Bias::Before), map(span.end, Bias::After)))
            .collect();
        self.far.extend(far);
        self.changed.append(&mut changed);
        self.issue = self.issue.apply(&change);
        self.found = check(&self.issue, &Facts::default());
        true
    }

    /// True where the fix of `one` stays on its lines and those beside them.
    fn is_named(&self, one: &Diagnostic) -> bool {
        let lines = self.issue.lines();
        let (first, last) = (lines.line_of(one.span.start), lines.line_of(one.span.end));
        let mut edits = one.fix.iter().flat_map(|fix| fix.change.edits());
        OF_THE_WHOLE.contains(&one.rule)
            || edits.all(|edit| {
                lines.line_of(edit.span.start) + 1 >= first
                    && lines.line_of(edit.span.end) <= last + 1
            })
    }

    /// Findings in lines that nobody mended.
    fn elsewhere(&self) -> BTreeMap<&'static str, usize> {
        let lines = self.issue.lines();
        let touched = |span: Span| {
            let own = lines.whole_lines(span);
            let overlaps = |other: &Span| {
                let other = lines.whole_lines(*other);
                own.start < other.end && other.start < own.end
            };
            self.changed.iter().any(overlaps)
        };
        let mut counts = BTreeMap::new();
        for one in self.found.iter().filter(|one| !touched(one.span)) {
            *counts.entry(one.rule).or_default() += 1;
        }
        counts
    }
}

/// What is wrong with the safe fixes of `source`, in sentences.
fn flaws(path: &Path, source: &str) -> Vec<String> {
    let name = path.display();
    let mut mended = Mended::of(source);
    // Garbled words hide what else is wrong: such a text is restored first.
    if mended.found.iter().any(|one| one.rule == "mojibake") {
        mended.round();
        mended = Mended::of(mended.issue.source());
    }
    let before = mended.elsewhere();
    let mut rounds = 0;
    while mended.round() {
        rounds += 1;
        if rounds > ROUNDS {
            return vec![format!("{name}: no end of fixes")];
        }
    }
    let far = mended.far.iter();
    let mut flaws: Vec<String> = far
        .map(|rule| format!("{name}: the fix of {rule} reaches far"))
        .collect();
    let after = if rounds == 0 {
        BTreeMap::new()
    } else {
        mended.elsewhere()
    };
    for (rule, count) in after {
        let known = before.get(rule).copied().unwrap_or_default();
        if count > known {
            flaws.push(format!(
                "{name}: {rule} has {count} findings, {known} before"
            ));
        }
    }
    flaws
}

#[test]
fn safe_fixes_of_real_issues_come_to_an_end_and_leave_nothing_new_behind() {
    let issues = corpus_files().into_iter().map(|file| file.path);
    let all: Vec<PathBuf> = issues.chain(seeds()).collect();
    let flaws_of = |paths: &[PathBuf]| -> Vec<String> {
        let read = |path: &PathBuf| String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        paths
            .iter()
            .flat_map(|path| flaws(path, &read(path)))
            .collect()
    };
    let (first, second) = all.split_at(all.len() / 2);
    let found = std::thread::scope(|scope| {
        let first = scope.spawn(|| flaws_of(first));
        let mut found = flaws_of(second);
        found.extend(first.join().unwrap());
        found
    });
    assert!(found.is_empty(), "{found:#?}");
}
