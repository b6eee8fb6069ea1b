page! {
    //! A group has items and is said to have none, or is not named at all.
    //!
    //! **What it finds.** Groups of *Calls for Testing* and *Final Comment Period* that have items below their heading and
    //! stand in the sentence of those with nothing. A group that stands in neither is a hint.
    //!
    //! **Why it hurts.** Readers who look for their team read the sentence and miss the items.
    //!
    //! **Example.** `##### [Cargo](…)` with an item below it, and `*No Items entered Final Comment Period this week for
    //! [Rust RFCs](…) or [Cargo](…).*`
    //!
    //! **The fix** takes the group out of the sentence, or names it there.
}

use crate::issue::{Issue, Silence};
use crate::ops::{with_group, without_group};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "group-listed-twice",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for silence in issue.silences() {
        let spoken = spoken(issue, silence.section);
        for (at, named) in silence.groups.iter().enumerate() {
            let heading = spoken.iter().find(|(group, _)| Some(*group) == named.group);
            if let Some((_, heading)) = heading {
                found.push(twice(issue, &silence, at, *heading));
            }
        }
        let known = issue
            .role(silence.section)
            .map_or(0, |role| role.known.list.len());
        let is_told = |group: &usize| {
            spoken.iter().any(|(other, _)| other == group)
                || silence
                    .groups
                    .iter()
                    .any(|named| named.group == Some(*group))
        };
        found.extend(
            (0..known)
                .filter(|group| !is_told(group))
                .filter_map(|group| in_neither(issue, &silence, group)),
        );
    }
}

/// Groups below `section` that have items, with their headings.
fn spoken(issue: &Issue, section: usize) -> Vec<(usize, Span)> {
    let groups = issue.groups_below(section);
    let filled = groups.filter(|(at, _)| !issue.items(*at).is_empty());
    filled
        .map(|(at, group)| (group, issue.outline().sections[at].heading_span))
        .collect()
}

fn twice(issue: &Issue, silence: &Silence, at: usize, heading: Span) -> Diagnostic {
    let named = silence.groups[at];
    let name = name(issue, silence.section, named.group.unwrap_or(usize::MAX));
    let line = issue.lines().line_of(heading.start) + 1;
    let message = format!("“{name}” is said to have nothing, but has items below line {line}");
    let label = format!("Take “{name}” out of the sentence");
    let fix = Fix::look(label, issue.source(), without_group(issue, silence, at));
    RULE.found(named.span, message)
        .related_to(heading)
        .fixed_by(fix)
}

fn in_neither(issue: &Issue, silence: &Silence, group: usize) -> Option<Diagnostic> {
    let name = name(issue, silence.section, group);
    let last = silence.groups.last()?;
    let message = format!("“{name}” has no items and is not named here");
    let label = format!("Name “{name}” in the sentence");
    let fix = Fix::look(label, issue.source(), with_group(issue, silence, group));
    Some(RULE.found(last.span, message).fixed_by(fix).into_hint())
}

fn name(issue: &Issue, section: usize, group: usize) -> String {
    let known = issue
        .role(section)
        .and_then(|role| role.known.list.get(group));
    known.map_or_else(String::new, |known| known.name.clone())
}
