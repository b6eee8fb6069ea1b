//! Events that the next issue takes over from the one before: those that are not over, as they stand.

use crate::issue::{Entry, Issue, Item};
use crate::profile::Kind;
use jiff::civil::Date;

/// What an issue takes over, and what it leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The regions with their rows, as Markdown without a line ending at its end; empty where nothing is left.
    pub text: String,
    /// First lines of the rows taken over, in order.
    pub kept: Vec<String>,
    /// First lines of the rows that ended before the day.
    pub over: Vec<String>,
}

/// What the issue of `date` takes over from `previous`: every row but those of events that are over by then. Rows and
/// headings keep their bytes but for their line endings; a region without rows goes.
pub fn carry(previous: &Issue, date: Date) -> Carried {
    let mut carried = Carried::default();
    let mut regions = Vec::new();
    let source = previous.source();
    for section in regions_of(previous) {
        let mut lines = Vec::new();
        for item in previous.items(section) {
            let label = item.first_line(source).trim().to_owned();
            if is_over(item, date) {
                carried.over.push(label);
            } else {
                carried.kept.push(label);
                lines.push(plain(item.text(source)));
            }
        }
        let heading = previous.outline().sections[section].heading_span;
        if !lines.is_empty() {
            regions.push(format!(
                "{}\n{}",
                plain(heading.of(source)),
                lines.join("\n")
            ));
        }
    }
    carried.text = regions.join("\n\n");
    carried
}

/// The sections of `issue` that are regions of events, by their role; one without a role is where events stand in it.
pub(super) fn regions_of(issue: &Issue) -> impl Iterator<Item = usize> + '_ {
    let all = 0..issue.outline().sections.len();
    all.filter(|&section| match issue.role(section) {
        Some(role) => role.kind == Kind::Events,
        None => issue.kind(section) == Kind::Events,
    })
}

fn is_over(item: &Item, date: Date) -> bool {
    let Entry::Event(event) = &item.entry else {
        return false;
    };
    event.last_date().is_some_and(|last| last < date)
}

fn plain(text: &str) -> String {
    text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n")
}
