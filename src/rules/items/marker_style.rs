page! {
    //! An item has another bullet than the others.
    //!
    //! **What it finds.** Items whose bullet is not that of the house; where the newsletter has none, not the one that most
    //! items have. Neighbours with the same bullet are one finding, and so is an issue that has it nearly everywhere.
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
    let usual = usual(issue);
    let is_odd = |item: &Item| {
        let marker = item.marker(issue.source());
        BULLETS.contains(&marker) && marker != usual
    };
    let items = &issue.outline().items;
    let odd: Vec<&Item> = items.iter().filter(|item| is_odd(item)).collect();
    if odd.len() * 2 > items.len() {
        found.extend(diagnostic(issue, usual, &odd));
        return;
    }
    for section in 0..issue.outline().sections.len() {
        let runs = issue.items(section).chunk_by(|a, b| is_odd(a) == is_odd(b));
        let odd = runs.filter(|run| run.first().is_some_and(is_odd));
        let runs = odd.map(|run| run.iter().collect::<Vec<_>>());
        found.extend(runs.filter_map(|run| diagnostic(issue, usual, &run)));
    }
}

/// One finding for neighbours: whoever writes another bullet writes it everywhere.
fn diagnostic(issue: &Issue, usual: &str, run: &[&Item]) -> Option<Diagnostic> {
    let source = issue.source();
    let (first, last) = (run.first()?, run.last()?);
    let marker = first.marker(source);
    let is_one_place = issue.section_at(first.marker_at) == issue.section_at(last.marker_at);
    let last = if is_one_place { last } else { first };
    let span = Span::new(first.marker_at, last.marker_at + last.marker(source).len());
    let message = match run.len() {
        1 => format!("The bullet is “{marker}” where the others are “{usual}”"),
        count => {
            format!("{count} items have the bullet “{marker}” where the others have “{usual}”")
        }
    };
    let edits = run.iter().map(|item| {
        let end = item.marker_at + item.marker(source).len();
        Edit::replace(Span::new(item.marker_at, end), usual)
    });
    let fix = Fix::safe(format!("Write “{usual}”"), source, edits.collect());
    Some(RULE.found(span, message).fixed_by(fix))
}

/// The bullet of the house, else the most frequent one, the first of [`BULLETS`] where several are.
fn usual(issue: &Issue) -> &str {
    let source = issue.source();
    let house = issue.profile().bullet.as_str();
    if !house.is_empty() {
        return house;
    }
    let count = |bullet: &str| {
        let has = |item: &&Item| item.marker(source) == bullet;
        issue.outline().items.iter().filter(has).count()
    };
    let counted = BULLETS.map(|bullet| (count(bullet), bullet));
    let most = counted.iter().map(|(count, _)| *count).max();
    let first = counted.iter().find(|(count, _)| Some(*count) == most);
    first.map_or(BULLETS[0], |(_, bullet)| bullet)
}
