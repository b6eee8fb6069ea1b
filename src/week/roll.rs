//! Last week's list of events rolled forward: what to drop, what to look at, who is missing. Each line is a yes or a no.

use super::carry::regions_of;
use super::organizer;
use super::regulars::missing;
use super::window::Window;
use crate::archive::Older;
use crate::issue::{Entry, Issue, Item, LeafKind};
use crate::ops::{EventFields, NamedUrl, Refusal, remove};
use crate::text::{Edit, Span, Transaction};
use std::collections::HashSet;

/// What a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// An event that is over before the issue appears: drop it.
    Over,
    /// An event that begins after the window: drop it.
    Outside,
    /// The sentence that names the window: correct it.
    Sentence,
    /// Two rows that look like one event: drop the second.
    Twin,
    /// An event that stood in the last issue. It stays; chosen, it is dropped.
    Carried,
    /// An organiser who stood in most recent issues and is missing. Nothing is done.
    Missing,
}

impl Concern {
    /// What is done without being asked otherwise.
    pub const fn is_default(self) -> bool {
        matches!(self, Self::Over | Self::Sentence)
    }

    /// True where choosing it changes the issue.
    pub const fn changes(self) -> bool {
        !matches!(self, Self::Missing)
    }

    /// True where choosing it drops a row.
    pub const fn drops(self) -> bool {
        matches!(
            self,
            Self::Over | Self::Outside | Self::Twin | Self::Carried
        )
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is about.
    pub concern: Concern,
    /// The item, where it is about a row.
    pub item: Option<usize>,
    /// The row, the organiser, or the sentence as it would be.
    pub text: String,
    /// Why, in words.
    pub reason: String,
    /// Who is missing, where it is about that.
    pub organizer: Option<NamedUrl>,
}

/// What there is to decide about the events of `issue`, in this order: what is over, what lies outside the window, the
/// window's sentence, likely twins, what was carried over, who is missing. Empty where the issue has no date.
pub fn proposals(issue: &Issue, older: Option<&Older<'_>>) -> Vec<Proposal> {
    let Some(window) = Window::of(issue) else {
        return Vec::new();
    };
    let rows = rows(issue);
    let mut found = over(issue, &rows, window);
    found.extend(outside(issue, &rows, window));
    found.extend(sentence(issue, window).map(|(_, text)| Proposal {
        concern: Concern::Sentence,
        item: None,
        reason: format!("the window is {} - {}", window.first, window.last),
        text,
        organizer: None,
    }));
    found.extend(twins(issue, &rows));
    if let Some(older) = older {
        let gone: HashSet<usize> = found.iter().filter_map(|one| one.item).collect();
        found.extend(carried(&rows, older, &gone));
        let here: Vec<NamedUrl> = rows
            .into_iter()
            .flat_map(|row| row.fields.organizers)
            .collect();
        found.extend(missing(&here, older));
    }
    found
}

/// Does what `chosen`, proposals for `issue`, say. A region that loses all its rows goes with them.
///
/// # Errors
/// Where what stands around the rows would be read differently without them.
pub fn roll(issue: &Issue, chosen: &[&Proposal]) -> Result<Transaction, Refusal> {
    let items: HashSet<usize> = chosen
        .iter()
        .filter(|one| one.concern.drops())
        .filter_map(|one| one.item)
        .collect();
    let (regions, rest) = emptied(issue, &items);
    let mut edits: Vec<Edit> = regions.into_iter().map(Edit::delete).collect();
    if !rest.is_empty() {
        edits.extend(remove(issue, &rest)?.edits().iter().cloned());
    }
    let is_asked = chosen.iter().any(|one| one.concern == Concern::Sentence);
    let window = Window::of(issue).filter(|_| is_asked);
    if let Some((span, text)) = window.and_then(|window| sentence(issue, window)) {
        edits.push(Edit::replace(span, text));
    }
    Transaction::new(issue.source(), edits).map_err(|error| Refusal::new(error.to_string()))
}

struct Row {
    item: usize,
    fields: EventFields,
    label: String,
}

fn rows(issue: &Issue) -> Vec<Row> {
    let items =
        regions_of(issue).flat_map(|section| issue.outline().sections[section].items.clone());
    let read = items.filter_map(|item| {
        Some(Row {
            item,
            fields: EventFields::of(issue, item)?,
            label: label(issue, &issue.outline().items[item]),
        })
    });
    read.collect()
}

fn label(issue: &Issue, item: &Item) -> String {
    item.first_line(issue.source()).trim().to_owned()
}

impl Row {
    fn about(&self, concern: Concern, reason: String) -> Proposal {
        Proposal {
            concern,
            item: Some(self.item),
            text: self.label.clone(),
            reason,
            organizer: None,
        }
    }
}

fn over(issue: &Issue, rows: &[Row], window: Window) -> Vec<Proposal> {
    let of = |row: &Row| {
        let Entry::Event(event) = &issue.outline().items[row.item].entry else {
            return None;
        };
        let last = event.last_date().filter(|last| *last < window.first)?;
        Some(row.about(Concern::Over, format!("over on {last}")))
    };
    rows.iter().filter_map(of).collect()
}

fn outside(issue: &Issue, rows: &[Row], window: Window) -> Vec<Proposal> {
    let known = issue.profile().events.window.is_some();
    let of = |row: &Row| {
        let first = row
            .fields
            .date
            .filter(|first| known && *first > window.last)?;
        Some(row.about(
            Concern::Outside,
            format!("on {first}, after {}", window.last),
        ))
    };
    rows.iter().filter_map(of).collect()
}

/// The window's sentence, where it stands in `issue` and says something else: its span and what it should say.
fn sentence(issue: &Issue, window: Window) -> Option<(Span, String)> {
    let events = &issue.profile().events;
    let pattern = &events.window.as_ref()?.sentence;
    let (before, behind) = pattern.split_once("{start}")?;
    let format = events.window_format();
    let first = format.write(window.first);
    let wanted = format!("{before}{first}{behind}").replace("{end}", &format.write(window.last));
    let mut at = 0;
    let source = issue.source();
    let mut lines = source.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        let indent = line.len() - line.trim_start().len();
        Span::new(start + indent, start + line.trim_end().len())
    });
    let is_sentence = |span: &Span| {
        let text = span.of(source);
        text.starts_with(before.trim_end()) && !issue.in_comment(span.start)
    };
    let found = lines.find(is_sentence)?;
    (found.of(source) != wanted).then_some((found, wanted))
}

