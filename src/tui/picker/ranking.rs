//! Which problems a list shows, and in which order. What counts comes first, then hints, then what was acknowledged.

use crate::rules::{Diagnostic, Severity, Stage, families};
use crate::session::{Session, Tally};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Families of rules by how much it hurts to publish what they find: a placeholder first.
const GATE: [&str; 11] = [
    "release",
    "structure",
    "metadata",
    "text",
    "site",
    "links",
    "items",
    "events",
    "calls",
    "prefixes",
    "titles",
];

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everything.
    All,
    /// What must not be published: errors and warnings, as the rules see an issue about to be published.
    Release,
}

/// How a list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As it stands in the text.
    Place,
    /// By rule, under headings.
    Rule,
    /// What is new since the file was opened, then the rest.
    New,
    /// Errors before warnings, by kind.
    Gravity,
}

impl Order {
    /// The order in which a list of `scope` begins.
    pub(super) const fn of(scope: Scope) -> Self {
        match scope {
            Scope::All => Self::Place,
            Scope::Release => Self::Gravity,
        }
    }

    /// The order that comes next.
    pub(super) const fn next(self, scope: Scope) -> Self {
        match (self, scope) {
            (Self::Gravity, _) => Self::Place,
            (Self::Place, _) => Self::Rule,
            (Self::Rule, _) => Self::New,
            (Self::New, scope) => Self::of(scope),
        }
    }

    /// What it is called.
    pub(super) const fn title(self, scope: Scope) -> &'static str {
        match (self, scope) {
            (Self::Place, _) => "by place",
            (Self::Rule, _) => "by rule",
            (Self::New, _) => "new first",
            (Self::Gravity, _) => "worst first",
        }
    }
}

/// A problem of a list.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    pub(super) is_acknowledged: bool,
    /// It was acknowledged in this list a moment ago, and keeps its place for a second press.
    pub(super) stays: bool,
    age: Age,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    New,
    Old,
}

impl Finding {
    /// True for one that counts and was not there when the file was opened.
    pub(super) fn is_new(&self) -> bool {
        self.age == Age::New && self.ranks()
    }

    /// True for an error or a warning that nobody acknowledged.
    pub(super) fn ranks(&self) -> bool {
        !self.is_acknowledged && self.diagnostic.severity > Severity::Hint
    }

    /// What counts, then hints, then what was acknowledged.
    const fn class(&self) -> u8 {
        match self.diagnostic.severity {
            _ if self.is_acknowledged && !self.stays => 2,
            Severity::Hint => 1,
            _ => 0,
        }
    }
}

/// One row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A rule, and how many problems it found.
    Heading(&'static str, usize),
    /// A problem, by its place among those given.
    Finding(usize),
}

impl Line {
    /// The problem, where it is one.
    pub(super) const fn finding(self) -> Option<usize> {
        match self {
            Self::Finding(at) => Some(at),
            Self::Heading(..) => None,
        }
    }
}

/// The problems of `scope`, in order of position.
pub(super) fn findings(scope: Scope, session: &Session) -> Vec<Finding> {
    let own = |(at, found): (usize, &Diagnostic)| Finding {
        diagnostic: found.clone(),
        is_acknowledged: session.is_acknowledged(at),
        stays: false,
        age: if session.is_new(at) {
            Age::New
        } else {
            Age::Old
        },
    };
    let all = session.diagnostics().iter().enumerate();
    match scope {
        Scope::All => all.map(own).collect(),
        Scope::Release => session
            .checked_at(Stage::Release)
            .into_iter()
            .filter(|found| found.severity > Severity::Hint)
            .map(|found| at_release(found, session))
            .collect(),
    }
}

/// A problem that the release finds: one of the session's, or one more.
fn at_release(found: Diagnostic, session: &Session) -> Finding {
    let all = session.diagnostics();
    let from = all.partition_point(|known| known.span < found.span);
    let same = all[from..]
        .iter()
        .take_while(|known| known.span == found.span)
        .position(|known| known.rule == found.rule && known.message == found.message);
    Finding {
        is_acknowledged: session.covers(&found),
        stays: false,
        age: match same {
            Some(at) if session.is_new(from + at) => Age::New,
            _ => Age::Old,
        },
        diagnostic: found,
    }
}

/// Errors and warnings among `found` that nobody acknowledged.
pub(super) fn tally(found: &[Finding]) -> Tally {
    let count = |severity| {
        let ranked = found.iter().filter(|found| found.ranks());
        ranked
            .filter(|found| found.diagnostic.severity == severity)
            .count()
    };
    Tally {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    }
}

/// The rows of `found` in `order`; `found` itself is put into that order.
pub(super) fn lines(order: Order, found: &mut [Finding]) -> Vec<Line> {
    let family = kinds();
    let gravity = |rule: &str| family.get(rule).copied().unwrap_or(GATE.len());
    match order {
        Order::Place => found.sort_by_key(Finding::class),
        Order::New => found.sort_by_key(|found| (!found.is_new(), found.class())),
        Order::Rule => found.sort_by_key(|found| {
            (
                found.class(),
                Reverse(found.diagnostic.severity),
                found.diagnostic.rule,
            )
        }),
        Order::Gravity => found.sort_by_key(|found| {
            let rule = found.diagnostic.rule;
            (
                found.class(),
                Reverse(found.diagnostic.severity),
                gravity(rule),
                rule,
            )
        }),
    }
    let mut lines: Vec<Line> = Vec::with_capacity(found.len());
    for at in 0..found.len() {
        let key = |at: usize| {
            (
                found[at].class(),
                found[at].diagnostic.severity,
                found[at].diagnostic.rule,
            )
        };
        let begins = at == 0 || key(at) != key(at - 1);
        if order == Order::Rule && begins {
            let same = (at..found.len()).take_while(|&other| key(other) == key(at));
            lines.push(Line::Heading(found[at].diagnostic.rule, same.count()));
        }
        lines.push(Line::Finding(at));
    }
    lines
}

/// The place of each rule's family in [`GATE`].
fn kinds() -> BTreeMap<&'static str, usize> {
    let ranked = families().iter().flat_map(|family| {
        let rank = GATE.iter().position(|name| *name == family.name);
        let rank = rank.unwrap_or(GATE.len());
        family.rules.iter().map(move |rule| (rule.id, rank))
    });
    ranked.collect()
}
