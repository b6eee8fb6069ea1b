//! Findings that an editor has looked at and lets stand: one JSON object a line, in a file that several may add to.
//!
//! The last line about a finding counts, so taking one back is a line as well. Lines may come from strangers: what is
//! malformed, too long or about another draft is skipped.
//!
//! ```json
//! {"draft":"2026-01-14-this-week-in-rust.md","rule":"past-event","print":"90ab…","section":["Upcoming Events","Asia"],"who":"ana","when":"2026-01-12T10:00:00Z"}
//! ```

use super::Session;
use crate::issue::Issue;
use crate::rules::{Diagnostic, Fingerprint};
use crate::text::floor_boundary;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The longest line that is read, in bytes.
const LINE: usize = 4_096;

/// How many lines count; the rest is skipped.
const LINES: usize = 20_000;

/// How much of a finding's line is kept for people, in bytes.
const EXCERPT: usize = 120;

/// How much of a name is shown, in bytes.
const NAME: usize = 64;

/// One finding that is acknowledged, or not any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// The draft's file, without its folder.
    pub draft: String,
    /// The rule.
    pub rule: String,
    /// What the finding is recognised by.
    pub print: Fingerprint,
    /// The path of its section.
    pub section: Vec<String>,
    /// How its line begins, for people who read the file.
    #[serde(default)]
    pub line: String,
    /// Who acknowledged it.
    #[serde(default)]
    pub who: String,
    /// When, as RFC 3339 has it.
    #[serde(default)]
    pub when: String,
    /// It is not acknowledged any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taken_back: bool,
}

impl Acknowledgement {
    /// The line of the file, its ending included.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).map_or_else(|_| String::new(), |line| line + "\n")
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.draft, &self.rule, &self.section) == (&other.draft, &other.rule, &other.section)
    }
}

/// All that is acknowledged.
#[derive(Clone, Debug, Default)]
pub struct Acknowledged {
    entries: HashMap<Fingerprint, Vec<Acknowledgement>>,
    /// What no file holds yet.
    unwritten: Vec<Acknowledgement>,
}

impl Acknowledged {
    /// Reads the lines of a file.
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        for line in text.lines().take(LINES).filter(|line| line.len() <= LINE) {
            if let Ok(entry) = serde_json::from_str::<Acknowledgement>(line) {
                read.take(entry);
            }
        }
        read
    }

    /// Who and when acknowledged `found`, where somebody did.
    pub fn by(
        &self,
        issue: &Issue,
        draft: &str,
        found: &Diagnostic,
        print: Fingerprint,
    ) -> Option<&Acknowledgement> {
        let entries = self.entries.get(&print)?;
        let path = issue.path(issue.section_at(found.span.start));
        entries.iter().find(|entry| {
            !entry.taken_back
                && entry.rule == found.rule
                && entry.draft == draft
                && entry.section == path
        })
    }

    /// True where `found` in the file called `draft` is acknowledged.
    pub fn covers(&self, issue: &Issue, draft: &str, found: &Diagnostic) -> bool {
        let print = || Fingerprint::of(issue, found);
        !self.entries.is_empty() && self.by(issue, draft, found, print()).is_some()
    }

    /// Adds `entry`; it goes before an earlier one about the same finding.
    fn take(&mut self, mut entry: Acknowledgement) {
        entry.who.truncate(floor_boundary(&entry.who, NAME));
        let entries = self.entries.entry(entry.print).or_default();
        entries.retain(|known| !known.is_same(&entry));
        entries.push(entry);
    }
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is acknowledged now.
    Acknowledged,
    /// It counts again.
    TakenBack,
}

impl Session {
    /// Acknowledges `found`, a finding in the text as it is, or takes that back. Findings that read the same in the same
    /// section are taken for one.
    pub fn toggle_acknowledged(&mut self, found: &Diagnostic) -> Verdict {
        let print = Fingerprint::of(&self.issue, found);
        let taken_back = self.covers(found);
        let source = self.issue.source();
        let line = self.issue.lines().line_of(found.span.start);
        let line = self
            .issue
            .lines()
            .content_of(line, source)
            .of(source)
            .trim();
        let path = self.issue.path(self.issue.section_at(found.span.start));
        let entry = Acknowledgement {
            draft: self.file.file_name().unwrap_or_default(),
            rule: found.rule.to_owned(),
            print,
            section: path.into_iter().map(str::to_owned).collect(),
            line: line[..floor_boundary(line, EXCERPT)].to_owned(),
            who: String::new(),
            when: String::new(),
            taken_back,
        };
        self.findings.acknowledged.unwritten.push(entry.clone());
        self.findings.acknowledged.take(entry);
        self.regraded();
        if taken_back {
            Verdict::TakenBack
        } else {
            Verdict::Acknowledged
        }
    }

    /// What was acknowledged and belongs into the file.
    pub fn unwritten(&self) -> &[Acknowledgement] {
        &self.findings.acknowledged.unwritten
    }

    /// What was acknowledged stands in the file.
    pub fn acknowledged_is_written(&mut self) {
        self.findings.acknowledged.unwritten.clear();
    }

    /// Takes over what stands in the file. What is not written yet stays.
    pub fn set_acknowledged(&mut self, read: Acknowledged) {
        let unwritten = std::mem::take(&mut self.findings.acknowledged.unwritten);
        self.findings.acknowledged = read;
        for entry in &unwritten {
            self.findings.acknowledged.take(entry.clone());
        }
        self.findings.acknowledged.unwritten = unwritten;
        self.regraded();
    }

    /// Who acknowledged finding `at`, where somebody did.
    pub fn acknowledged(&self, at: usize) -> Option<&Acknowledgement> {
        let (found, print) = (self.findings.all.get(at)?, self.findings.print(at)?);
        let draft = self.file.file_name().unwrap_or_default();
        let acknowledged = &self.findings.acknowledged;
        acknowledged.by(&self.issue, &draft, found, print)
    }

    fn regraded(&mut self) {
        self.revision += 1;
        self.recount();
    }
}
