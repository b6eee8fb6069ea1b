//! Publishing: what is left to decide, each step a line with a yes or a no, done together when accepted.

use super::checklist::{Checklist, Review};
use super::event_row::changed_lines;
use super::row::Row;
use super::votes::{Check, Vote};
use crate::ops::Refusal;
use crate::rules::Diagnostic;
use crate::session::Session;
use crate::text::{Edit, Transaction};
use crate::tui::layer::{Act, Layer};
use crate::tui::release::{File, Moved, Release, Way};
use crate::tui::wrap::Ink;
use jiff::civil::Date;

const TITLES: [&str; 4] = [
    "Empty sections, to remove",
    "Left over, to look at",
    "The file",
    "The next issue",
];
/// Kinds by their places in [`TITLES`].
const EMPTY: usize = 0;
const LEFT: usize = 1;
const FILE: usize = 2;
const NEXT: usize = 3;

/// Rules about what a template leaves behind.
const LEFT_OVER: [&str; 5] = [
    "placeholder",
    "placeholder-title",
    "placeholder-url",
    "leaked-comment",
    "submission-marker-left",
];

/// The list of the steps of `release`, and of those in the text before them.
pub(crate) fn publish(session: &Session, release: Release) -> Box<dyn Layer> {
    let review = Publish {
        release,
        steps: Vec::new(),
        open: 0,
    };
    Box::new(Checklist::new(review, session))
}

#[derive(Debug)]
struct Publish {
    release: Release,
    steps: Vec<Step>,
    /// Errors that stand.
    open: usize,
}

#[derive(Clone, Debug)]
enum Step {
    /// A section goes by the fix of this finding.
    Remove(Box<Diagnostic>),
    /// To look at.
    Look(Box<Diagnostic>),
    Save,
    Move(Moved),
    Begin(Date),
}

impl Step {
    const fn kind(&self) -> usize {
        match self {
            Self::Remove(_) => EMPTY,
            Self::Look(_) => LEFT,
            Self::Save | Self::Move(_) => FILE,
            Self::Begin(_) => NEXT,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Remove(found) => found
                .fix
                .as_ref()
                .map_or(&found.message, |fix| &fix.label)
                .clone(),
            Self::Look(found) => found.message.clone(),
            Self::Save => "Save it".to_owned(),
            Self::Move(moved) => command(moved),
            Self::Begin(day) => format!("Begin the issue of {day}"),
        }
    }

    fn check(&self, session: &Session) -> Check {
        let words = self.words();
        let row = match self {
            Self::Remove(found) | Self::Look(found) => {
                let lines = session.issue().lines();
                let line = lines.line_of(found.span.start) + 1;
                Row::new(&words).detail(&format!("line {line}"))
            }
            _ => Row::new(&words),
        };
        Check {
            kind: self.kind(),
            key: format!("{} {words}", self.kind()),
            vote: match self {
                Self::Look(_) => Vote::Mute,
                _ => Vote::Yes,
            },
            row,
        }
    }
}

fn command(moved: &Moved) -> String {
    let (from, to) = &moved.shown;
    let folder = to.rfind('/').map_or("", |at| &to[..=at]);
    match moved.way {
        Way::Git => format!("git mv {from} {folder}"),
        Way::Rename => format!("Move {from} to {folder}"),
    }
}

impl Publish {
    /// The steps that are marked, in a few words: on a low screen the last ones stand below the list's end.
    fn summary(&self, marked: &[usize]) -> String {
        let steps = || marked.iter().map(|&at| &self.steps[at]);
        let mut words = Vec::new();
        match steps().filter(|step| step.kind() == EMPTY).count() {
            0 => {}
            count => words.push(format!("remove {count}")),
        }
        words.extend(steps().filter_map(|step| match step {
            Step::Remove(_) | Step::Look(_) => None,
            Step::Save => Some("save".to_owned()),
            Step::Move(_) => Some("move".to_owned()),
            Step::Begin(_) => Some("next issue".to_owned()),
        }));
        if words.is_empty() {
            return "nothing marked".to_owned();
        }
        words.join(", ")
    }
}

