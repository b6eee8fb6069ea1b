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
use crate::profile::Role;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "heading-level",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let mut families: HashMap<&str, Tally> = HashMap::new();
    let mut roles: HashMap<(&str, &str), Tally> = HashMap::new();
    for (section, role) in known(issue) {
        for tally in [
            families.entry(&role.parent).or_default(),
            roles.entry((&role.parent, &role.role)).or_default(),
        ] {
            tally.all += 1;
            tally.usual += usize::from(section.level == role.level);
        }
    }
    for (section, role) in known(issue) {
        if section.level == role.level {
            continue;
        }
        let family = families[role.parent.as_str()];
        let own = roles[&(role.parent.as_str(), role.role.as_str())];
        let siblings = family.all - own.all;
        if siblings >= 2 && siblings == family.usual - own.usual {
            found.extend(diagnostic(issue, section, role.level));
        }
    }
}

/// How many sections there are, and how many of them have the level that they have in the newsletter.
#[derive(Clone, Copy, Default)]
struct Tally {
    all: usize,
    usual: usize,
}

/// Sections that the newsletter knows, with their roles.
fn known(issue: &Issue) -> impl Iterator<Item = (&Section, &Role)> {
    let roles = &issue.profile().roles;
    let sections = issue.outline().sections.iter();
    sections.filter_map(|section| Some((section, &roles[section.role?])))
}

fn diagnostic(issue: &Issue, section: &Section, level: u8) -> Option<Diagnostic> {
    let source = issue.source();
    let heading = section.heading_span;
    let text = heading.of(source);
    let marks = text.len() - text.trim_start_matches('#').len();
    if marks == 0 {
        return None;
    }
    let span = heading.trimmed_end(source);
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
