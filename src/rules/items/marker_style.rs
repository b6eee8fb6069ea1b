page! {
    //! An item has another bullet than the others.
    //!
    //! **What it finds.** Items whose bullet is not the one that most items of the issue have, `*` where two are as frequent.
    //!
    //! **Why it hurts.** A change of bullet begins another list, which a code host sets apart, and tools that look for the
    //! house bullet miss the item.
    //!
    //! **Example.** `- [Rust 1.90](https://example.org)` among items that begin with `*`.
    //!
    //! **The fix** writes the usual bullet. It is safe.
}

use crate::issue::{Issue, Item};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "marker-style",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

const BULLETS: [&str; 3] = ["*", "-", "+"];

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let usual = usual(issue);
    for item in &issue.outline().items {
        let marker = item.marker(source);
        if !BULLETS.contains(&marker) || marker == usual {
            continue;
        }
        let span = Span::new(item.marker_at, item.marker_at + marker.len());
        let message = format!("The bullet is “{marker}” where the others are “{usual}”");
        let edits = vec![Edit::replace(span, usual)];
        let fix = Fix::safe(format!("Write “{usual}”"), source, edits);
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}

/// The most frequent bullet, the first of [`BULLETS`] where several are.
fn usual(issue: &Issue) -> &'static str {
    let source = issue.source();
    let count = |bullet: &str| {
        let has = |item: &&Item| item.marker(source) == bullet;
        issue.outline().items.iter().filter(has).count()
    };
    let counted = BULLETS.map(|bullet| (count(bullet), bullet));
    let most = counted.iter().map(|(count, _)| *count).max();
    let first = counted.iter().find(|(count, _)| Some(*count) == most);
    first.map_or(BULLETS[0], |(_, bullet)| bullet)
}
