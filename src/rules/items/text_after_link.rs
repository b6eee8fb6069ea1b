page! {
    //! Text follows the link of an item.
    //!
    //! **What it finds.** In sections of links: anything behind the link but a remark in brackets that says how it is to be
    //! read. Text before the only link counts as well.
    //!
    //! **Why it hurts.** The newsletter lists titles; a description beside one link makes it an advertisement among the
    //! others.
    //!
    //! **Example.** `* [Tool 1.0](https://example.org) is a new tool that does everything.`
    //!
    //! **The fix** takes the text away. Look first whether it belongs into the title.
}

use crate::issue::{Entry, Issue, LinkEntry};
use crate::profile::Kind;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "text-after-link",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in 0..issue.outline().sections.len() {
        let is_list = issue
            .role(section)
            .is_some_and(|role| role.kind == Kind::Links);
        if !is_list {
            continue;
        }
        for item in issue.items(section) {
            if let Entry::Link(entry) = &item.entry {
                found.extend(diagnostic(issue, entry));
            }
        }
    }
}

fn diagnostic(issue: &Issue, entry: &LinkEntry) -> Option<Diagnostic> {
    let source = issue.source();
    let tail = entry.tail_span.of(source);
    if !entry.link.has_url() || is_remark(issue, tail) || tail.contains("](") && tail.contains('\n')
    {
        return None;
    }
    let span = entry.tail_span;
    let from = entry.link.span.end;
    let short: String = tail.chars().take(40).collect();
    let message = format!("“{short}” stands behind the link");
    let edits = vec![Edit::delete(Span::new(from, span.end))];
    let fix = Fix::look("Take the text away", source, edits);
    Some(RULE.found(span, message).fixed_by(fix))
}

/// True for nothing, for marks without words, and for a prefix in brackets behind the link, which is another flaw.
fn is_remark(issue: &Issue, tail: &str) -> bool {
    if !tail.chars().any(char::is_alphanumeric) {
        return true;
    }
    let inner =
        tail.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '\\') || c.is_whitespace());
    issue.profile().prefix(inner).is_some() || tail.starts_with('<') || tail.starts_with("](")
}
