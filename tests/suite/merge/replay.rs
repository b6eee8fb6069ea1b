//! Real history: two commits of editors, made independently on one draft, against the sequence of both.

use super::merged;
use crate::support::scratch::Scratch;
use crate::support::shared::shared;
use copydesk::issue::Issue;
use copydesk::ops::script;
use copydesk::profile::by_name;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::Command;

/// How many pairs are merged, and how many of 100 must come out right.
const PAIRS: usize = 200;
const SHARE: usize = 95;

/// One commit: the draft before it and the operations that it amounts to.
struct Commit {
    before: String,
    ops: String,
}

/// Two commits on one draft: as both were made alone, and one after the other.
struct Pair {
    base: String,
    ours: String,
    theirs: String,
    /// Ours, then theirs; theirs, then ours: two items added at one place stand in either order.
    sequences: [String; 2],
}

impl Pair {
    fn is_right(&self, text: &str) -> bool {
        self.sequences.iter().any(|sequence| sequence == text)
    }
}

fn commits() -> Option<Vec<(String, Commit)>> {
    let file = shared()?.join("replay/cases.jsonl.xz");
    let output = Command::new("xz").arg("-dc").arg(&file).output();
    let output = output.ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).expect("cases are UTF-8");
    let cases = text.lines().map(|line| {
        let case: Value = serde_json::from_str(line).expect("a case");
        let text = |key: &str| case[key].as_str().expect("a text").to_owned();
        let ops = case["ops"].as_array().expect("operations");
        let ops: Vec<String> = ops.iter().map(Value::to_string).collect();
        let commit = Commit {
            before: text("before"),
            ops: ops.join("\n"),
        };
        (text("file"), commit)
    });
    Some(cases.collect())
}

fn applied(text: &str, ops: &str) -> Option<String> {
    let issue = Issue::parse(text, by_name("this-week-in-rust").unwrap());
    Some(script::run(&issue, ops).ok()?.apply(text))
}

/// The pair of `first` and `second`, where the second means the same before and after the first.
fn pair(first: &Commit, second: &Commit) -> Option<Pair> {
    let base = &first.before;
    let ours = applied(base, &first.ops)?;
    let theirs = applied(base, &second.ops)?;
    let sequence = applied(&ours, &second.ops)?;
    let other_way = applied(&theirs, &first.ops)?;
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let is_independent = lines(&sequence) == lines(&other_way);
    let does_something = ours != *base && theirs != *base && sequence != ours;
    (is_independent && does_something).then(|| Pair {
        base: base.clone(),
        ours,
        theirs,
        sequences: [sequence, other_way],
    })
}

fn pairs(commits: Vec<(String, Commit)>) -> Vec<Pair> {
    let mut drafts: BTreeMap<String, Vec<Commit>> = BTreeMap::new();
    for (file, commit) in commits {
        drafts.entry(file).or_default().push(commit);
    }
    let neighbours = |commits: &Vec<Commit>| {
        let found = commits.iter().enumerate().flat_map(|(at, first)| {
            let later = commits[at + 1..].iter().take(4);
            later
                .filter_map(|second| pair(first, second))
                .collect::<Vec<_>>()
        });
        found.collect::<Vec<_>>()
    };
    drafts.values().flat_map(neighbours).take(PAIRS).collect()
}

/// What `git merge-file` makes of `pair`; none where it finds a conflict.
fn git(pair: &Pair) -> Option<String> {
    let scratch = Scratch::new()
        .file("base", &pair.base)
        .file("ours", &pair.ours)
        .file("theirs", &pair.theirs);
    let output = Command::new("git")
        .args(["merge-file", "-p", "ours", "base", "theirs"])
        .current_dir(scratch.path())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then_some(text)
}

#[test]
fn commits_made_apart_merge_to_what_they_are_one_after_the_other() {
    let Some(commits) = commits() else {
        let _ = writeln!(std::io::stderr(), "left out: no shared folder, or no xz");
        return;
    };
    let pairs = pairs(commits);
    let (mut right, mut git_right, mut git_clean) = (0, 0, 0);
    let mut wrong = Vec::new();
    for pair in &pairs {
        let found = merged(&pair.base, &pair.ours, &pair.theirs);
        let is_right = found.conflicts().count() == 0 && pair.is_right(&found.text(&[]));
        right += usize::from(is_right);
        if !is_right {
            wrong.push((pair, found));
        }
        let theirs = git(pair);
        git_clean += usize::from(theirs.is_some());
        git_right += usize::from(theirs.is_some_and(|text| pair.is_right(&text)));
    }
    let all = pairs.len();
    let _ = writeln!(
        std::io::stderr(),
        "merge: {right} of {all} pairs as in sequence; git merge-file {git_right}, without conflict {git_clean}"
    );
    if std::env::var_os("COPYDESK_SHOW").is_some() {
        for (pair, found) in &wrong {
            let text = found.text(&[]);
            let diff = similar::TextDiff::from_lines(&pair.sequences[0], &text);
            let conflicts: Vec<_> = found.conflicts().collect();
            let _ = writeln!(std::io::stderr(), "{}{conflicts:#?}", diff.unified_diff());
        }
    }
    assert!(all >= PAIRS, "only {all} pairs");
    assert!(right * 100 >= all * SHARE, "{right} of {all}");
}
