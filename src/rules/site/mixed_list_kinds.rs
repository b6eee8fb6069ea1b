page! {
    //! A numbered list directly follows a list with bullets, or the other way round; the site joins them.
    //!
    //! **What it finds.** An item with a number next to one with a bullet, with nothing but blank lines between them.
    //!
    //! **Why it hurts.** The site makes one list of the first kind: numbers where bullets were meant, or no numbers.
    //!
    //! **Example.** `1. [One](…)`, a blank line, `* [Two](…)`.
    //!
    //! **The fix** gives the second the marker of the first.
}

use crate::issue::{Issue, Item, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, item_of};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "mixed-list-kinds",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let source = issue.source();
    let mut before: Option<&Item> = None;
    for leaf in issue
        .outline()
        .leaves
        .iter()
        .filter(|leaf| leaf.kind != LeafKind::Blank)
    {
        let item = item_of(issue, leaf);
        if let (Some(first), Some(second)) = (before, item) {
            let (marker, other) = (first.marker(source), second.marker(source));
            let kind = |marker: &str| marker.starts_with(|c: char| c.is_ascii_digit());
            if kind(marker) != kind(other) {
                let span = Span::new(second.marker_at, second.marker_at + other.len());
                let message = format!(
                    "The site makes this part of the list above, which begins its items with “{marker}”"
                );
                let edit = Edit::replace(span, marker);
                let fix = Fix::look(format!("Use “{marker}”"), source, vec![edit]);
                found.push(RULE.found(span, message).fixed_by(fix));
            }
        }
        before = item;
    }
}
