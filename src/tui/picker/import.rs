//! Events from elsewhere beside the issue: what is new, what changed, what is there already, and what cannot become a
//! row. Nothing is marked unasked.

use super::checklist::{Checklist, Review};
use super::event_row::{changed_lines, event_row};
use super::votes::{Check, Vote};
use crate::issue::Issue;
use crate::ops::Refusal;
use crate::session::{Select, Session};
use crate::tui::form;
use crate::tui::layer::{Act, Layer, News, Told};
use crate::tui::wrap::Ink;
use crate::week::{Candidate, Reviewed, Verdict, review, take};

/// Under which name a review is kept.
pub(crate) const IMPORT: &str = "import";

/// What stands above the lines of each verdict, in the order of [`kind_of`].
const TITLES: [&str; 7] = [
    "New, to add",
    "Changed, to change in the issue",
    "Without a region",
    "Not usable",
    "Twice",
    "Outside of the window",
    "There already",
];

/// The review of `events`.
pub(crate) fn import(events: Vec<Candidate>, session: &Session) -> Box<dyn Layer> {
    let import = Import {
        events,
        reviewed: Vec::new(),
    };
    Box::new(Checklist::new(import, session))
}

#[derive(Debug)]
struct Import {
    events: Vec<Candidate>,
    reviewed: Vec<Reviewed>,
}

const fn kind_of(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::New => 0,
        Verdict::Changed(..) => 1,
        Verdict::Nowhere(_) => 2,
        Verdict::Flawed(_) => 3,
        Verdict::Twice(_) => 4,
        Verdict::Outside => 5,
        Verdict::There(_) => 6,
    }
}

/// What is said of one besides its kind.
fn reason(one: &Reviewed, issue: &Issue) -> String {
    match &one.verdict {
        Verdict::New | Verdict::Outside => String::new(),
        Verdict::Changed(_, what) => what.clone(),
        Verdict::Nowhere(why) | Verdict::Flawed(why) => why.clone(),
        Verdict::Twice(before) => format!("as {before}"),
        Verdict::There(item) => format!("line {}", line_of(issue, *item)),
    }
}

fn line_of(issue: &Issue, item: usize) -> usize {
    let start = issue.outline().items.get(item).map(|item| item.span.start);
    issue.lines().line_of(start.unwrap_or_default()) + 1
}

fn check(one: &Reviewed, issue: &Issue) -> Check {
    let can_be_taken = one.is_new() || one.is_changed();
    Check {
        kind: kind_of(&one.verdict),
        key: format!("{} {}", one.from, one.fields.markdown(issue)),
        vote: if can_be_taken { Vote::No } else { Vote::Mute },
        row: event_row(&one.fields, issue)
            .detail(&reason(one, issue))
            .hidden(&one.from)
            .dim_if(!can_be_taken),
    }
}

/// `3 events added, 1 changed`.
fn words(chosen: &[&Reviewed]) -> String {
    let new = chosen.iter().filter(|one| one.is_new()).count();
    let changed = chosen.len() - new;
    match (new, changed) {
        (0, _) => format!("{changed} changed"),
        (1, 0) => "1 event added".to_owned(),
        (_, 0) => format!("{new} events added"),
        _ => format!("{new} added, {changed} changed"),
    }
}

impl Import {
    fn chosen(&self, marked: &[usize]) -> Vec<&Reviewed> {
        marked.iter().map(|&at| &self.reviewed[at]).collect()
    }
}

impl Review for Import {
    fn name(&self) -> &'static str {
        IMPORT
    }

    fn kinds(&self) -> &'static [&'static str] {
        &TITLES
    }

    fn list(&mut self, session: &Session) -> Vec<Check> {
        let issue = session.issue();
        let older = session.facts().older(issue);
        let mut reviewed = review(issue, self.events.clone(), older.as_ref());
        reviewed.sort_by_key(|one| (kind_of(&one.verdict), one.fields.date));
        self.reviewed = reviewed;
        let all = self.reviewed.iter();
        all.map(|one| check(one, issue)).collect()
    }

    fn title(&self, marked: &[usize]) -> String {
        if marked.is_empty() {
            return "Import events: none marked".to_owned();
        }
        let chosen = self.chosen(marked);
        let new = chosen.iter().filter(|one| one.is_new()).count();
        format!(
            "Import events: {new} to add, {} to change",
            chosen.len() - new
        )
    }

    fn note(&self, session: &Session) -> String {
        if session.facts().archive_is_awaited {
            "Past issues are still being read; names and places of organisers follow.".to_owned()
        } else {
            String::new()
        }
    }

    fn about(&self, at: usize, session: &Session) -> Vec<(Ink, String)> {
        let one = &self.reviewed[at];
        let issue = session.issue();
        let reason = reason(one, issue);
        let colon = if reason.is_empty() { "" } else { ": " };
        let mut lines = vec![(Ink::Text, format!("{}{colon}{reason}", one.from))];
        if one.is_new() || one.is_changed() {
            lines.extend(match take(issue, &[one]) {
                Ok(change) => changed_lines(issue, &change),
                Err(refusal) => vec![(Ink::Error, refusal.to_string())],
            });
        } else {
            let row = one.fields.markdown(issue);
            lines.extend(row.lines().map(|line| (Ink::Dim, line.to_owned())));
        }
        lines.extend(one.notes.iter().map(|note| (Ink::Warning, note.clone())));
        lines
    }

    fn why_mute(&self, at: usize) -> String {
        match &self.reviewed[at].verdict {
            Verdict::Nowhere(why) => format!("No region can be told: {why}"),
            Verdict::Flawed(why) => format!("It cannot become a row: {why}"),
            Verdict::Twice(before) => format!("It is the same event as {before}"),
            Verdict::Outside => "It is not within the days that this issue lists".to_owned(),
            _ => "It stands in the issue already".to_owned(),
        }
    }

    fn place(&self, at: usize, session: &Session) -> Option<Act> {
        let (Verdict::There(item) | Verdict::Changed(item, _)) = self.reviewed[at].verdict else {
            return None;
        };
        let items = &session.issue().outline().items;
        Some(Act::GoTo(items.get(item)?.span.start))
    }

    fn accept(&self, marked: &[usize], session: &Session) -> Result<Act, Refusal> {
        let chosen = self.chosen(marked);
        Ok(Act::Apply {
            label: format!("Imported: {}", words(&chosen)),
            change: take(session.issue(), &chosen)?,
            select: Select::Change,
        })
    }

    fn more(&self) -> Option<Box<dyn Layer>> {
        Some(form::events_from())
    }

    fn hear(&mut self, news: News) -> Told {
        match news {
            News::Events(events) => {
                self.events.extend(events);
                Told::Taken
            }
            News::Plan(..) => Told::Strange(news),
        }
    }

    fn footer(&self) -> &'static [&'static str] {
        &[
            "list.apply",
            "list.mark",
            "list.mark-all",
            "list.more",
            "layer.filter",
            "layer.close",
            "list.kind",
            "list.go",
        ]
    }

    fn keeps(&self, marked: &[usize]) -> bool {
        !marked.is_empty()
    }
}
