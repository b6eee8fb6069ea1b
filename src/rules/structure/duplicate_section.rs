page! {
    //! A section stands twice.
    //!
    //! **What it finds.** Two headings for the same section of the newsletter, and two of the same text right below the same
    //! section.
    //!
    //! **Why it hurts.** A merge or a paste left it behind; readers and tools see only one of the two.
    //!
    //! **Example.** `### Europe` above ten events, and `### Europe` again above two.
    //!
    //! **The fix** removes the second heading where nothing stands below it; otherwise only an editor knows
    //! which items belong where.
}

use crate::issue::{Issue, LeafKind, Section};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-section",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// What makes two sections the same: their role, or their text and where they stand.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Role(usize),
    Title(Option<usize>, &'a str),
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let sections = &issue.outline().sections;
    if sections.iter().all(|section| section.role.is_none()) {
        return;
    }
    let mut met: HashMap<Key<'_>, usize> = HashMap::new();
    for (at, section) in sections.iter().enumerate().skip(1) {
        let key = match section.role {
            Some(role) => Key::Role(role),
            None if section.title.is_empty() => continue,
            None => Key::Title(section.parent, section.title.as_str()),
        };
        match met.get(&key) {
            Some(&first) => found.push(diagnostic(issue, first, at)),
            None => {
                met.insert(key, at);
            }
        }
    }
}

fn diagnostic(issue: &Issue, first: usize, second: usize) -> Diagnostic {
    let sections = &issue.outline().sections;
    let source = issue.source();
    let own = &sections[second];
    let heading = own.heading_span.trimmed_end(source);
    let twin = sections[first].heading_span.trimmed_end(source);
    let line = issue.lines().line_of(twin.start) + 1;
    let message = format!("“{}” stands in line {line} already", own.title);
    let fix = is_bare(issue, own).then(|| {
        let edits = vec![Edit::delete(own.own_span)];
        Fix::look("Remove the empty heading", source, edits)
    });
    RULE.found(heading, message)
        .related_to(twin)
        .fixed_by(fix.flatten())
}

/// True where nothing stands below the heading.
fn is_bare(issue: &Issue, section: &Section) -> bool {
    let leaves = &issue.outline().leaves[section.leaves.clone()];
    section.own_span == section.span
        && leaves
            .iter()
            .all(|leaf| matches!(leaf.kind, LeafKind::Heading | LeafKind::Blank))
}
