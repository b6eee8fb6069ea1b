page! {
    //! A definition has an address that no link of the issue uses.
    //!
    //! **What it finds.** `[label]: address` lines whose label stands in no reference.
    //!
    //! **Why it hurts.** Often the reference was mistyped or translated, and is no link; else the line is left over.
    //!
    //! **Example.** `[comunidad]: https://forum.example/`, where the text says `[the community][community]`.
    //!
    //! **The fix** removes the line. Look first for the link that was meant.
}

use crate::issue::Issue;
use crate::issue::links::LinkKind;
use crate::rules::shared::moves::remove_lines;
use crate::rules::shared::{labels, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "unused-definition",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let definitions = &issue.outline().definitions;
    if definitions.is_empty() {
        return;
    }
    let links = issue.links().iter();
    let references =
        links.filter(|link| matches!(link.kind, LinkKind::Reference | LinkKind::Shortcut));
    let used: HashSet<String> = references
        .map(|link| labels::fold(link.url_span.of(source)))
        .collect();
    for definition in definitions {
        let label = definition.label_span.of(source);
        if used.contains(&labels::fold(label)) {
            continue;
        }
        let fix = Fix::look(
            "Remove the line",
            source,
            vec![remove_lines(issue, definition.span)],
        );
        let message = format!("No link of this issue uses [{label}]");
        found.push(RULE.found(definition.label_span, message).fixed_by(fix));
    }
}