impl Review for Publish {
    fn name(&self) -> &'static str {
        "publish"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &TITLES
    }

    fn list(&mut self, session: &Session) -> Vec<Check> {
        let found = session.diagnostics().iter();
        let empty = found
            .clone()
            .filter(|one| one.rule == "empty-section" && one.fix.is_some());
        let mut steps: Vec<Step> = empty
            .map(|one| Step::Remove(Box::new(one.clone())))
            .collect();
        let left = found.filter(|one| LEFT_OVER.contains(&one.rule));
        steps.extend(left.map(|one| Step::Look(Box::new(one.clone()))));
        steps.push(Step::Save);
        steps.extend(self.release.moved.clone().map(Step::Move));
        steps.extend(self.release.next.map(Step::Begin));
        self.open = session.tally().errors;
        self.steps = steps;
        self.steps.iter().map(|step| step.check(session)).collect()
    }

    fn title(&self, marked: &[usize]) -> String {
        let steps = self.summary(marked);
        match self.open {
            0 => format!("Publish: {steps}"),
            1 => format!("Publish, 1 error stands: {steps}"),
            count => format!("Publish, {count} errors stand: {steps}"),
        }
    }

    fn note(&self, _: &Session) -> String {
        self.release.stays.clone().unwrap_or_default()
    }

    fn about(&self, at: usize, session: &Session) -> Vec<(Ink, String)> {
        match &self.steps[at] {
            Step::Remove(found) => match &found.fix {
                Some(fix) => changed_lines(session.issue(), &fix.change),
                None => Vec::new(),
            },
            Step::Look(found) => {
                let lines = session.issue().lines();
                let line = lines.line_of(found.span.start);
                let text = session.issue().source().lines().nth(line);
                vec![(Ink::Dim, text.unwrap_or_default().to_owned())]
            }
            Step::Save => vec![(Ink::Text, "w does the same.".to_owned())],
            Step::Move(moved) => vec![
                (Ink::Text, format!("It is {} then.", moved.shown.1)),
                (
                    Ink::Text,
                    "The file is saved first; one that has that name is never replaced.".to_owned(),
                ),
            ],
            Step::Begin(_) => vec![(
                Ink::Text,
                "Its day, its template and the events that it takes over are shown first; nothing is written before you save."
                    .to_owned(),
            )],
        }
    }

    fn why_mute(&self, _: usize) -> String {
        "Only an editor knows what belongs there; g goes there".to_owned()
    }

    fn place(&self, at: usize, _: &Session) -> Option<Act> {
        match &self.steps[at] {
            Step::Remove(found) | Step::Look(found) => Some(Act::GoTo(found.span.start)),
            _ => None,
        }
    }

    fn accept(&self, marked: &[usize], session: &Session) -> Result<Act, Refusal> {
        let steps: Vec<&Step> = marked.iter().map(|&at| &self.steps[at]).collect();
        let gone = steps.iter().filter_map(|step| match step {
            Step::Remove(found) => found.fix.as_ref(),
            _ => None,
        });
        let edits: Vec<Edit> = gone.flat_map(|fix| fix.change.edits().to_vec()).collect();
        let count = steps.iter().filter(|step| step.kind() == EMPTY).count();
        let change = Transaction::new(session.issue().source(), edits);
        let change = change.map_err(|error| Refusal::new(error.to_string()))?;
        let saves = steps.iter().any(|step| matches!(step, Step::Save));
        let moves = steps.iter().any(|step| matches!(step, Step::Move(_)));
        let begins = steps.iter().any(|step| matches!(step, Step::Begin(_)));
        let is_open = session.is_modified() || !session.file().is_on_disk() || count > 0;
        if (moves || begins) && is_open && !saves {
            return Err(
                Refusal::new("what is not saved would be left behind").hint("mark the save")
            );
        }
        let release = Release {
            file: if saves { File::Saved } else { File::Left },
            moved: self.release.moved.clone().filter(|_| moves),
            stays: None,
            next: self.release.next.filter(|_| begins),
        };
        let plural = if count == 1 { "" } else { "s" };
        Ok(Act::Publish {
            label: format!("Removed {count} empty section{plural}"),
            change,
            release,
        })
    }

    fn footer(&self) -> &'static [&'static str] {
        &[
            "list.apply",
            "list.mark",
            "list.mark-all",
            "list.go",
            "layer.close",
        ]
    }

    fn keeps(&self, _: &[usize]) -> bool {
        false
    }
}
