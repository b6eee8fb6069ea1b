//! Last week's events rolled forward: what is over, what lies outside of the window, what may be one event, who is
//! missing. What is over and the window's sentence are marked unasked.

use super::checklist::{Checklist, Review};
use super::event_row::{changed_lines, event_row};
use super::row::Row;
use super::votes::{Check, Vote};
use crate::issue::Issue;
use crate::ops::{EventFields, Refusal};
use crate::rules::PastPlace;
use crate::session::{Select, Session};
use crate::tui::layer::{Act, Layer};
use crate::tui::wrap::Ink;
use crate::week::{Concern, Proposal, proposals, roll};

/// The kinds in the order of the list, with their headings.
const KINDS: [Concern; 6] = [
    Concern::Over,
    Concern::Sentence,
    Concern::Outside,
    Concern::Twin,
    Concern::Missing,
    Concern::Carried,
];
const TITLES: [&str; 6] = [
    "Over, to drop",
    "The sentence of the window, to correct",
    "After the window, to drop",
    "Perhaps one event twice, to drop the second",
    "Missing this week",
    "Carried over and not over, to drop",
];

/// The list of what there is to decide.
///
/// # Errors
/// Refuses where there is nothing and nothing more will be known.
pub(crate) fn roll_forward(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let review = RollForward {
        proposals: Vec::new(),
    };
    let list = Checklist::new(review, session);
    if list.is_empty() && !session.facts().archive_is_awaited {
        return Err(Refusal::new(
            "Nothing is over, and the sentence of the window is right",
        ));
    }
    Ok(Box::new(list))
}

#[derive(Debug)]
struct RollForward {
    proposals: Vec<Proposal>,
}

impl RollForward {
    /// `16 events to drop, the window to correct` with these words for what is done.
    fn words(&self, marked: &[usize], drop: &str, correct: &str) -> String {
        let concerns = marked.iter().map(|&at| self.proposals[at].concern);
        let dropped = concerns.clone().filter(|one| one.drops()).count();
        let mut parts = Vec::new();
        match dropped {
            0 => {}
            1 => parts.push(format!("1 event {drop}")),
            _ => parts.push(format!("{dropped} events {drop}")),
        }
        if concerns.into_iter().any(|one| one == Concern::Sentence) {
            parts.push(format!("the window {correct}"));
        }
        if parts.is_empty() {
            parts.push("nothing to do".to_owned());
        }
        parts.join(", ")
    }

    fn change_of(&self, at: usize, issue: &Issue) -> Vec<(Ink, String)> {
        match roll(issue, &[&self.proposals[at]]) {
            Ok(change) => changed_lines(issue, &change),
            Err(refusal) => vec![(Ink::Error, refusal.to_string())],
        }
    }
}

fn check(proposal: &Proposal, issue: &Issue) -> Check {
    let concern = proposal.concern;
    let fields = proposal.item.and_then(|item| EventFields::of(issue, item));
    let row = match (&fields, &proposal.organizer) {
        (Some(fields), _) => event_row(fields, issue),
        (None, Some(organizer)) => {
            let place = proposal.text.split(" | ").next().unwrap_or_default();
            Row::new(&organizer.name).more(place)
        }
        (None, None) => Row::new(&proposal.text),
    };
    let row = match concern {
        Concern::Twin | Concern::Missing => row.detail(&proposal.reason),
        _ => row,
    };
    let nth = proposal.item.map_or(0, |item| same_before(issue, item));
    Check {
        kind: KINDS.iter().position(|kind| *kind == concern).unwrap_or(0),
        key: format!("{concern:?} {nth} {}", proposal.text),
        vote: match (concern.changes(), concern.is_default()) {
            (false, _) => Vote::Mute,
            (true, true) => Vote::Yes,
            (true, false) => Vote::No,
        },
        row,
    }
}

/// How many items before `item` have the same text.
fn same_before(issue: &Issue, item: usize) -> usize {
    let items = &issue.outline().items;
    let text = |item: usize| items[item].text(issue.source());
    (0..item).filter(|&other| text(other) == text(item)).count()
}

impl Review for RollForward {
    fn name(&self) -> &'static str {
        "roll forward"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &TITLES
    }

    fn list(&mut self, session: &Session) -> Vec<Check> {
        let issue = session.issue();
        let older = session.facts().older(issue);
        let mut found = proposals(issue, older.as_ref());
        found.sort_by_key(|one| KINDS.iter().position(|kind| *kind == one.concern));
        self.proposals = found;
        let all = self.proposals.iter();
        all.map(|proposal| check(proposal, issue)).collect()
    }

    fn title(&self, marked: &[usize]) -> String {
        let words = self.words(marked, "to drop", "to correct");
        format!("Roll forward: {words}")
    }

    fn note(&self, session: &Session) -> String {
        let facts = session.facts();
        match (&facts.archive, facts.archive_is_awaited) {
            (Some(_), _) => "",
            (None, true) => {
                "Past issues are still being read; who is missing and what was carried over follows."
            }
            (None, false) => {
                "No past issues are known: who is missing and what was carried over cannot be told."
            }
        }
        .to_owned()
    }

    fn about(&self, at: usize, session: &Session) -> Vec<(Ink, String)> {
        let proposal = &self.proposals[at];
        let issue = session.issue();
        let mut lines = Vec::new();
        let Some(item) = proposal.item else {
            lines.push((Ink::Text, proposal.reason.clone()));
            lines.extend(self.change_of(at, issue));
            if proposal.organizer.is_some() {
                lines.push((Ink::Dim, proposal.text.clone()));
            }
            return lines;
        };
        let item = &issue.outline().items[item];
        let line = issue.lines().line_of(item.span.start) + 1;
        lines.push((Ink::Text, format!("line {line}: {}", proposal.reason)));
        let own = item.text(issue.source()).lines();
        lines.extend(own.map(|line| (Ink::Dim, line.to_owned())));
        lines
    }

    fn why_mute(&self, at: usize) -> String {
        let who = self.proposals[at].organizer.as_ref();
        let who = who.map_or("It", |organizer| organizer.name.as_str());
        format!("{who} has no row in this issue; add one where an event is known")
    }

    fn place(&self, at: usize, session: &Session) -> Option<Act> {
        let proposal = &self.proposals[at];
        let issue = session.issue();
        if let Some(item) = proposal.item {
            return Some(Act::GoTo(issue.outline().items[item].span.start));
        }
        if let Some(organizer) = &proposal.organizer {
            let older = session.facts().older(issue)?;
            let (past, event) = older.events_of(&organizer.name, &organizer.url).next()?;
            return Some(Act::ShowPast(PastPlace {
                path: past.path.clone(),
                line: event.line,
            }));
        }
        let change = roll(issue, &[proposal]).ok()?;
        Some(Act::GoTo(change.edits().first()?.span.start))
    }

    fn footer(&self) -> &'static [&'static str] {
        &[
            "list.apply",
            "list.mark",
            "list.mark-all",
            "list.go",
            "layer.filter",
            "layer.close",
            "list.kind",
        ]
    }

    fn accept(&self, marked: &[usize], session: &Session) -> Result<Act, Refusal> {
        let chosen: Vec<&Proposal> = marked.iter().map(|&at| &self.proposals[at]).collect();
        let change = roll(session.issue(), &chosen)?;
        let words = self.words(marked, "dropped", "corrected");
        Ok(Act::Apply {
            label: format!("Rolled forward: {words}"),
            change,
            select: Select::Stay,
        })
    }
}
