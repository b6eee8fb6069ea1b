//! `--fix` and `--diff`: safe fixes, again and again until none is left, and each told with its line.

use super::checker::Checked;
use crate::cells::visible;
use crate::cli::Failure;
use crate::issue::Issue;
use crate::rules::{Diagnostic, safe_together};
use crate::store::{self, Opened, Writable, path_name};
use crate::text::{Bias, Transaction};
use similar::TextDiff;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::time::Duration;

/// More rounds than this are rules that undo each other's fixes.
const ROUNDS: usize = 64;

/// How long lines are compared before a diff is shown as it is.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether findings are mended.
#[derive(Debug, clap::Args)]
pub(super) struct Fixing {
    /// Apply every safe fix and save the files; standard input is printed mended
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, as a unified diff, and change nothing
    #[arg(long)]
    diff: bool,
}

/// What is done about findings with a safe fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mending {
    /// They are told.
    Nothing,
    /// It is shown what would be done.
    Show,
    /// They are mended.
    Write,
}

/// Something that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mended {
    /// Its line in the text as it was read, from 1.
    pub(super) line: usize,
    pub(super) rule: &'static str,
    /// What was done.
    pub(super) label: String,
}

impl Fixing {
    pub(super) fn mending(&self) -> Mending {
        match (self.fix, self.diff) {
            (_, true) => Mending::Show,
            (true, false) => Mending::Write,
            (false, false) => Mending::Nothing,
        }
    }

    pub(super) fn is_shown(&self) -> bool {
        self.mending() == Mending::Show
    }

    pub(super) fn is_written(&self) -> bool {
        self.mending() == Mending::Write
    }
}

/// `file` with a diff of what its safe fixes change.
pub(super) fn shown(file: Checked, check: impl Fn(&Issue) -> Vec<Diagnostic>) -> Checked {
    let (issue, _, mended) = mend(&file.issue, check, &file.diagnostics);
    Checked {
        shown: Some(issue.source().to_owned()),
        mended,
        ..file
    }
}

/// `file` mended, and saved where it was opened from.
pub(super) fn written(
    file: Checked,
    check: impl Fn(&Issue) -> Vec<Diagnostic>,
    opened: Option<&Opened>,
) -> Result<Checked, Failure> {
    let (issue, diagnostics, mended) = mend(&file.issue, check, &file.diagnostics);
    if mended.is_empty() {
        return Ok(file);
    }
    if let Some(opened) = opened {
        if let Writable::No(reason) = &opened.writable {
            let name = path_name(Path::new(&file.name));
            return Err(Failure(format!("cannot fix {name}: {reason}")));
        }
        let saved = store::save(&opened.base, issue.source().as_bytes());
        saved.map(|_| ()).map_err(|error| Failure::of(&error))?;
    }
    Ok(Checked {
        issue,
        diagnostics,
        mended,
        ..file
    })
}

/// `issue` after all safe fixes, what is still wrong with it, and what was mended, in order of lines.
fn mend(
    issue: &Issue,
    check: impl Fn(&Issue) -> Vec<Diagnostic>,
    found: &[Diagnostic],
) -> (Issue, Vec<Diagnostic>, Vec<Mended>) {
    let (mut issue, mut found) = (issue.clone(), found.to_vec());
    let lines = issue.lines().clone();
    let mut way_back: Vec<Transaction> = Vec::new();
    let mut mended = Vec::new();
    for _ in 0..ROUNDS {
        let safe = safe_together(&found);
        let edits = safe.iter().filter_map(|one| one.fix.as_ref());
        let edits = edits.flat_map(|fix| fix.change.edits()).cloned();
        let change = Transaction::new(issue.source(), edits.collect()).unwrap_or_default();
        if change.is_empty() {
            break;
        }
        mended.extend(safe.iter().filter_map(|one| {
            let fix = one.fix.as_ref()?;
            let at = fix.change.edits().first()?.span.start;
            let back = way_back.iter().rev();
            let at = back.fold(at, |at, change| change.map(at, Bias::Before));
            Some(Mended {
                line: lines.line_of(at) + 1,
                rule: one.rule,
                label: fix.label.clone(),
            })
        }));
        way_back.push(change.invert(issue.source()));
        issue = issue.apply(&change);
        found = check(&issue);
    }
    mended.sort_by_key(|one| one.line);
    (issue, found, mended)
}

/// Prints what `--fix` would change in `files`. On a terminal nothing of a draft acts; elsewhere the diff is exact.
pub(super) fn show(files: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    let is_seen = io::stdout().is_terminal();
    for file in files {
        let Some(after) = &file.shown else { continue };
        let diff = diff(&file.name, file.issue.source(), after);
        if !is_seen {
            out.write_all(diff.as_bytes())?;
            continue;
        }
        for line in diff.lines() {
            writeln!(out, "{}", visible(line))?;
        }
    }
    Ok(())
}

fn diff(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(before, after);
    diff.unified_diff().header(name, name).to_string()
}
