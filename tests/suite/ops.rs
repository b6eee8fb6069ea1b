//! Operations: what an issue is before and after each, and what is refused.

mod adding;
mod blocks;
mod editing;
mod events;
mod groups;
mod moving;
mod nothing;
mod pasting;
mod properties;
mod pulls;
mod reports;
mod sections;

use copydesk::issue::Issue;
use copydesk::ops::Refusal;
use copydesk::profile::by_name;
use copydesk::text::Transaction;

/// `text` as an issue of This Week in Rust.
fn issue(text: &str) -> Issue {
    Issue::parse(text, by_name("this-week-in-rust").unwrap())
}

/// The section titled `title`.
#[track_caller]
fn section(issue: &Issue, title: &str) -> usize {
    let mut sections = issue.outline().sections.iter();
    sections
        .position(|section| section.title == title)
        .unwrap_or_else(|| panic!("no section {title}"))
}

/// Holds what `operation` makes of `before` against `after`, and that undoing it is the identity.
#[track_caller]
fn check(
    before: &str,
    operation: impl Fn(&Issue) -> Result<Transaction, Refusal>,
    after: &str,
) -> Transaction {
    let issue = issue(before);
    let change = operation(&issue).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let changed = change.apply(before);
    assert_eq!(changed, after, "\n--- got\n{changed}--- wanted\n{after}");
    assert_eq!(change.invert(before).apply(&changed), before);
    change
}

/// Holds the sentence by which `operation` is refused.
#[track_caller]
fn refused(
    before: &str,
    operation: impl Fn(&Issue) -> Result<Transaction, Refusal>,
    sentence: &str,
) {
    match operation(&issue(before)) {
        Ok(change) => panic!("not refused: {}", change.apply(before)),
        Err(refusal) => assert_eq!(refusal.to_string(), sentence),
    }
}
