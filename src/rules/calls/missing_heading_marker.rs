page! {
    //! The heading of a group lacks its number signs, so it is a line of text.
    //!
    //! **What it finds.** The link of a known group alone on a line before a list, where groups have headings.
    //!
    //! **Why it hurts.** The group's items run on under the heading before, and the contents do not name it.
    //!
    //! **Example.** `[Cargo](https://github.com/rust-lang/cargo/issues?q=…)` right above the list of its items.
    //!
    //! **The fix** puts the signs before it, as many as the other groups have.
}

use crate::issue::links::scan;
use crate::issue::{Issue, Leaf, LeafKind};
use crate::profile::KnownGroups;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "missing-heading-marker",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in 0..issue.outline().sections.len() {
        let Some(known) = issue.role(section).map(|role| &role.known) else {
            continue;
        };
        if known.level == 0 {
            continue;
        }
        let leaves = issue.leaves_below(section);
        let leaves = &issue.outline().leaves[leaves];
        for (at, leaf) in leaves.iter().enumerate() {
            let next = leaves[at + 1..]
                .iter()
                .find(|next| next.kind != LeafKind::Blank);
            let before_list = next.is_some_and(|next| matches!(next.kind, LeafKind::Item(_)));
            let is_own = home(issue, leaf) == Some(section);
            if before_list
                && is_own
                && let Some(name) = heading(issue, leaf, known)
            {
                found.push(diagnostic(issue, section, known, leaf.span, &name));
            }
        }
    }
}

/// The innermost section around `leaf` that has groups with headings.
fn home(issue: &Issue, leaf: &Leaf) -> Option<usize> {
    let mut at = Some(issue.section_at(leaf.span.start));
    let has_groups = |at: usize| issue.role(at).is_some_and(|role| role.known.level > 0);
    while let Some(section) = at.filter(|&at| !has_groups(at)) {
        at = issue.outline().sections[section].parent;
    }
    at
}

/// The name of the known group of which `leaf` is the heading without its signs.
fn heading(issue: &Issue, leaf: &Leaf, known: &KnownGroups) -> Option<String> {
    let source = issue.source();
    let text = leaf.span.of(source).trim();
    if leaf.kind != LeafKind::Prose || text.contains('\n') {
        return None;
    }
    let links = scan(source, leaf.span);
    let (first, last) = (links.first()?, links.last()?);
    let is_whole =
        first.span.start == leaf.span.start && last.span.end == leaf.span.start + text.len();
    let is_note = |at: usize| links[at].text_span.of(source).starts_with('(');
    if !is_whole || !(1..links.len()).all(is_note) || !first.has_url() {
        return None;
    }
    let name = first.text_span.of(source);
    let group = known
        .named(name)
        .or_else(|| known.at(first.url_span.of(source)));
    group.map(|_| name.to_owned())
}

fn diagnostic(
    issue: &Issue,
    section: usize,
    known: &KnownGroups,
    leaf: Span,
    name: &str,
) -> Diagnostic {
    let source = issue.source();
    let own = &issue.outline().sections[section];
    let sibling = issue.groups_below(section).next();
    let level = sibling.map_or_else(
        || known.level.max(own.level + 1),
        |(at, _)| issue.outline().sections[at].level,
    );
    let marks = "#".repeat(usize::from(level.clamp(1, 6)));
    let message = format!("“{name}” stands before its items like a heading, but has no {marks}");
    let span = leaf.trimmed_end(source);
    let edits = vec![Edit::insert(leaf.start, format!("{marks} "))];
    RULE.found(span, message)
        .fixed_by(Fix::safe("Make it a heading", source, edits))
}
