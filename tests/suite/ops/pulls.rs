//! Pull requests that are pasted: what is read as one, where each goes, and what is left out.

use super::{check, issue, refused, section};
use crate::support::shared::corpus_files;
use copydesk::issue::{Issue, PullRequest};
use copydesk::ops::{At, add_pulls, paste, pulls, stray_line};
use copydesk::profile::{KnownGroups, by_name};
use std::collections::BTreeSet;

const BEFORE: &str = "## Updates from the Rust Project\n\n#### Compiler\n\
    * [old](https://github.com/rust-lang/rust/pull/1)\n\n#### Cargo\n\n### Final Comment Period\n";

/// What the text comes to, pasted into Compiler: title and name of each pull request.
fn read(text: &str) -> Option<Vec<(String, String)>> {
    let issue = issue(BEFORE);
    let found = pulls(&issue, section(&issue, "Compiler"), text)?;
    let each = found.sorted.into_iter();
    Some(each.map(|(one, _)| (one.title, one.pull.name())).collect())
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str)]) {
    let expected = expected
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    assert_eq!(read(text), Some(expected.collect()), "{text:?}");
}

#[test]
fn numbers_addresses_and_short_names_are_read() {
    for text in [
        "149843",
        "#149843",
        "rust-lang/rust#149843",
        "https://github.com/rust-lang/rust/pull/149843",
        "https://github.com/rust-lang/rust/pull/149843/files#diff-1",
        "<https://github.com/rust-lang/rust/pull/149843>",
        "* #149843",
        "149843, 149843\n\n#149843",
    ] {
        reads(text, &[("rust-lang/rust#149843", "rust-lang/rust#149843")]);
    }
    let several = [
        ("rust-lang/cargo#5", "rust-lang/cargo#5"),
        ("rust-lang/rust#7", "rust-lang/rust#7"),
    ];
    reads("rust-lang/cargo#5, 7", &several);
}

#[test]
fn titles_are_read_on_either_side_of_a_name_and_in_markdown() {
    let wanted = [("add a lint", "rust-lang/rust-clippy#9")];
    for text in [
        "rust-lang/rust-clippy#9: add a lint",
        "rust-lang/rust-clippy#9 - add a lint",
        "add a lint (rust-lang/rust-clippy#9)",
        "add a lint https://github.com/rust-lang/rust-clippy/pull/9",
        "* [add a lint](https://github.com/rust-lang/rust-clippy/pull/9) tail",
    ] {
        reads(text, &wanted);
    }
}

