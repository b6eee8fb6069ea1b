//! Candidates beside the issue they may go into: which are new, there already, changed, or no rows of this issue.

use super::candidate::Candidate;
use super::compare::{differences, folded, pages_on_day, shares_page, shares_title};
use super::known::Known;
use super::location::{self, Gazetteer};
use super::organizer;
use super::window::Window;
use crate::archive::Older;
use crate::issue::address::key;
use crate::issue::{Attendance, Entry, Issue, read_place};
use crate::ops::{At, EventFields, NamedUrl, add_event};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What an event from elsewhere is to the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is not in the issue.
    New,
    /// It stands in the row of this item.
    There(usize),
    /// It stands in the row of this item, with something else in it: what, in words.
    Changed(usize, String),
    /// It is over before the issue appears, or later than its window.
    Outside,
    /// Its region cannot be told: why.
    Nowhere(String),
    /// It came before: where.
    Twice(String),
    /// It cannot become a row: why.
    Flawed(String),
}

/// A candidate, completed and judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Where it came from.
    pub from: String,
    /// The row as it would be.
    pub fields: EventFields,
    /// What it is to the issue.
    pub verdict: Verdict,
    /// What was changed or supposed, a sentence each.
    pub notes: Vec<String>,
    /// Rows of the issue that a change is about, twins included.
    pub(super) rows: Vec<usize>,
}

impl Reviewed {
    /// True where it is not in the issue and can be added.
    pub fn is_new(&self) -> bool {
        self.verdict == Verdict::New
    }

    /// True where the issue says otherwise and can be changed.
    pub const fn is_changed(&self) -> bool {
        matches!(self.verdict, Verdict::Changed(..))
    }
}

/// Judges `candidates` for `issue`, in order. Past issues complete places and names of organisers.
pub fn review(
    issue: &Issue,
    candidates: Vec<Candidate>,
    older: Option<&Older<'_>>,
) -> Vec<Reviewed> {
    let desk = Desk {
        issue,
        older,
        known: Gazetteer::of(older, issue.profile()),
        rows: rows(issue),
        window: Window::of(issue),
        announced: candidates
            .iter()
            .flat_map(|one| pages_on_day(&one.fields))
            .collect(),
        blank: Issue::parse("## Events\n", Arc::clone(issue.profile())),
    };
    let mut seen: HashMap<String, String> = HashMap::new();
    let reviewed = candidates.into_iter().map(|candidate| {
        let mut one = desk.judge(candidate);
        let is_row = one.is_new() || one.is_changed();
        if let Some(before) = is_row.then(|| before(&one, &mut seen)).flatten() {
            one.verdict = Verdict::Twice(before);
        }
        one
    });
    reviewed.collect()
}

/// A row of the issue.
struct Row {
    item: usize,
    fields: EventFields,
}

struct Desk<'a> {
    issue: &'a Issue,
    older: Option<&'a Older<'a>>,
    known: Gazetteer,
    rows: Vec<Row>,
    window: Option<Window>,
    /// Pages of all candidates with their days.
    announced: HashSet<String>,
    /// An issue of one section, to try rows in.
    blank: Issue,
}

fn rows(issue: &Issue) -> Vec<Row> {
    let items = 0..issue.outline().items.len();
    let events = items.filter(|&item| matches!(issue.outline().items[item].entry, Entry::Event(_)));
    let read = events.filter_map(|item| {
        let fields = EventFields::of(issue, item)?;
        Some(Row { item, fields })
    });
    read.collect()
}

