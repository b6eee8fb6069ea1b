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
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "section-order",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let sections = &issue.outline().sections;
    for parent in 0..sections.len() {
        let is_child =
            |section: &&Section| section.parent == Some(parent) && section.role.is_some();
        let children: Vec<&Section> = sections.iter().filter(is_child).collect();
        for at in misplaced(&children) {
            found.extend(diagnostic(issue, &children, at));
        }
    }
}

/// Children outside the longest run that is in the newsletter's order.
fn misplaced(children: &[&Section]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, child) in children.iter().enumerate() {
        let before = (0..at)
            .filter(|&other| children[other].role <= child.role)
            .max_by_key(|&other| (best[other].0, std::cmp::Reverse(other)));
        let len = before.map_or(1, |other| best[other].0 + 1);
        best.push((len, before));
    }
    let mut stays = vec![false; children.len()];
    let mut next = (0..children.len()).max_by_key(|&at| (best[at].0, std::cmp::Reverse(at)));
    while let Some(at) = next {
        stays[at] = true;
        next = best[at].1;
    }
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
    let heading = own.heading_span;
    let span = Span::new(
        heading.start,
        heading.start + heading.of(source).trim_end().len(),
    );
    let text = own.span.of(source);
    let is_whole = text.ends_with("\n\n") && source[..target].ends_with("\n\n");
    let fix = is_whole.then(|| {
        let edits = vec![Edit::insert(target, text), Edit::delete(own.span)];
        Fix::look(format!("Move “{}”", own.title), source, edits)
    });
    Some(RULE.found(span, message).fixed_by(fix.flatten()))
}
