//! Merging: what each side did is there once, nothing else changes, and a conflict is exactly where both changed one thing.

mod property;
mod replay;
mod rounds;

use copydesk::issue::Issue;
use copydesk::merge::{Choice, Merged, merge};
use copydesk::profile::by_name;

const BASE: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14

Hello and welcome.

## Updates from Rust Community

### Official
* [Alpha](https://one.example/alpha)
* [Beta](https://one.example/beta)
* [Gamma](https://one.example/gamma)

### Research

### Observations/Thoughts
* [Omega](https://two.example/omega)

## Crate of the Week

This week's crate is none.

## Upcoming Events

### Europe
* 2026-01-20 | Turku, FI | [Isles](https://net.example/isles)
    * [**Early**](https://net.example/early)
* 2026-01-26 | Ghent, BE | [Locks](https://net.example/locks)
    * [**Late**](https://net.example/late)

[merged]: https://github.com/search
";

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";
const BETA: &str = "* [Beta](https://one.example/beta)\n";
const GAMMA: &str = "* [Gamma](https://one.example/gamma)\n";
const OMEGA: &str = "* [Omega](https://two.example/omega)\n";

/// The base with `before`, which stands in it once, made `after`.
#[track_caller]
fn with(before: &str, after: &str) -> String {
    assert_eq!(BASE.matches(before).count(), 1, "{before:?}");
    BASE.replacen(before, after, 1)
}

pub fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    let parse = |text: &str| Issue::parse(text, by_name("this-week-in-rust").unwrap());
    merge(&parse(base), &parse(ours), &parse(theirs))
}

/// Asserts that both merge to `expected` without a conflict.
#[track_caller]
fn check(ours: &str, theirs: &str, expected: &str) {
    let found = merged(BASE, ours, theirs);
    assert_eq!(found.conflicts().next(), None);
    assert_eq!(found.text(&[]), expected);
}

/// Asserts that there is one conflict, and what its sides are.
#[track_caller]
fn conflict(ours: &str, theirs: &str, sides: [Option<&str>; 3]) -> Merged {
    let found = merged(BASE, ours, theirs);
    let all: Vec<_> = found.conflicts().collect();
    assert_eq!(all.len(), 1, "{found:#?}");
    let [base, ours, theirs] = [&all[0].base, &all[0].ours, &all[0].theirs];
    assert_eq!([base.as_deref(), ours.as_deref(), theirs.as_deref()], sides);
    found.clone()
}

#[test]
fn items_that_both_add_at_one_place_stand_there_ours_first() {
    let ours = with(GAMMA, &format!("{GAMMA}* [Ours](https://a.example/)\n"));
    let theirs = with(GAMMA, &format!("{GAMMA}* [Theirs](https://b.example/)\n"));
    let both = with(
        GAMMA,
        &format!("{GAMMA}* [Ours](https://a.example/)\n* [Theirs](https://b.example/)\n"),
    );
    check(&ours, &theirs, &both);
}

#[test]
fn items_that_both_add_to_an_empty_section_stand_in_it() {
    let add = |line: &str| with("### Research\n", &format!("### Research\n{line}"));
    let (a, b) = (
        "* [Ours](https://a.example/)\n",
        "* [Theirs](https://b.example/)\n",
    );
    check(&add(a), &add(b), &add(&format!("{a}{b}")));
}

#[test]
fn an_item_that_both_add_stands_there_once() {
    let add = |more: &str| {
        with(
            GAMMA,
            &format!("{GAMMA}* [New](https://n.example/)\n{more}"),
        )
    };
    let (a, b) = (
        "* [Ours](https://a.example/)\n",
        "* [Theirs](https://b.example/)\n",
    );
    check(&add(a), &add(b), &add(&format!("{a}{b}")));
}

#[test]
fn neighbouring_changes_do_not_disturb_each_other() {
    let ours = with("[Alpha]", "[Alpha, corrected]");
    let theirs = with(BETA, "");
    check(&ours, &theirs, &ours.replace(BETA, ""));
    check(&theirs, &ours, &ours.replace(BETA, ""));
}

#[test]
fn a_moved_item_that_the_other_side_corrects_is_corrected_where_it_went() {
    let moved = with(ALPHA, "").replace(OMEGA, &format!("{OMEGA}{ALPHA}"));
    let corrected = with("[Alpha]", "[Alpha, corrected]");
    let expected = moved.replace("[Alpha]", "[Alpha, corrected]");
    check(&moved, &corrected, &expected);
    check(&corrected, &moved, &expected);
}

#[test]
fn an_item_goes_into_its_section_though_that_was_renamed_or_moved() {
    let renamed = with("### Official", "### Official News");
    let added = with(GAMMA, &format!("{GAMMA}* [New](https://n.example/)\n"));
    let expected = added.replace("### Official", "### Official News");
    check(&renamed, &added, &expected);
    check(&added, &renamed, &expected);
    let section = format!("### Official\n{ALPHA}{BETA}{GAMMA}\n");
    let below = with(&section, "").replace("## Crate of", &format!("{section}## Crate of"));
    let expected = below.replace(GAMMA, &format!("{GAMMA}* [New](https://n.example/)\n"));
    check(&below, &added, &expected);
    check(&added, &below, &expected);
}

#[test]
fn a_section_that_one_takes_out_and_the_other_fills_stays() {
    let without = with("### Research\n\n", "");
    let filled = with(
        "### Research\n",
        "### Research\n* [New](https://n.example/)\n",
    );
    for (ours, theirs) in [(&without, &filled), (&filled, &without)] {
        let found = merged(BASE, ours, theirs);
        let text = found.text(&[]);
        let issue = Issue::parse(text.as_str(), by_name("this-week-in-rust").unwrap());
        let section = issue
            .section_of_role("research")
            .expect("the section is there");
        assert_eq!(issue.items(section).len(), 1, "{text}");
    }
}

#[test]
fn new_sections_of_both_sides_keep_their_items() {
    let add = |name: &str, url: &str| {
        let section = format!("### {name}\n* [New](https://{url}/)\n\n");
        with("## Crate of", &format!("{section}## Crate of"))
    };
    let found = merged(
        BASE,
        &add("Miscellaneous", "a.example"),
        &add("Newsletters", "b.example"),
    );
    let text = found.text(&[]);
    assert!(
        text.contains("### Miscellaneous\n* [New](https://a.example/)\n"),
        "{text}"
    );
    assert!(
        text.contains("### Newsletters\n* [New](https://b.example/)\n"),
        "{text}"
    );
}

#[test]
fn one_new_section_of_both_sides_holds_the_items_of_both() {
    let add = |url: &str| {
        let section = format!("### Miscellaneous\n* [New](https://{url}/)\n\n");
        with("## Crate of", &format!("{section}## Crate of"))
    };
    let found = merged(BASE, &add("a.example"), &add("b.example"));
    let both =
        "### Miscellaneous\n* [New](https://a.example/)\n* [New](https://b.example/)\n\n## Crate";
    assert!(found.text(&[]).contains(both), "{}", found.text(&[]));
}

#[test]
fn events_that_both_add_stand_in_order_of_days() {
    let event = |day: &str| {
        format!(
            "* 2026-01-{day} | Lyon, FR | [Lyon {day}](https://l.example/{day})\n    * [**T**](https://l.example/{day}/t)\n"
        )
    };
    let locks = "* 2026-01-26 | Ghent";
    let ours = with(locks, &format!("{}{}{locks}", event("21"), event("24")));
    let theirs = with(locks, &format!("{}{}{locks}", event("22"), event("25")));
    let all = ["21", "22", "24", "25"].map(event).concat();
    check(&ours, &theirs, &with(locks, &format!("{all}{locks}")));
    check(&theirs, &ours, &with(locks, &format!("{all}{locks}")));
}

#[test]
fn an_item_that_both_change_is_a_conflict_with_four_ways_out() {
    let (ours, theirs) = (with("[Beta]", "[Beta one]"), with("[Beta]", "[Beta two]"));
    let (one, two) = (
        BETA.replace("Beta", "Beta one"),
        BETA.replace("Beta", "Beta two"),
    );
    let found = conflict(&ours, &theirs, [Some(BETA), Some(&one), Some(&two)]);
    assert_eq!(found.text(&[]), ours);
    assert_eq!(found.text(&[Choice::Theirs]), theirs);
    assert_eq!(
        found.text(&[Choice::Both]),
        with(BETA, &format!("{one}{two}"))
    );
    assert_eq!(found.text(&[Choice::Neither]), with(BETA, ""));
}

#[test]
fn an_item_that_both_change_in_the_same_way_is_no_conflict() {
    let both = with("[Beta]", "[Beta one]");
    check(&both, &both, &both);
    let more = both.replace("[Omega]", "[Omega!]");
    check(&both, &more, &more);
}

#[test]
fn an_item_that_one_takes_out_and_the_other_changes_is_a_conflict_and_stays() {
    let (gone, changed) = (with(BETA, ""), with("[Beta]", "[Beta one]"));
    let line = BETA.replace("[Beta]", "[Beta one]");
    let found = conflict(&gone, &changed, [Some(BETA), None, Some(&line)]);
    assert_eq!(found.text(&[]), changed);
    let found = conflict(&changed, &gone, [Some(BETA), Some(&line), None]);
    assert_eq!(found.text(&[]), changed);
    assert_eq!(found.text(&[Choice::Neither]), gone);
}

#[test]
fn an_item_that_both_add_with_different_words_is_a_conflict() {
    let add = |title: &str| with(GAMMA, &format!("{GAMMA}* [{title}](https://n.example/)\n"));
    let line = |title: &str| format!("* [{title}](https://n.example/)\n");
    let sides = (line("One"), line("Two"));
    conflict(
        &add("One"),
        &add("Two"),
        [None, Some(&sides.0), Some(&sides.1)],
    );
}

#[test]
fn prose_is_merged_by_lines() {
    let crate_line = "This week's crate is none.\n";
    let ours = with(crate_line, "This week's crate is one.\n");
    let theirs = with("Hello and welcome.", "Hello.");
    check(
        &ours,
        &theirs,
        &ours.replace("Hello and welcome.", "Hello."),
    );
    let other = with(crate_line, "This week's crate is two.\n");
    let sides = [
        Some(crate_line),
        Some("This week's crate is one.\n"),
        Some("This week's crate is two.\n"),
    ];
    let found = conflict(&ours, &other, sides);
    assert_eq!(found.text(&[Choice::Theirs]), other);
}

#[test]
fn fields_and_definitions_are_known_by_their_names() {
    let ours = with("Number: 634", "Number: 635");
    let theirs = with("Date: 2026-01-14", "Date: 2026-01-21");
    check(
        &ours,
        &theirs,
        &ours.replace("Date: 2026-01-14", "Date: 2026-01-21"),
    );
    let ours = with(
        "[merged]: https",
        "[mine]: https://a.example\n[merged]: https",
    );
    let theirs = with(
        "[merged]: https",
        "[yours]: https://b.example\n[merged]: https",
    );
    let both = "[mine]: https://a.example\n[yours]: https://b.example\n[merged]: https";
    let text = merged(BASE, &ours, &theirs).text(&[]);
    assert!(text.contains(both), "{text}");
}

#[test]
fn line_endings_follow_the_side_that_changed_them() {
    let ours = BASE.replace('\n', "\r\n");
    let theirs = with(BETA, "");
    check(&ours, &theirs, &theirs.replace('\n', "\r\n"));
    check(&theirs, &ours, &theirs.replace('\n', "\r\n"));
}

#[test]
fn a_missing_final_line_ending_follows_the_side_that_took_it_out() {
    let ours = BASE.trim_end().to_owned();
    let theirs = with(BETA, "");
    check(&ours, &theirs, theirs.trim_end());
    check(&theirs, &ours, theirs.trim_end());
    let added = format!("{BASE}[more]: https://m.example\n");
    check(&ours, &added, added.trim_end());
}

#[test]
fn no_conflict_marker_is_ever_written() {
    let (ours, theirs) = (with("[Beta]", "[Beta one]"), with("[Beta]", "[Beta two]"));
    let found = merged(BASE, &ours, &theirs);
    for choice in [Choice::Ours, Choice::Theirs, Choice::Both, Choice::Neither] {
        let text = found.text(&[choice]);
        assert!(
            !["<<<<", "====", ">>>>", "||||"]
                .iter()
                .any(|mark| text.contains(mark))
        );
    }
}
