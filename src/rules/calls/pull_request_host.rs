page! {
    //! A pull request stands in another group than those of its repository.
    //!
    //! **What it finds.** Items whose repository belongs to one known group, below the heading of another.
    //!
    //! **Why it hurts.** Who follows a part of the project looks below its heading only.
    //!
    //! **Example.** `[…](https://github.com/rust-lang/rust-clippy/pull/1)` under *Compiler*.
    //!
    //! **The fix** moves the item to the end of its group, where that has a heading.
}

use crate::issue::{Entry, Issue, Item};
use crate::profile::{KnownGroups, repository};
use crate::rules::shared::moves::relocation;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "pull-request-host",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in 0..issue.outline().sections.len() {
        let Some(known) = issue.role(section).map(|role| &role.known) else {
            continue;
        };
        if known.list.iter().all(|group| group.repositories.is_empty()) {
            continue;
        }
        for (at, title) in titled_below(issue, section) {
            let here = known.named(title);
            for item in issue.items(at) {
                found.extend(diagnostic(issue, section, known, here, item));
            }
        }
    }
}

/// Sections right below `section` without a role of their own, with their titles: its groups.
fn titled_below(issue: &Issue, section: usize) -> impl Iterator<Item = (usize, &str)> {
    let all = issue.outline().sections.iter().enumerate();
    let own = all.filter(move |(_, other)| other.parent == Some(section) && other.role.is_none());
    own.map(|(at, other)| (at, other.title.as_str()))
}

fn diagnostic(
    issue: &Issue,
    section: usize,
    known: &KnownGroups,
    here: Option<usize>,
    item: &Item,
) -> Option<Diagnostic> {
    let Entry::Link(entry) = &item.entry else {
        return None;
    };
    let url = entry.link.url_span.of(issue.source());
    let repository = repository(url).filter(|_| entry.link.has_url())?;
    let owner = known.list.iter().position(|group| group.owns(repository))?;
    if here == Some(owner) {
        return None;
    }
    let name = &known.list[owner].name;
    let message = format!("Pull requests of {repository} stand under “{name}”");
    let target = titled_below(issue, section).find(|(_, title)| known.named(title) == Some(owner));
    let last = target.and_then(|(at, _)| issue.items(at).last());
    let fix = last.and_then(|last| {
        let edits = relocation(issue, item, last.span.end);
        Fix::look(format!("Move to “{name}”"), issue.source(), edits)
    });
    Some(RULE.found(entry.link.span, message).fixed_by(fix))
}
