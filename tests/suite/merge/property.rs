//! What holds for all edits of two people.

use super::{BASE, merged};
use crate::support::dice::Dice;
use copydesk::issue::Issue;
use copydesk::profile::by_name;
use std::collections::BTreeMap;

/// Edits by items: `base` after `count` of them, drawn by `dice`; what is added is called after `who`.
fn edited(base: &str, dice: &mut Dice, who: &str, count: usize) -> String {
    let mut text = base.to_owned();
    for round in 0..count {
        text = edited_once(&text, dice, &format!("{who}-{round}"));
    }
    text
}

fn edited_once(text: &str, dice: &mut Dice, who: &str) -> String {
    let issue = Issue::parse(text, by_name("this-week-in-rust").unwrap());
    let items = &issue.outline().items;
    if items.is_empty() {
        return format!("{text}* [{who}](https://{who}.example/)\n");
    }
    let span = items[dice.below(items.len())].span;
    let item = span.of(text).to_owned();
    let mut lines = text.to_owned();
    match dice.below(5) {
        0 => lines.insert_str(span.end, &format!("* [{who}](https://{who}.example/)\n")),
        1 => lines.insert_str(span.start, &format!("* [{who}](https://{who}.example/)\n")),
        2 => lines.replace_range(span.start..span.end, ""),
        3 => {
            let changed = item.replacen('[', &format!("[{who} "), 1);
            lines.replace_range(span.start..span.end, &changed);
        }
        _ => {
            let other = items[dice.below(items.len())].span;
            if other == span {
                return lines;
            }
            let at = other.end;
            if at > span.start {
                lines.insert_str(at, &item);
                lines.replace_range(span.start..span.end, "");
            } else {
                lines.replace_range(span.start..span.end, "");
                lines.insert_str(at, &item);
            }
        }
    }
    lines
}

/// How often each line stands in `text`.
fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut count = BTreeMap::new();
    for line in text.lines() {
        *count.entry(line).or_default() += 1;
    }
    count
}

#[test]
fn a_side_that_changed_nothing_leaves_the_other_to_the_byte() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let other = edited(BASE, &mut dice, "x", 6);
        assert_eq!(merged(BASE, BASE, &other).text(&[]), other, "seed {seed}");
        assert_eq!(merged(BASE, &other, BASE).text(&[]), other, "seed {seed}");
        assert_eq!(merged(BASE, &other, &other).text(&[]), other, "seed {seed}");
    }
}

/// The same without the short cut for a side that is the base: an unrelated line differs.
#[test]
fn a_side_that_changed_something_else_leaves_the_other_as_it_is() {
    let aside = BASE.replace("Hello and welcome.", "Hello.");
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let other = edited(BASE, &mut dice, "x", 6);
        let expected = other.replace("Hello and welcome.", "Hello.");
        for (ours, theirs) in [(&aside, &other), (&other, &aside)] {
            let found = merged(BASE, ours, theirs);
            assert_eq!(found.conflicts().count(), 0, "seed {seed}");
            assert_eq!(found.text(&[]), expected, "seed {seed}");
        }
    }
}

#[test]
fn merging_is_symmetric_but_for_the_order_in_one_place() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let ours = edited(BASE, &mut dice, "o", 4);
        let theirs = edited(BASE, &mut dice, "t", 4);
        let (one, two) = (merged(BASE, &ours, &theirs), merged(BASE, &theirs, &ours));
        assert_eq!(
            one.conflicts().count(),
            two.conflicts().count(),
            "seed {seed}"
        );
        if one.conflicts().count() == 0 {
            let (one, two) = (one.text(&[]), two.text(&[]));
            assert_eq!(counted(&one), counted(&two), "seed {seed}");
        }
    }
}

#[test]
fn what_either_added_is_there_once_and_nothing_untouched_is_lost() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let ours = edited(BASE, &mut dice, "o", 5);
        let theirs = edited(BASE, &mut dice, "t", 5);
        let text = merged(BASE, &ours, &theirs).text(&[]);
        let added = |side: &str| {
            let lines = side
                .lines()
                .filter(|line| !BASE.lines().any(|old| old == *line));
            let plain = lines.filter(|line| line.matches('-').count() == 2);
            plain.map(str::to_owned).collect::<Vec<_>>()
        };
        for line in added(&ours).iter().chain(&added(&theirs)) {
            let url = line.split("](").nth(1).unwrap_or(line);
            assert_eq!(text.matches(url).count(), 1, "seed {seed}: {line}\n{text}");
        }
        for line in BASE.lines().filter(|line| line.starts_with("* [")) {
            let in_both = [&ours, &theirs].iter().all(|side| side.contains(line));
            assert!(
                !in_both || text.matches(line).count() == 1,
                "seed {seed}: {line}"
            );
        }
    }
}

#[test]
fn a_conflict_appears_exactly_when_both_changed_one_item() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let lines: Vec<&str> = BASE
            .lines()
            .filter(|line| line.starts_with("* ["))
            .collect();
        let change = |at: usize, who: &str| {
            BASE.replacen(
                lines[at],
                &lines[at].replacen('[', &format!("[{who} "), 1),
                1,
            )
        };
        let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
        let found = merged(BASE, &change(a, "ours"), &change(b, "theirs"));
        assert_eq!(
            found.conflicts().count(),
            usize::from(a == b),
            "seed {seed}"
        );
    }
}