#[test]
fn lines_of_a_log_are_read_by_what_they_merge() {
    reads(
        "\
55495234 (HEAD -> main, origin/main) Auto merge of #149950 - user:branch, r=someone
* 1a2b3c4 Merge pull request #16384 from user/branch
0123abcd fix the `lint` (again) (#77)
ffffffff bump the version to 3
",
        &[
            ("rust-lang/rust#149950", "rust-lang/rust#149950"),
            ("rust-lang/rust#16384", "rust-lang/rust#16384"),
            ("fix the `lint` (again)", "rust-lang/rust#77"),
        ],
    );
}

#[test]
fn what_is_something_else_is_no_list_of_pull_requests() {
    for text in [
        "",
        "some words",
        "149843 and some words",
        "0",
        "123456789",
        "https://github.com/rust-lang/rust/issues/5",
        "* [post](https://blog.example/)\n* [x](https://github.com/rust-lang/rust/pull/2)",
        "* [x](https://github.com/rust-lang/rust/pull/2)\n    * nested",
        "<!-- x#1 -->",
        "../etc#1",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

#[test]
fn each_goes_where_its_repository_belongs_and_missing_headings_are_made_in_order() {
    check(
        BEFORE,
        |issue| {
            let text = "rust-lang/rust-clippy#9 lint\nrust-lang/hashbrown#3 map\n#1\n#2 two\nrust-lang/cargo#4 build\n";
            add_pulls(issue, section(issue, "Compiler"), text)
        },
        "## Updates from the Rust Project\n\n#### Compiler\n\
         * [old](https://github.com/rust-lang/rust/pull/1)\n* [two](https://github.com/rust-lang/rust/pull/2)\n\n\
         #### Library\n* [map](https://github.com/rust-lang/hashbrown/pull/3)\n\n\
         #### Cargo\n* [build](https://github.com/rust-lang/cargo/pull/4)\n\n\
         #### Clippy\n* [lint](https://github.com/rust-lang/rust-clippy/pull/9)\n\n\
         ### Final Comment Period\n",
    );
}

#[test]
fn a_bare_number_is_one_of_the_selected_groups_own_repository() {
    check(
        BEFORE,
        |issue| add_pulls(issue, section(issue, "Cargo"), "16246"),
        &BEFORE.replace(
            "#### Cargo\n",
            "#### Cargo\n* [rust-lang/cargo#16246](https://github.com/rust-lang/cargo/pull/16246)\n",
        ),
    );
}

#[test]
fn what_nobody_decides_repeats_or_has_no_home_is_refused() {
    let top = "Updates from the Rust Project";
    let refuse = |title: &'static str, text: &'static str, sentence: &str| {
        refused(
            BEFORE,
            |issue| add_pulls(issue, section(issue, title), text),
            sentence,
        );
    };
    refuse(
        top,
        "#2 #3",
        "the repository of rust-lang/rust#2 and 1 more does not decide the group (name one)",
    );
    refuse(
        "Compiler",
        "#1 #1",
        "2 pull requests stand in the issue already",
    );
    refuse(
        "Final Comment Period",
        "#2",
        "“Final Comment Period” has no groups of pull requests",
    );
    refuse(
        top,
        "words",
        "the text holds no pull requests (numbers, addresses, `owner/name#N` and lines of `git log --oneline` are read)",
    );
}

#[test]
fn the_label_says_what_went_where_and_what_was_left_out() {
    let issue = issue(BEFORE);
    let text = "#1\n#2\nrust-lang/cargo#4 build\n0123abcd bump\n";
    let found = pulls(&issue, section(&issue, "Compiler"), text).unwrap();
    assert_eq!(
        found.label(&issue),
        "Pasted 2 pull requests: 1 to Compiler, 1 to Cargo; 1 without a title; 1 there already; 1 lines without one"
    );
}

#[test]
fn other_sections_and_newsletters_take_pull_requests_as_links() {
    let text = "https://github.com/rust-lang/rust/pull/2\n";
    let other = "### Approved RFCs\n";
    let issue = issue(other);
    assert_eq!(pulls(&issue, section(&issue, "Approved RFCs"), text), None);
    assert!(paste(&issue, section(&issue, "Approved RFCs"), At::End, text).is_ok());
    let generic = Issue::parse(BEFORE, by_name("generic").unwrap());
    assert_eq!(pulls(&generic, section(&generic, "Compiler"), text), None);
}

/// The section of the groups, the profile's groups, and the items with the group each stands in.
type Grouped<'a> = (usize, &'a KnownGroups, Vec<(usize, String)>);

/// The groups of merged pull requests in `issue`.
fn groups(issue: &Issue) -> Option<Grouped<'_>> {
    let sections = 0..issue.outline().sections.len();
    let files = |at: &usize| {
        issue
            .role(*at)
            .is_some_and(|role| role.known.files_pull_requests())
    };
    let home = sections.into_iter().find(files)?;
    let known = &issue.role(home)?.known;
    let mut found = Vec::new();
    for (at, group) in issue.groups_below(home) {
        let is_ours = issue.outline().sections[at].role.is_none();
        for item in issue.items(at).iter().filter(|_| is_ours) {
            found.push((group, item.first_line(issue.source()).to_owned()));
        }
    }
    Some((home, known, found))
}

#[test]
fn the_newest_issues_pull_requests_are_filed_where_their_editors_filed_them() {
    let mut files = corpus_files();
    files.sort_by_key(|file| std::cmp::Reverse(file.path.file_name().map(ToOwned::to_owned)));
    let (mut decided, mut same) = (0, 0);
    for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
        let of = files
            .iter()
            .filter(|file| file.newsletter == newsletter)
            .take(25);
        for file in of {
            let profile = by_name(newsletter).unwrap();
            let whole = Issue::parse(String::from_utf8(file.bytes()).unwrap(), profile.clone());
            let Some((_, known, items)) = groups(&whole) else {
                continue;
            };
            let urls: Vec<(usize, &str, Option<PullRequest>)> = items
                .iter()
                .map(|(group, line)| {
                    let url = line
                        .rsplit_once("](")
                        .map_or("", |(_, url)| url.trim_end_matches(')'));
                    (*group, line.as_str(), PullRequest::at(url))
                })
                .collect();
            let text: Vec<String> = urls
                .iter()
                .filter(|(.., pull)| pull.is_some())
                .map(|(_, line, _)| format!("* {line}"))
                .collect();
            let title = whole.outline().sections[groups(&whole).unwrap().0]
                .title
                .clone();
            let empty = Issue::parse(format!("## {title}\n"), profile);
            let Some(mut found) = pulls(&empty, 1, &text.join("\n")) else {
                continue;
            };
            for (one, group) in &found.sorted {
                let Some(group) = group else { continue };
                let stood = urls
                    .iter()
                    .find(|(_, line, _)| *line == one.text)
                    .unwrap()
                    .0;
                decided += 1;
                same += usize::from(stood == *group);
            }
            found.decide(0, usize::MAX);
            let change = found.add(&empty).unwrap();
            let after = empty.apply(&change);
            let lines: BTreeSet<&str> = after.source().lines().collect();
            assert!(
                text.iter().all(|line| lines.contains(line.trim_end())),
                "{:?}",
                file.path
            );
            assert_eq!(
                change.invert(empty.source()).apply(after.source()),
                empty.source()
            );
            let again = pulls(&after, 1, &text.join("\n")).unwrap();
            assert!(again.sorted.is_empty(), "{:?}", file.path);
            assert!(known.level > 0);
        }
    }
    // The editors put a few of one tool's pull requests below another's heading, which a rule reports.
    assert!(
        decided == 0 || same * 100 >= decided * 90,
        "{same} of {decided}"
    );
}

#[test]
fn the_line_that_is_none_among_others_is_named() {
    let issue = issue(BEFORE);
    let at = section(&issue, "Compiler");
    let text = "rust-lang/rust#7\nhello world\nbye\n";
    assert_eq!(stray_line(&issue, at, text), Some("hello world"));
    assert_eq!(stray_line(&issue, at, "hello\nworld\n"), None);
    assert_eq!(stray_line(&issue, at, "#7\n55495234 no number\n"), None);
    let refusal = add_pulls(&issue, at, text).unwrap_err().to_string();
    assert!(
        refusal.starts_with("“hello world” names no pull request"),
        "{refusal}"
    );
}