impl Desk<'_> {
    fn judge(&self, candidate: Candidate) -> Reviewed {
        let flaw = candidate.flaw.clone();
        let is_series = candidate.is_series;
        let mut one = self.completed(candidate);
        one.verdict = match flaw {
            Some(why) => Verdict::Flawed(why),
            None => self.verdict(&mut one, is_series),
        };
        let is_row = one.is_new() || one.is_changed();
        let tried = is_row.then(|| add_event(&self.blank, Some(1), At::End, &one.fields));
        if let Some(Err(refusal)) = tried {
            one.verdict = Verdict::Flawed(refusal.to_string());
        }
        one
    }

    fn verdict(&self, one: &mut Reviewed, is_series: bool) -> Verdict {
        let Some(first) = one.fields.date else {
            return Verdict::Flawed("it has no date".to_owned());
        };
        let last = one.fields.end_date.unwrap_or(first);
        if let Some((row, what)) = self.match_of(&one.fields, is_series) {
            one.rows = self.twins(row);
            return if what.is_empty() {
                Verdict::There(row.item)
            } else {
                Verdict::Changed(row.item, what)
            };
        }
        if self
            .window
            .is_some_and(|window| !window.touches(first, last))
        {
            return Verdict::Outside;
        }
        let profile = self.issue.profile();
        match one.fields.region(profile) {
            Some(_) => Verdict::New,
            None if profile.events.regions.is_empty() => {
                Verdict::Nowhere(format!("{} files events by no region", profile.title))
            }
            None if one.fields.country.is_empty() => {
                Verdict::Nowhere("it names no country".to_owned())
            }
            None => Verdict::Nowhere(format!(
                "“{}” is no country of any region",
                one.fields.country
            )),
        }
    }

    /// The row that tells of the event, and what it tells otherwise; nothing where it tells the same.
    fn match_of(&self, fields: &EventFields, is_series: bool) -> Option<(&Row, String)> {
        let on_day = |row: &&Row| row.fields.date == fields.date;
        let page = |row: &&Row| shares_page(&row.fields, fields);
        let title = |row: &&Row| shares_title(&row.fields, fields);
        let people = |row: &&Row| organizer::share(&row.fields.organizers, &fields.organizers);
        let mut all = self.rows.iter();
        let same_page = all.clone().find(|row| page(row) && on_day(row));
        // A row whose own day is announced as well is another day of a series.
        let is_announced =
            |row: &Row| pages_on_day(&row.fields).any(|page| self.announced.contains(&page));
        let moved = || {
            let mut rows = self.rows.iter().filter(|_| !is_series);
            rows.find(|row| page(row) && title(row) && !is_announced(row))
        };
        let other_page = || all.find(|row| on_day(row) && people(row) && title(row));
        let row = same_page.or_else(other_page).or_else(moved)?;
        Some((row, differences(&row.fields, fields)))
    }

    /// `row` and the row that tells of the same event in another region.
    fn twins(&self, row: &Row) -> Vec<usize> {
        let same = |other: &&Row| {
            other.fields.date == row.fields.date
                && shares_page(&other.fields, &row.fields)
                && other.fields.attendance == Attendance::Hybrid
        };
        let is_hybrid = row.fields.attendance == Attendance::Hybrid;
        let twins = self.rows.iter().filter(|_| is_hybrid).filter(same);
        let mut items: Vec<usize> = twins.map(|other| other.item).collect();
        if !items.contains(&row.item) {
            items.push(row.item);
        }
        items
    }

    /// The candidate with its place read and its organiser named as in past issues.
    fn completed(&self, candidate: Candidate) -> Reviewed {
        let mut fields = candidate.fields;
        let mut notes = candidate.notes;
        let place = location::read(&candidate.location, self.issue.profile(), &self.known);
        fields.attendance = match candidate.attendance {
            Some(Attendance::InPerson) | None if !candidate.location.is_empty() => place.attendance,
            Some(said) => said,
            None => place.attendance,
        };
        if fields.country.is_empty() && fields.city.is_empty() {
            fields.city = place.spot.city;
            fields.state = place.spot.state;
            fields.country = place.spot.country;
        }
        if let Some(known) = fields.organizers.first().and_then(|own| self.known_as(own)) {
            notes.extend(known.complete(&mut fields));
        }
        Reviewed {
            from: candidate.from,
            fields,
            verdict: Verdict::New,
            notes,
            rows: Vec::new(),
        }
    }

    /// An organiser as this issue or past ones name them, and where they met last.
    fn known_as(&self, organizer: &NamedUrl) -> Option<Known> {
        let profile = self.issue.profile();
        let mut rows = self.rows.iter().rev();
        let here = rows.find_map(|row| {
            let mut people = row.fields.organizers.iter();
            let same = people.find(|own| organizer::is_same(own, organizer))?;
            let place = row.fields.place(profile);
            Some(Known {
                organizer: same.clone(),
                place: read_place(&place, &profile.events),
            })
        });
        here.or_else(|| {
            let event = organizer::last_event(self.older?, organizer)?;
            let organizer = NamedUrl {
                name: event.organizer.to_owned(),
                url: event.url.to_owned(),
            };
            Some(Known {
                organizer,
                place: read_place(event.place, &profile.events),
            })
        })
    }
}

/// Where the same event came before among the candidates.
fn before(one: &Reviewed, seen: &mut HashMap<String, String>) -> Option<String> {
    let day = one
        .fields
        .date
        .map_or_else(String::new, |date| date.to_string());
    let talks = one.fields.talks.iter();
    let pages = talks
        .clone()
        .filter(|talk| !talk.url.is_empty())
        .map(|talk| key(&talk.url));
    let people = one
        .fields
        .organizers
        .first()
        .map(|own| own.name.to_lowercase());
    let people = people.unwrap_or_default();
    let titles = talks.map(|talk| format!("{people} {}", folded(&talk.name)));
    let keys: Vec<String> = pages
        .chain(titles)
        .map(|what| format!("{day} {what}"))
        .collect();
    let before = keys.iter().find_map(|key| seen.get(key).cloned());
    for key in keys {
        seen.entry(key).or_insert_with(|| one.from.clone());
    }
    before
}
