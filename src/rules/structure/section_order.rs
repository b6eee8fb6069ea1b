page! {
    //! Sections stand in another order than in every issue.
    //!
    //! **What it finds.** A known section before or behind one of its neighbours that the newsletter puts the other way round.
    //!
    //! **Why it hurts.** Readers know where to look: regions of events, for one, always follow in the same order.
    //!
    //! **Example.** `### Oceania` before `### Europe`.
    //!
    //! **The fix** moves the section with all that stands in it.
}

use crate::issue::{Issue, Section};
use crate::rules::shared::order::longest_sorted;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "section-order",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let mut families: BTreeMap<usize, Vec<&Section>> = BTreeMap::new();
    for section in &issue.outline().sections {
        if let (Some(parent), Some(_)) = (section.parent, section.role) {
            families.entry(parent).or_default().push(section);
        }
    }
    for children in families.values() {
        for at in misplaced(children) {
            found.extend(diagnostic(issue, children, at));
        }
    }
}

/// Children outside the longest run that is in the newsletter's order; of several such runs the one that begins first
/// stays, so it is looked for from behind.
fn misplaced(children: &[&Section]) -> Vec<usize> {
    let from_behind = children.iter().rev().map(|child| Reverse(child.role));
    let mut stays = longest_sorted(&from_behind.collect::<Vec<_>>());
    stays.reverse();
    (0..children.len()).filter(|&at| !stays[at]).collect()
}

fn diagnostic(issue: &Issue, children: &[&Section], at: usize) -> Option<Diagnostic> {
    let source = issue.source();
    let own = children[at];
    let later = children
        .iter()
        .find(|other| other.role > own.role && other.span != own.span);
    let earlier = children.iter().rfind(|other| other.role < own.role);
    let comes_late = later.is_some_and(|later| later.span.start < own.span.start);
    let (message, target) = match (later, earlier) {
        (Some(later), _) if comes_late => (
            format!("“{}” stands behind “{}”", own.title, later.title),
            later.span.start,
        ),
        (_, Some(earlier)) => (
            format!("“{}” stands before “{}”", own.title, earlier.title),
            earlier.span.end,
        ),
        _ => return None,
    };
    let span = own.heading_span.trimmed_end(source);
    let text = own.span.of(source);
    let is_whole = text.ends_with("\n\n") && source[..target].ends_with("\n\n");
    let fix = is_whole.then(|| {
        let edits = vec![Edit::insert(target, text), Edit::delete(own.span)];
        Fix::look(format!("Move “{}”", own.title), source, edits)
    });
    Some(RULE.found(span, message).fixed_by(fix.flatten()))
}
