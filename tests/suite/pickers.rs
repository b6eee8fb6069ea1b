//! What pickers offer: guesses with their reasons, letters that choose, and the order of what a query finds.

use copydesk::archive::Archive;
use copydesk::issue::Issue;
use copydesk::profile::by_name;
use copydesk::tui::picker::fuzzy::{Fuzzy, ranked};
use copydesk::tui::picker::guess::{Target, guesses};
use copydesk::tui::picker::letters::{letters, letters_of};
use proptest::prelude::*;
use std::collections::BTreeSet;

const DRAFT: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
* [one](https://blog.dev/1)
* [two](https://www.blog.dev/2)
* [video] [three](https://youtube.com/3)

### Rust Walkthroughs
* [four](https://blog.dev/4)
* [five](https://blog.dev/5)
* [video] [six](https://other.tv/6)

### Miscellaneous
* [seven](https://elsewhere.dev/7)

## Upcoming Events

### Virtual
* 2026-01-20 | Berlin, DE | [Rust Berlin](https://two.example/berlin)
* 2026-01-21 | Virtual (Nairobi, KE) | [Rust Kenya](https://two.example/kenya)
* 2026-01-22 | Nairobi, KE | [Rust Kenya](https://two.example/kenya2)

### Europe

### Asia
* 2026-01-23 | Virtual (Pune, IN) | [Rust Pune](https://two.example/pune)
";

fn issue() -> Issue {
    Issue::parse(DRAFT, by_name("this-week-in-rust").unwrap())
}

/// What is guessed for the items whose lines hold `needles`: `section: reason` a line.
fn guessed(needles: &[&str]) -> Vec<String> {
    guessed_from(&Archive::default(), needles)
}

/// The same with past issues.
fn guessed_from(archive: &Archive, needles: &[&str]) -> Vec<String> {
    let issue = issue();
    let items: Vec<usize> = needles
        .iter()
        .map(|needle| {
            let holds = |item: &copydesk::issue::Item| item.text(issue.source()).contains(needle);
            issue.outline().items.iter().position(holds).unwrap()
        })
        .collect();
    let name = |target| match target {
        Target::Section(at) => issue.outline().sections[at].title.clone(),
        Target::Role(at) => format!("(missing) {}", issue.profile().roles[at].title()),
        Target::Silent(group) => format!("(silent) {}", issue.group_name(group)),
    };
    let older = archive.older_than(issue.date().unwrap());
    let guesses = guesses(&issue, Some(older), &items);
    let line = |guess: copydesk::tui::picker::guess::Guess| {
        format!("{}: {}", name(guess.target), guess.reason)
    };
    guesses.into_iter().map(line).collect()
}

#[test]
fn links_are_guessed_where_others_of_their_host_stand() {
    assert_eq!(
        guessed(&["[one]"]),
        ["Rust Walkthroughs: 2 of 3 from this host"]
    );
    assert_eq!(
        guessed(&["[four]"]),
        ["Observations/Thoughts: 2 of 3 from this host"]
    );
    assert_eq!(
        guessed(&["[four]", "[five]", "[seven]"]),
        ["Observations/Thoughts: 2 of 2 from these hosts"]
    );
    assert!(guessed(&["[seven]"]).is_empty(), "nobody else is there");
}

#[test]
fn past_issues_tell_where_links_of_a_host_were_filed() {
    let text = DRAFT.replace("2026-01-14", "2026-01-07")
        + "\n## Updates from the Rust Project\n\n* [a change](https://blog.dev/6)\n";
    let past = Issue::parse(text, by_name("this-week-in-rust").unwrap());
    let later = Issue::parse(DRAFT, by_name("this-week-in-rust").unwrap());
    let archive = Archive::of([("a.md".into(), past), ("b.md".into(), later)]);
    assert_eq!(
        guessed_from(&archive, &["[one]"]),
        ["Rust Walkthroughs: 4 of 7 from this host"]
    );
    assert!(
        guessed_from(&archive, &["[seven]"]).is_empty(),
        "it stands there already"
    );
    assert_eq!(
        guessed_from(&archive, &["[six]"]),
        ["Observations/Thoughts: 1 of 1 with [video]"]
    );
}

#[test]
fn a_prefix_speaks_where_the_host_says_nothing() {
    assert_eq!(
        guessed(&["[six]"]),
        ["Observations/Thoughts: 1 of 1 with [video]"]
    );
}

#[test]
fn events_are_guessed_by_country_and_attendance() {
    assert_eq!(guessed(&["Berlin, DE"]), ["Europe: DE is in Europe"]);
    assert_eq!(guessed(&["Pune"]), ["Virtual: an online event"]);
    assert_eq!(
        guessed(&["| Nairobi, KE"]),
        ["(missing) Africa: KE is in Africa"]
    );
    assert!(
        guessed(&["Virtual (Nairobi"]).is_empty(),
        "it stands where it belongs"
    );
}

#[test]
fn nothing_is_guessed_for_nothing() {
    assert!(guesses(&issue(), None, &[]).is_empty());
    assert!(guesses(&issue(), None, &[9999]).is_empty());
}

#[test]
fn wanted_letters_are_kept_and_the_rest_get_free_ones() {
    let given = letters(&[None, Some('b'), Some('a'), Some('b'), None, Some('V')]);
    let shown: String = given.into_iter().flatten().collect();
    assert_eq!(shown, "cbadeV");
    let named: String = letters_of(&["video", "audio", "Video 2", "[[", "vid"])
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(named, "vaibd");
}

proptest! {
    #[test]
    fn no_letter_is_given_twice(wanted in prop::collection::vec(prop::option::of("[a-zA-Z]"), 0..80)) {
        let wanted: Vec<Option<char>> = wanted.iter().map(|w| w.as_ref()?.chars().next()).collect();
        let given = letters(&wanted);
        prop_assert_eq!(given.len(), wanted.len());
        let all: Vec<char> = given.iter().copied().flatten().collect();
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for (at, letter) in wanted.iter().enumerate() {
            let is_first = letter.is_some() && !wanted[..at].contains(letter);
            prop_assert!(!is_first || given[at] == *letter, "a wanted letter goes to the first who wants it");
        }
    }

    #[test]
    fn any_query_ranks_any_texts(query in ".{0,12}", texts in prop::collection::vec(".{0,20}", 0..8)) {
        let found = ranked(&query, texts.iter().map(|text| (text.as_str(), ["", "", ""])));
        let unique: BTreeSet<usize> = found.iter().copied().collect();
        prop_assert_eq!(unique.len(), found.len());
        for text in &texts {
            Fuzzy::new(&query).positions(text);
        }
    }
}

fn found<'a>(query: &str, texts: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let rows = texts.iter().map(|&(text, beside)| (text, [beside, "", ""]));
    let order = ranked(query, rows);
    order.into_iter().map(|at| texts[at].0).collect()
}

#[test]
fn the_closest_match_comes_first_and_an_empty_query_keeps_the_order() {
    let texts = [
        ("save as", ""),
        ("raise a very edgy", ""),
        ("save", ""),
        ("quit", "leaves and saves"),
    ];
    assert_eq!(found("", &texts).len(), 4);
    assert_eq!(
        found("save", &texts),
        ["save as", "save", "raise a very edgy", "quit"]
    );
    assert_eq!(found("zzz", &texts), [""; 0]);
}

#[test]
fn words_match_in_any_order_and_capitals_ask_for_capitals() {
    let texts = [("Unsafe Rust with Miri", "blog.dev"), ("miri and rust", "")];
    assert_eq!(found("miri rust", &texts).len(), 2);
    assert_eq!(found("Miri", &texts), ["Unsafe Rust with Miri"]);
    assert_eq!(found("miri blog", &texts), ["Unsafe Rust with Miri"]);
}

#[test]
fn positions_count_clusters() {
    assert_eq!(Fuzzy::new("ri").positions("Mi\u{301}ri"), [2, 3]);
    assert_eq!(Fuzzy::new("xyz").positions("Miri"), [0; 0]);
}