/// Rows of the same organiser, day and city with other pages. Those of one day in two regions are one hybrid event.
fn twins(issue: &Issue, rows: &[Row]) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let section = issue.section_of_item(row.item);
        let mut before = rows[..at].iter();
        let twin = before.find(|other| {
            issue.section_of_item(other.item) == section
                && other.fields.date == row.fields.date
                && other.fields.city.to_lowercase() == row.fields.city.to_lowercase()
                && organizer::share(&other.fields.organizers, &row.fields.organizers)
        });
        if let Some(twin) = twin {
            let line = issue
                .lines()
                .line_of(issue.outline().items[twin.item].span.start)
                + 1;
            found.push(row.about(
                Concern::Twin,
                format!("as in line {line}: one event, or two?"),
            ));
        }
    }
    found
}

fn carried(rows: &[Row], older: &Older<'_>, gone: &HashSet<usize>) -> Vec<Proposal> {
    let Some(last) = older.newest() else {
        return Vec::new();
    };
    let stood: HashSet<_> = last
        .events()
        .map(|event| (event.date, organizer::home(event.url)))
        .collect();
    let of = |row: &Row| {
        let date = row.fields.date?;
        let mut people = row.fields.organizers.iter();
        let is_known = people.any(|one| stood.contains(&(date, organizer::home(&one.url))));
        let stays = is_known && !gone.contains(&row.item);
        stays.then(|| {
            row.about(
                Concern::Carried,
                format!("also in the issue of {}", last.date),
            )
        })
    };
    rows.iter().filter_map(of).collect()
}

/// Regions of which only the heading would be left, from the heading to what follows their rows; and the items that go
/// from others.
fn emptied(issue: &Issue, items: &HashSet<usize>) -> (Vec<Span>, Vec<usize>) {
    let outline = issue.outline();
    let mut regions = Vec::new();
    let mut rest: Vec<usize> = items.iter().copied().collect();
    for section in regions_of(issue) {
        let known = &outline.sections[section];
        let is_left =
            known.items.is_empty() || !known.items.clone().all(|item| items.contains(&item));
        let leaves = outline
            .leaves
            .get(known.leaves.start + 1..known.leaves.end)
            .unwrap_or_default();
        let is_row = |kind: LeafKind| matches!(kind, LeafKind::Item(_) | LeafKind::Blank);
        let rows = leaves.iter().take_while(|leaf| is_row(leaf.kind)).count();
        let all_first = leaves[rows..]
            .iter()
            .all(|leaf| !matches!(leaf.kind, LeafKind::Item(_)));
        if is_left || !all_first || rows == 0 {
            continue;
        }
        regions.push(Span::new(
            known.heading_span.start,
            leaves[rows - 1].span.end,
        ));
        rest.retain(|item| !known.items.contains(item));
    }
    rest.sort_unstable();
    (regions, rest)
}
