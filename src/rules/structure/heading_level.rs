page! {
    //! A heading has another level than its neighbours.
    //!
    //! **What it finds.** A known section whose heading is higher or lower than in the newsletter, while its neighbours stand
    //! as they should.
    //!
    //! **Why it hurts.** What follows moves out of its chapter: in the contents, and for tools that read the issue.
    //!
    //! **Example.** `# Oceania` among regions with three signs.
    //!
    //! **The fix** gives the heading as many signs as it has in the newsletter.
}

use crate::issue::{Issue, Section};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "heading-level",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let sections = &issue.outline().sections;
    for section in sections {
        let Some(role) = section.role.map(|role| &issue.profile().roles[role]) else {
            continue;
        };
        let is_sibling = |other: &&Section| {
            let known = other.role.map(|known| &issue.profile().roles[known]);
            known.is_some_and(|known| known.parent == role.parent && known.role != role.role)
        };
        let siblings: Vec<&Section> = sections.iter().filter(is_sibling).collect();
        let as_usual = siblings.iter().filter(|other| {
            let known = other.role.map(|known| issue.profile().roles[known].level);
            known == Some(other.level)
        });
        let are_usual = siblings.len() >= 2 && as_usual.count() == siblings.len();
        if section.level != role.level && are_usual {
            found.extend(diagnostic(issue, section, role.level));
        }
    }
}

fn diagnostic(issue: &Issue, section: &Section, level: u8) -> Option<Diagnostic> {
    let source = issue.source();
    let heading = section.heading_span;
    let text = heading.of(source);
    let marks = text.len() - text.trim_start_matches('#').len();
    if marks == 0 {
        return None;
    }
    let span = Span::new(heading.start, heading.start + text.trim_end().len());
    let message = format!(
        "“{}” has level {}, in this newsletter it has {level}",
        section.title, section.level
    );
    let wanted = "#".repeat(usize::from(level.clamp(1, 6)));
    let edit = Edit::replace(
        Span::new(heading.start, heading.start + marks),
        wanted.as_str(),
    );
    let fix = Fix::look(format!("Write {wanted}"), source, vec![edit]);
    Some(RULE.found(span, message).fixed_by(fix))
}
