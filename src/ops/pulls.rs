//! Pull requests that are pasted: sorted into the groups that their repositories decide, all of them as one change.
//!
//! ```text
//! rust-lang/cargo#16246                                  → Cargo, as its repository says
//! https://host/rust-lang/rust/pull/149843                → asked for, or the group that is selected
//! 55495234 Auto merge of #149950 - …                     → the same, a log's line
//! ```

mod read;

pub use read::Pasted;

use super::insertion::{Manner, insert};
use super::voice::{Home, heading, in_home};
use super::{At, Refusal, named};
use crate::issue::{GroupOf, Issue};
use crate::profile::KnownGroups;
use crate::text::Transaction;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Pull requests on their way into an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulls {
    /// The section whose groups they go to.
    pub section: usize,
    /// Each with its group, by its place in the profile's list, where that is decided.
    pub sorted: Vec<(Pasted, Option<usize>)>,
    /// How many were left out because they stand in the issue, or came before in the paste.
    pub repeated: usize,
    /// How many lines of a log name no pull request.
    pub without: usize,
}

/// What `text` holds for the groups around `section`; `None` where no pull requests are filed there, or a line is
/// something else. What no repository decides goes to `section` where that is one of the groups.
pub fn pulls(issue: &Issue, section: usize, text: &str) -> Option<Pulls> {
    let (above, here) = groups_around(issue, section)?;
    let known = &issue.role(above)?.known;
    let read = read::read(text, known.repository_of(here)?)?;
    let mut seen = issue.pull_requests();
    let all = read.found.len();
    let fresh = read.found.into_iter();
    let fresh = fresh.filter(|one| seen.insert(one.pull.folded()));
    let sorted: Vec<_> = fresh
        .map(|one| {
            let owner = owner(known, &one.pull.repository).or(here);
            (one, owner)
        })
        .collect();
    Some(Pulls {
        section: above,
        repeated: all - sorted.len(),
        sorted,
        without: read.without,
    })
}

/// The line of `text` that keeps it from being read as pull requests for the groups around `section`: it names none, but
/// others do.
pub fn stray_line<'a>(issue: &Issue, section: usize, text: &'a str) -> Option<&'a str> {
    let (above, here) = groups_around(issue, section)?;
    let known = &issue.role(above)?.known;
    read::stray(text, known.repository_of(here)?)
}

/// The group that pull requests of `repository` belong to.
fn owner(known: &KnownGroups, repository: &str) -> Option<usize> {
    known.list.iter().position(|group| group.owns(repository))
}

/// The section with groups of pull requests that `section` is, or is one of the groups of.
fn groups_around(issue: &Issue, section: usize) -> Option<(usize, Option<usize>)> {
    let files = |at: usize| {
        issue
            .role(at)
            .filter(|role| role.known.files_pull_requests())
    };
    if files(section).is_some() {
        return Some((section, None));
    }
    let own = issue.outline().sections.get(section)?;
    let above = own.parent.filter(|_| own.role.is_none())?;
    let here = files(above)?.known.named(&own.title)?;
    Some((above, Some(here)))
}

impl Pulls {
    /// The first that nobody has decided about, and how many there are.
    pub fn undecided(&self) -> (Option<&Pasted>, usize) {
        let mut open = self.sorted.iter().filter(|(_, group)| group.is_none());
        let count = open.clone().count();
        (open.next().map(|(one, _)| one), count)
    }

    /// Files the first `count` of those that nobody has decided about under `group`.
    pub fn decide(&mut self, group: usize, count: usize) {
        let open = self.sorted.iter_mut().filter(|(_, group)| group.is_none());
        for (_, place) in open.take(count) {
            *place = Some(group);
        }
    }

    /// The section of the group that the first of them goes to, where that is decided and the issue has it.
    pub fn home(&self, issue: &Issue) -> Option<usize> {
        let (_, group) = self.sorted.first()?;
        heading(issue, self.group((*group)?))
    }

    fn group(&self, group: usize) -> GroupOf {
        GroupOf {
            section: self.section,
            group,
        }
    }

    /// Adds them all to the ends of their groups, whose headings are made where the issue lacks them.
    ///
    /// # Errors
    /// Where none is new, one is not decided, or as [`super::add`].
    pub fn add(&self, issue: &Issue) -> Result<Transaction, Refusal> {
        if self.sorted.is_empty() {
            let what = counted(self.repeated, "pull request stands", "pull requests stand");
            return Err(Refusal::new(format!("{what} in the issue already")));
        }
        if let (Some(open), count) = self.undecided() {
            let more = match count {
                1 => String::new(),
                _ => format!(" and {} more", count - 1),
            };
            let name = open.pull.name();
            return Err(Refusal::new(format!(
                "the repository of {name}{more} does not decide the group"
            ))
            .hint("name one"));
        }
        let mut change = Transaction::default();
        let mut now = issue.clone();
        for (group, texts) in self.by_group() {
            let home = Home::Silent(self.group(group));
            let step = in_home(&now, home, |issue, section| {
                insert(issue, section, At::End, &texts, Manner::Shaped)
            })?;
            change = change.then(issue.source(), &step);
            now = now.apply(&step);
        }
        Ok(change)
    }

    /// Texts by group, in the profile's order.
    fn by_group(&self) -> BTreeMap<usize, Vec<String>> {
        let mut groups = BTreeMap::<usize, Vec<String>>::new();
        for (one, group) in &self.sorted {
            if let Some(group) = group {
                groups.entry(*group).or_default().push(one.text.clone());
            }
        }
        groups
    }

    /// What was done, in words for the message line.
    pub fn label(&self, issue: &Issue) -> String {
        let known = issue.role(self.section).map(|role| &role.known);
        let groups = self.by_group().into_iter().map(|(group, texts)| {
            let own = known.and_then(|known| known.list.get(group));
            let name = own.map_or("", |own| own.name.as_str());
            format!("{} to {name}", texts.len())
        });
        let groups: Vec<String> = groups.collect();
        let count = counted(self.sorted.len(), "pull request", "pull requests");
        let mut label = format!("Pasted {count}: {}", groups.join(", "));
        let untitled = self.sorted.iter().filter(|(one, _)| !one.is_titled);
        for (count, what) in [
            (untitled.count(), "without a title"),
            (self.repeated, "there already"),
            (self.without, "lines without one"),
        ] {
            if count > 0 {
                let _ = write!(label, "; {count} {what}");
            }
        }
        label
    }
}

/// The refusal of a line that names no pull request.
pub fn names_none(line: &str) -> Refusal {
    let line = named::short(line.trim());
    Refusal::new(format!("“{line}” names no pull request"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// Adds the pull requests of `text` to the groups around `section`; what no repository decides goes to `section` itself
/// where that is one of them.
///
/// # Errors
/// Where `section` files none, a line names none, or as [`Pulls::add`].
pub fn add_pulls(issue: &Issue, section: usize, text: &str) -> Result<Transaction, Refusal> {
    if groups_around(issue, section).is_none() {
        let title = named::title(issue, section);
        return Err(Refusal::new(format!(
            "{title} has no groups of pull requests"
        )));
    }
    let found = pulls(issue, section, text);
    let found = found.ok_or_else(|| {
        let refusal = match stray_line(issue, section, text) {
            Some(line) => names_none(line),
            None => Refusal::new("the text holds no pull requests"),
        };
        refusal.hint("numbers, addresses, `owner/name#N` and lines of `git log --oneline` are read")
    })?;
    found.add(issue)
}
