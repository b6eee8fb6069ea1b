page! {
    //! A heading is almost one that the newsletter has.
    //!
    //! **What it finds.** A known heading with a colon or a full stop behind it or in another case, and an unknown heading that
    //! is a letter or two off one that the issue lacks.
    //!
    //! **Why it hurts.** Tools look headings up by their text; a section that they do not know is left out.
    //!
    //! **Example.** `### Oceania:` or `### Rust Walkthrougs`.
    //!
    //! **The fix** writes the newsletter's heading; it is safe where only signs or the case differ.
}

use crate::issue::{Issue, Section};
use crate::profile::{Role, fold_title};
use crate::rules::shared::encodings::is_garbled;
use crate::rules::shared::labels::is_near;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "heading-text",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let lacking = lacking(issue);
    for section in issue.outline().sections.iter().skip(1) {
        let Some(span) = text_span(issue, section) else {
            continue;
        };
        // A garbled heading is not misspelt.
        if is_garbled(&section.title) {
            continue;
        }
        match section.role {
            Some(role) => found.extend(spelling(issue, span, &issue.profile().roles[role])),
            None => found.extend(near_miss(issue, section, span, &lacking)),
        }
    }
}

/// Where the heading's text stands, where that is all that it has: no link, no emphasis, no closing signs.
fn text_span(issue: &Issue, section: &Section) -> Option<Span> {
    let source = issue.source();
    let line = section.heading_span.of(source).trim_end();
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    let text = text.trim_start();
    let start = section.heading_span.start + line.len() - text.len();
    (marks > 0 && text == section.title).then(|| Span::new(start, start + text.len()))
}

/// A known heading with signs behind it, or in another case.
fn spelling(issue: &Issue, span: Span, role: &Role) -> Option<Diagnostic> {
    let written = span.of(issue.source());
    if role.titles.iter().any(|title| title == written) {
        return None;
    }
    let bare = written.trim_end_matches([':', '.', ',', ';', ' ']);
    let house = role
        .titles
        .iter()
        .find(|title| title.to_lowercase() == bare.to_lowercase())?;
    let message = format!("“{written}” is written “{house}” in this newsletter");
    let edits = vec![Edit::replace(span, house.as_str())];
    let fix = Fix::safe(format!("Write “{house}”"), issue.source(), edits);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// A heading that the newsletter has and the issue lacks.
struct Lacking<'a> {
    level: u8,
    title: &'a str,
    folded: String,
}

/// The headings of all roles that the issue lacks, in the newsletter's order.
fn lacking(issue: &Issue) -> Vec<Lacking<'_>> {
    let roles = &issue.profile().roles;
    let mut is_there = vec![false; roles.len()];
    for role in issue
        .outline()
        .sections
        .iter()
        .filter_map(|section| section.role)
    {
        is_there[role] = true;
    }
    let missing = roles.iter().zip(is_there).filter(|(_, is_there)| !is_there);
    let titles = missing.flat_map(|(role, _)| role.titles.iter().map(move |title| (role, title)));
    titles
        .map(|(role, title)| Lacking {
            level: role.level,
            title,
            folded: fold_title(title),
        })
        .collect()
}

/// An unknown heading that is nearly that of a section which the issue lacks.
fn near_miss(
    issue: &Issue,
    section: &Section,
    span: Span,
    lacking: &[Lacking<'_>],
) -> Option<Diagnostic> {
    let written = fold_title(&section.title);
    let near = lacking
        .iter()
        .find(|own| own.level == section.level && is_near(&written, &own.folded))?;
    let title = near.title;
    let message = format!("“{}” is no section; “{title}” is missing", section.title);
    let edits = vec![Edit::replace(span, title)];
    let fix = Fix::look(format!("Write “{title}”"), issue.source(), edits);
    Some(RULE.found(span, message).fixed_by(fix))
}
