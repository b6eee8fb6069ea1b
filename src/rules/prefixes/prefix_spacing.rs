page! {
    //! Between a prefix and what follows there is not one space.
    //!
    //! **What it finds.** `[video][Title](…)`, and two or more spaces there.
    //!
    //! **Why it hurts.** `[video][Title]` reads like a reference to a definition, and readers see the words glued together.
    //!
    //! **Example.** `* [series][Tracing, episode 1](https://blog.example/tracing-1/)`.
    //!
    //! **The fix** leaves one space. It is safe.
}

use crate::issue::{Entry, Issue, LinkEntry};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "prefix-spacing",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for item in &issue.outline().items {
        if let Entry::Link(entry) = &item.entry {
            found.extend(diagnostic(issue, entry));
        }
    }
}

/// The first gap of `entry` that is not one space; its fix sets all of them.
fn diagnostic(issue: &Issue, entry: &LinkEntry) -> Option<Diagnostic> {
    let source = issue.source();
    let starts = entry
        .prefixes
        .iter()
        .skip(1)
        .map(|prefix| prefix.span.start);
    let starts = starts.chain([entry.link.span.start]);
    let ends = entry.prefixes.iter().map(|prefix| prefix.span.end);
    let gaps = ends
        .zip(starts)
        .map(|(end, start)| Span::new(end, start.max(end)));
    let is_odd = |gap: &Span| {
        let text = gap.of(source);
        text != " " && text.chars().all(|c| c == ' ' || c == '\t')
    };
    let odd: Vec<Span> = gaps.filter(is_odd).collect();
    let first = *odd.first()?;
    let message = if first.is_empty() {
        "No space follows this prefix"
    } else {
        "More than one space follows this prefix"
    };
    let edits = odd.iter().map(|gap| Edit::replace(*gap, " "));
    let fix = Fix::safe("Set one space", source, edits.collect());
    let end = if first.is_empty() {
        first.end + 1
    } else {
        first.end
    };
    let place = Span::new(first.start - 1, end);
    Some(RULE.found(place, message).fixed_by(fix))
}
