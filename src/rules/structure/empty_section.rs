page! {
    //! A section holds nothing.
    //!
    //! **What it finds.** Sections without items or text. It is a warning where the profile says that the section is filled
    //! in every issue, and for every known section once all of those are filled, since the draft is about to appear.
    //! Before that, and for groups that the profile does not know, it is a hint.
    //!
    //! **Why it hurts.** A bare heading is a promise that is not kept. The newsletter leaves sections out that have nothing
    //! to say, or says so: *No calls were submitted this week.*
    //!
    //! **Example.** `### Foundation` with `### Newsletters` right below.
    //!
    //! **The fix** removes the heading where the section may be left out.
}

use crate::issue::{Issue, LeafKind, Section};
use crate::profile::Kind;
use crate::rules::shared::page;
use crate::rules::shared::waiting::only_a_comment;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "empty-section",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let sections = &issue.outline().sections;
    let filled = |at: usize| issue.role(at).is_some_and(|role| role.filled);
    let empty: Vec<usize> = (1..sections.len())
        .filter(|&at| is_empty(issue, at))
        .collect();
    let is_young = empty.iter().any(|&at| filled(at))
        || (1..sections.len()).any(|at| only_a_comment(issue, at).is_some());
    for at in empty {
        if only_a_comment(issue, at).is_some() {
            continue;
        }
        let diagnostic = diagnostic(issue, at);
        let is_known = issue.role(at).is_some();
        found.push(if filled(at) || (is_known && !is_young) {
            diagnostic
        } else {
            diagnostic.into_hint()
        });
    }
}

/// True where nothing stands below the heading. A section for rows is empty with its standing text alone, unless a
/// sentence of that text says that there is nothing.
fn is_empty(issue: &Issue, at: usize) -> bool {
    let section = &issue.outline().sections[at];
    let next = issue.outline().sections.get(at + 1);
    let has_children = next.is_some_and(|next| section.span.covers(next.span));
    if has_children || section.level == 0 {
        return false;
    }
    let kind = issue.kind(at);
    let is_for_rows = !matches!(kind, Kind::Group | Kind::Block);
    let must_have_rows = is_for_rows && issue.role(at).is_some_and(|role| role.filled);
    let leaves = &issue.outline().leaves[section.leaves.clone()];
    !leaves.iter().any(|leaf| match leaf.kind {
        LeafKind::Heading
        | LeafKind::Blank
        | LeafKind::Comment
        | LeafKind::Definition
        | LeafKind::Rule => false,
        LeafKind::Prose => !must_have_rows || says_none(issue, leaf.span),
        _ => true,
    })
}

/// True for text that begins a line as the newsletter says that there is nothing, in emphasis or not.
fn says_none(issue: &Issue, span: Span) -> bool {
    let words = &issue.profile().words.none;
    span.of(issue.source()).lines().any(|line| {
        let line = line.trim_start();
        let is_emphasis = line.starts_with(['*', '_']);
        let text = line.trim_start_matches(['*', '_']);
        is_emphasis || words.iter().any(|none| text.starts_with(none.as_str()))
    })
}

fn diagnostic(issue: &Issue, at: usize) -> Diagnostic {
    let source = issue.source();
    let section = &issue.outline().sections[at];
    let heading = section.heading_span.of(source).trim_end();
    let span = Span::new(
        section.heading_span.start,
        section.heading_span.start + heading.len(),
    );
    let role = issue.role(at);
    let may_go = role.is_none_or(|role| !role.required && !role.filled);
    let fix = (may_go && is_bare(issue, section)).then(|| {
        let label = format!("Remove “{}”", section.title);
        Fix::look(label, source, vec![Edit::delete(section.own_span)])
    });
    RULE.found(span, format!("“{}” holds nothing", section.title))
        .fixed_by(fix.flatten())
}

/// True where removing the section loses nothing but its heading.
fn is_bare(issue: &Issue, section: &Section) -> bool {
    let leaves = &issue.outline().leaves[section.leaves.clone()];
    leaves
        .iter()
        .all(|leaf| matches!(leaf.kind, LeafKind::Heading | LeafKind::Blank))
}
